//! The screens and their addresses.

mod bills;
mod check;
mod fee_notice;
mod first_question;
mod letter;
mod menu;
mod messages;
mod mine;
mod not_found;
mod offering;
mod payment_receipt;
mod pick_up;
mod receipt;
mod sign;
mod student;
mod waivers;
mod week;
mod welcome;
mod wishes;

pub(crate) use menu::menu_address;
pub(crate) use offering::{PriceTexts, TellPrice, tell_price};

use crate::{app::Ready, drawn::Drawn, late::Part};
use kehou_contract::{
    CheckCode, ChildId, FieldId, OfferingId, PaymentReceiptNumber, ReceiptNumber, WishCode,
    routes::wish_list_page,
};

/// A screen of the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Page {
    /// Welcome and sign-in.
    Welcome,
    /// The letter to parents and the texts to sign.
    Letter,
    /// What is charged, for everybody to read.
    FeeNotice,
    /// Does the child stay after school?
    FirstQuestion,
    /// The menu.
    Menu,
    /// One offering.
    Offering(OfferingId),
    /// The child's week: draft or settled.
    Week,
    /// Sign and submit.
    Sign,
    /// A submission receipt.
    Receipt(ReceiptNumber),
    /// When, where and with whom the children leave.
    PickUp,
    /// What the household was told.
    Messages,
    /// What is to be paid and what was, by child.
    Bills,
    /// The receipt for money that came in.
    PaymentReceipt(PaymentReceiptNumber),
    /// What was applied for to be waived for a child.
    Waivers(ChildId),
    /// Children, receipts, settings.
    Mine,
    /// Behind a receipt's QR picture.
    Check(CheckCode),
    /// The student's menu: the fields as doors.
    Student,
    /// What is behind one of them.
    StudentField(FieldId),
    /// What the child has given its heart to.
    StudentWishes,
    /// A place to type the code of a wish list.
    TypeWishCode,
    /// A child's wish list, for its guardian.
    Wishes(WishCode),
    /// No such screen.
    NotFound,
}

impl Page {
    /// The screen of an address.
    pub(crate) fn of(path: &str) -> Self {
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        match (parts.next(), parts.next(), parts.next()) {
            (None, ..) | (Some("welcome"), None, _) => Self::Welcome,
            (Some("letter"), None, _) => Self::Letter,
            (Some("fee-notice"), None, _) => Self::FeeNotice,
            (Some("first-question"), None, _) => Self::FirstQuestion,
            (Some("menu"), None, _) => Self::Menu,
            (Some("offerings"), Some(id), None) => Self::Offering(OfferingId::new(id)),
            (Some("week"), None, _) => Self::Week,
            (Some("sign"), None, _) => Self::Sign,
            (Some("receipts"), Some(number), None) => Self::Receipt(ReceiptNumber::new(number)),
            (Some("pick-up"), None, _) => Self::PickUp,
            (Some("messages"), None, _) => Self::Messages,
            (Some("bills"), None, _) => Self::Bills,
            (Some("payment-receipts"), Some(number), None) => {
                Self::PaymentReceipt(PaymentReceiptNumber::new(number))
            }
            (Some("waivers"), Some(child), None) => Self::Waivers(ChildId::new(child)),
            (Some("mine"), None, _) => Self::Mine,
            (Some("r"), Some(code), None) => Self::Check(CheckCode::new(code)),
            (Some("student"), None, _) => Self::Student,
            (Some("student"), Some("wish-list"), None) => Self::StudentWishes,
            (Some("student"), Some(field), None) => Self::StudentField(FieldId::new(field)),
            (Some("wishes"), None, _) => Self::TypeWishCode,
            (Some("wishes"), Some(code), None) => Self::Wishes(WishCode::new(code)),
            _ => Self::NotFound,
        }
    }

    /// The address of a screen.
    pub(crate) fn path(&self) -> String {
        match self {
            Self::Welcome => "/welcome".to_owned(),
            Self::Letter => "/letter".to_owned(),
            Self::FeeNotice => "/fee-notice".to_owned(),
            Self::FirstQuestion => "/first-question".to_owned(),
            Self::Menu => "/menu".to_owned(),
            Self::Offering(id) => ["/offerings/", id.as_str()].concat(),
            Self::Week => "/week".to_owned(),
            Self::Sign => "/sign".to_owned(),
            Self::Receipt(number) => ["/receipts/", number.as_str()].concat(),
            Self::PickUp => "/pick-up".to_owned(),
            Self::Messages => "/messages".to_owned(),
            Self::Bills => "/bills".to_owned(),
            Self::PaymentReceipt(number) => ["/payment-receipts/", number.as_str()].concat(),
            Self::Waivers(child) => ["/waivers/", child.as_str()].concat(),
            Self::Mine => "/mine".to_owned(),
            Self::Check(code) => ["/r/", code.as_str()].concat(),
            Self::Student => "/student".to_owned(),
            Self::StudentField(field) => ["/student/", field.as_str()].concat(),
            Self::StudentWishes => "/student/wish-list".to_owned(),
            Self::TypeWishCode => "/wishes".to_owned(),
            Self::Wishes(code) => wish_list_page(code),
            Self::NotFound => "/not-found".to_owned(),
        }
    }

