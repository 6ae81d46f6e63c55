//! The way out of a refusal: one action that helps, for every reason there is.

use crate::drawn::{Draw, Drawn, press};
use crate::{
    app::Ready,
    browser,
    pages::{Page, menu_address},
    state::{ServerTime, WHAT_ELSE_FITS, words},
};
use chrono::Weekday;
use kehou_contract::{Refusal, rules::MenuFilter};
use leptos::prelude::*;

/// What helps after a refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WayOut {
    /// What it is called.
    pub(crate) words: String,
    way: Way,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Way {
    /// To a screen, or to the telephone.
    Go(String),
    /// To a screen that must be loaded anew: what the app knows is no longer so.
    GoAnew(String),
    /// This screen, loaded anew.
    Renew,
    /// To something else on this screen, by its selector.
    Below(String),
}

impl WayOut {
    /// The way out of a refusal. `weekdays` are those of what was refused, where it is known.
    pub(crate) fn of(refusal: &Refusal, weekdays: &[Weekday], phone: &str) -> Self {
        let texts = &words().way_out;
        let go = |words: &str, way| Self { words: words.to_owned(), way };
        match refusal {
            Refusal::Full { .. } | Refusal::QuotaFull { .. } | Refusal::OnlyHeldBack { .. }
                if !weekdays.is_empty() =>
            {
                Self::what_else_on(weekdays)
            }
            Refusal::GradeWeekday { weekday, .. } => Self::what_else_on(&[*weekday]),
            Refusal::Full { .. }
            | Refusal::QuotaFull { .. }
            | Refusal::OnlyHeldBack { .. }
            | Refusal::Clash { .. }
            | Refusal::TooFarApart { .. }
            | Refusal::NotAllWon { .. }
            | Refusal::NotBothWon { .. } => Self::what_else_fits(),
            Refusal::OneNotTaken { why, .. } => Self::of(why, weekdays, phone),
            Refusal::GradeNotAdmitted { .. } | Refusal::NothingHeld | Refusal::RoundAhead { .. } => {
                let fitting = MenuFilter { fits: true, ..MenuFilter::default() };
                go(texts.what_fits, Way::Go(menu_address(&fitting)))
            }
            Refusal::NotOnTheMenu => go(texts.what_else_fits, Way::GoAnew(WHAT_ELSE_FITS.to_owned())),
            Refusal::ChosenTwice { .. } | Refusal::TooMany { .. } | Refusal::TooFew { .. } => {
                go(texts.to_week, Way::Go(Page::Week.path()))
            }
            Refusal::NothingWished | Refusal::TooManyWishes { .. } | Refusal::WishesGone { .. } => {
                go(texts.to_wishes, Way::Go(Page::StudentWishes.path()))
            }
            Refusal::NothingChosen => go(texts.answer_again, Way::Go(Page::FirstQuestion.path())),
            Refusal::NoSuchCare => go(texts.to_week, Way::GoAnew(Page::Week.path())),
            Refusal::PriceMoved { .. } | Refusal::RefundMoved { .. } => go(texts.see_price, Way::Renew),
            Refusal::TextChanged | Refusal::NotSigned | Refusal::SignedTooEarly => {
                go(texts.read_again, Way::Renew)
            }
            Refusal::AnotherRound { .. }
            | Refusal::NoSuchCollector
            | Refusal::UnderReview { .. }
            | Refusal::NoSuchWaiver
            | Refusal::WaiverAskedAlready { .. }
            | Refusal::WaiverDecided => go(texts.renew, Way::Renew),
            Refusal::RoundClosed { .. }
            | Refusal::RoundNotForGrade { .. }
            | Refusal::NotInvited
            | Refusal::AlreadyPaid
            | Refusal::TermOver { .. }
            | Refusal::PickUpChangeTooLate { .. }
            | Refusal::SigningOver { .. }
            | Refusal::WaiverNotFor { .. }
            | Refusal::Office(_) => Self::call(phone),
            Refusal::NoSchoolOn { .. } => go(texts.see_days, Way::Below(".coming".to_owned())),
            Refusal::CollectorExpected { date } => {
                let today = *date == ServerTime::today();
                let day = if today { ".today".to_owned() } else { ["#day-", &date.to_string()].concat() };
                go(texts.see_day, Way::Below(day))
            }
            Refusal::TooManyCollectors { .. } | Refusal::TooYoungToWalk { .. } => {
                go(texts.see_collectors, Way::Below("#collectors".to_owned()))
            }
            Refusal::WalkingNotSigned => go(texts.sign_pledge, Way::Below("[id^=walking-]".to_owned())),
        }
    }

    /// The menu, narrowed to what the child could still have.
    pub(crate) fn what_else_fits() -> Self {
        Self { words: words().way_out.what_else_fits.to_owned(), way: Way::Go(WHAT_ELSE_FITS.to_owned()) }
    }

    /// The school's telephone.
    pub(crate) fn call(phone: &str) -> Self {
        Self { words: (words().way_out.call)(phone), way: Way::Go(["tel:", phone].concat()) }
    }

    /// The same narrowed to some weekdays.
    fn what_else_on(weekdays: &[Weekday]) -> Self {
        let filter =
            MenuFilter { weekdays: weekdays.to_vec(), has_places: true, fits: true, ..MenuFilter::default() };
        let days: Vec<String> = weekdays.iter().map(|day| (words().weekday)(*day).to_owned()).collect();
        let words = (words().way_out.what_else_on)(&(words().list)(&days));
        Self { words, way: Way::Go(menu_address(&filter)) }
    }