    /// Whether only a family that has signed in has it.
    pub(crate) fn is_of_families(&self) -> bool {
        matches!(
            self,
            Self::FirstQuestion
                | Self::Week
                | Self::Sign
                | Self::Receipt(_)
                | Self::PickUp
                | Self::Messages
                | Self::Bills
                | Self::Mine
                | Self::PaymentReceipt(_)
                | Self::Waivers(_)
        )
    }

    /// Whether it is for students: nothing of a family is shown around it.
    pub(crate) fn is_of_students(&self) -> bool {
        matches!(self, Self::Student | Self::StudentField(_) | Self::StudentWishes)
    }

    /// Draws the screen.
    pub(crate) fn draw(self, ready: Ready) -> Drawn {
        match self {
            Self::Welcome => welcome::welcome(ready),
            Self::Menu => menu::menu(ready),
            Self::NotFound => not_found::not_found(ready),
            Self::Offering(_) | Self::FirstQuestion | Self::Week | Self::Sign | Self::Receipt(_) => {
                Part::Signing.draw(self, ready)
            }
            Self::Letter
            | Self::FeeNotice
            | Self::PickUp
            | Self::Messages
            | Self::Bills
            | Self::PaymentReceipt(_)
            | Self::Waivers(_)
            | Self::Mine
            | Self::Check(_) => Part::Daily.draw(self, ready),
            Self::Student
            | Self::StudentField(_)
            | Self::StudentWishes
            | Self::TypeWishCode
            | Self::Wishes(_) => Part::Student.draw(self, ready),
        }
    }

    /// What must be fetched before the screen can be drawn.
    pub(crate) fn part(&self) -> Option<Part> {
        match self {
            Self::Welcome | Self::Menu | Self::NotFound => None,
            Self::Offering(_) | Self::FirstQuestion | Self::Week | Self::Sign | Self::Receipt(_) => {
                Some(Part::Signing)
            }
            Self::Letter
            | Self::FeeNotice
            | Self::PickUp
            | Self::Messages
            | Self::Bills
            | Self::PaymentReceipt(_)
            | Self::Waivers(_)
            | Self::Mine
            | Self::Check(_) => Some(Part::Daily),
            Self::Student
            | Self::StudentField(_)
            | Self::StudentWishes
            | Self::TypeWishCode
            | Self::Wishes(_) => Some(Part::Student),
        }
    }
}

/// Draws one of the screens of the part `Signing`.
pub(crate) fn draw_signing(page: Page, ready: Ready) -> Drawn {
    match page {
        Page::Offering(id) => offering::offering(ready, &id),
        Page::FirstQuestion => first_question::first_question(ready),
        Page::Week => week::week(ready),
        Page::Sign => sign::sign(ready),
        Page::Receipt(number) => receipt::receipt(ready, number),
        _ => Drawn::nothing(),
    }
}

/// Draws one of the screens of the part `Daily`.
pub(crate) fn draw_daily(page: Page, ready: Ready) -> Drawn {
    match page {
        Page::Letter => letter::letter(ready),
        Page::FeeNotice => fee_notice::fee_notice(ready),
        Page::PickUp => pick_up::pick_up(ready),
        Page::Messages => messages::messages(ready),
        Page::Bills => bills::bills(ready),
        Page::PaymentReceipt(number) => payment_receipt::payment_receipt(ready, number),
        Page::Waivers(child) => waivers::waivers(ready, &child),
        Page::Mine => mine::mine(ready),
        Page::Check(code) => check::check(ready, code),
        _ => Drawn::nothing(),
    }
}

/// Draws one of the screens of the part `Student`.
pub(crate) fn draw_student(page: Page, ready: Ready) -> Drawn {
    match page {
        Page::Student => student::doors(ready),
        Page::StudentField(field) => student::field(ready, &field),
        Page::StudentWishes => student::wish_list(ready),
        Page::TypeWishCode => wishes::code_form(ready),
        Page::Wishes(code) => wishes::wishes(ready, code),
        _ => Drawn::nothing(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_screen_is_found_by_its_own_address() {
        let pages = [
            Page::Welcome,
            Page::Letter,
            Page::FeeNotice,
            Page::FirstQuestion,
            Page::Menu,
            Page::Offering(OfferingId::new("football")),
            Page::Week,
            Page::Sign,
            Page::Receipt(ReceiptNumber::new("S1-2608-000317")),
            Page::PickUp,
            Page::Messages,
            Page::Bills,
            Page::PaymentReceipt(PaymentReceiptNumber::new("S1-SJ-2609-000017")),
            Page::Waivers(ChildId::new("0190-ab")),
            Page::Mine,
            Page::Check(CheckCode::new("0ABC")),
            Page::Student,
            Page::StudentField(FieldId::new("body")),
            Page::StudentWishes,
            Page::TypeWishCode,
            Page::Wishes(WishCode::new("7K3-M9X")),
        ];
        for page in pages {
            assert_eq!(Page::of(&page.path()), page);
        }
        assert_eq!(Page::of("/"), Page::Welcome);
        for nowhere in
            ["/nowhere", "/menu/more", "/offerings", "/receipts/a/b", "/student/a/b", "/wishes/a/b"]
        {
            assert_eq!(Page::of(nowhere), Page::NotFound, "{nowhere}");
        }
    }
}