    /// Draws it as a link or a button of this class.
    pub(crate) fn drawn(self, class: &'static str) -> Drawn {
        let Self { words, way } = self;
        match way {
            Way::Go(to) => view! { <a class=class href=to>{words}</a> }.drawn(),
            // The browser follows a link with a target itself, and so loads the page.
            Way::GoAnew(to) => view! { <a class=class href=to target="_self">{words}</a> }.drawn(),
            Way::Renew => {
                view! { <button type="button" class=class on:click=press(|_| browser::reload())>{words}</button> }
                    .drawn()
            }
            Way::Below(selector) => {
                let look = press(move |_| browser::focus_on(selector.clone()));
                view! { <button type="button" class=class on:click=look>{words}</button> }.drawn()
            }
        }
    }
}

/// The way out of a refusal, as a button.
pub(crate) fn way_out(ready: Ready, refusal: &Refusal, weekdays: &[Weekday]) -> Drawn {
    WayOut::of(refusal, weekdays, &ready.school().phone).drawn("button button--quiet")
}

#[cfg(test)]
mod tests {
    use super::*;
    use kehou_contract::{Counting, Fen, GradeSpan, OfficeRefusal, ReviewStage};

    fn every_refusal() -> Vec<Refusal> {
        let instant = "2026-08-24T12:00:00Z".parse().expect("an instant");
        let date = "2026-09-16".parse().expect("a date");
        vec![
            Refusal::Full { capacity: 30 },
            Refusal::Clash { with: "校园足球".into(), weekday: Weekday::Wed },
            Refusal::GradeNotAdmitted { admitted: GradeSpan { from: 3, to: 6 } },
            Refusal::GradeWeekday { grade: 6, weekday: Weekday::Thu },
            Refusal::ChosenTwice { title: "硬笔书法".into() },
            Refusal::TooMany {
                title: "每个孩子".into(),
                counting: Counting::Offerings,
                most: 5,
                would_be: 6,
            },
            Refusal::TooFew { title: "周六".into(), counting: Counting::Offerings, least: 1, chosen: 0 },
            Refusal::OnlyHeldBack { places: 3, until: None },
            Refusal::QuotaFull { title: "三年级名额".into(), capacity: 10 },
            Refusal::NotInvited,
            Refusal::TooFarApart { with: "排球".into(), weekday: Weekday::Thu, minutes: 15 },
            Refusal::NotOnTheMenu,
            Refusal::NotAllWon { lost: vec![] },
            Refusal::NotBothWon { lost: vec![] },
            Refusal::OneNotTaken { child: "林小穗".into(), why: Box::new(Refusal::NotSigned) },
            Refusal::RoundAhead { opens_at: instant, arrived_at: None },
            Refusal::RoundClosed { closed_at: instant, arrived_at: None },
            Refusal::AnotherRound { now: "第二轮选课".into() },
            Refusal::RoundNotForGrade { grades: vec![3] },
            Refusal::NothingChosen,
            Refusal::NoSuchCare,
            Refusal::PriceMoved { quoted: Fen(1), now: Fen(2) },
            Refusal::TextChanged,
            Refusal::NotSigned,
            Refusal::SignedTooEarly,
            Refusal::AlreadyPaid,
            Refusal::NothingHeld,
            Refusal::RefundMoved { quoted: Fen(2), now: Fen(1) },
            Refusal::TermOver { last_day: date },
            Refusal::NoSchoolOn { date },
            Refusal::PickUpChangeTooLate { until: instant },
            Refusal::NoSuchCollector,
            Refusal::TooManyCollectors { most: 8 },
            Refusal::TooYoungToWalk { from_grade: Some(4) },
            Refusal::WalkingNotSigned,
            Refusal::NothingWished,
            Refusal::TooManyWishes { most: 12 },
            Refusal::WishesGone { gone: vec![] },
            Refusal::UnderReview { stage: ReviewStage::SummedUp },
            Refusal::SigningOver { until: instant },
            Refusal::NoSuchWaiver,
            Refusal::WaiverNotFor { title: "硬笔书法".into() },
            Refusal::WaiverAskedAlready { granted: true },
            Refusal::WaiverDecided,
            Refusal::Office(OfficeRefusal::NoCash),
        ]
    }

    #[test]
    fn every_refusal_has_a_way_out_that_leads_somewhere() {
        for refusal in every_refusal() {
            for weekdays in [&[][..], &[Weekday::Wed]] {
                let WayOut { words, way } = WayOut::of(&refusal, weekdays, "0000-12345");
                assert!(!words.is_empty(), "{refusal:?}");
                let (Way::Go(to) | Way::GoAnew(to)) = way else { continue };
                let path = to.split('?').next().unwrap_or_default();
                let known = Page::of(path) != Page::NotFound || to == "tel:0000-12345";
                assert!(known, "{refusal:?} leads to {to}");
            }
        }
    }

    #[test]
    fn what_is_full_leads_to_what_else_fits_on_its_weekdays() {
        let full = Refusal::Full { capacity: 30 };
        let way = |weekdays: &[Weekday]| WayOut::of(&full, weekdays, "").way;
        assert_eq!(way(&[]), Way::Go("/menu?places&fits".to_owned()));
        let both = Way::Go("/menu?day=tue&day=thu&places&fits".to_owned());
        assert_eq!(way(&[Weekday::Tue, Weekday::Thu]), both);
    }
}
