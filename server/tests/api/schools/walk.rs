//! One family's way through a term.

use super::{
    Case,
    case::{GivenBack, Leaves},
};
use crate::{
    family::{Family, new_key},
    ledger::is_lawful,
    running_server::{Letter, RunningServer},
    staff::Staff,
};
use chrono::NaiveDate;
use kehou_contract::{
    BillState, ChildId, ClockTime, FamilyBill, Fen, GivesUp, GroupId, LeavingQuote, NewLeaving, NewPayment,
    OfficeBill, Outcome, PaymentMethod, PickUps, ReceiptState, ReviewStep, RoundMode, SubmissionReceipt,
    routes, school_instant,
};

/// A family whose child is in, and has paid.
pub(super) struct Walk<'a> {
    server: &'a RunningServer,
    case: &'a Case,
    letter: Letter,
    child: ChildId,
}

impl<'a> Walk<'a> {
    /// From the menu to the payment.
    pub(super) async fn begin(server: &'a RunningServer, case: &'a Case) -> Self {
        let letter = letter_of_grade(server, case.grade);
        let family = Family::sign_in(server, &letter).await;
        let child = family.household.children.iter().find(|child| child.name == letter.child_name);
        let child = child.expect("the letter's child").id.clone();
        let receipt = submit(server, &family, &child, case).await;
        let receipt = match server.school.round.mode {
            RoundMode::FirstCome => receipt,
            RoundMode::Review(_) => reviewed(server, &family, &child, receipt).await,
        };
        check_bills(&family, &receipt, case).await;
        pay(server, &receipt).await;
        Self { server, case, letter, child }
    }

    /// Early on that day, the family asks when to fetch its child.
    pub(super) async fn is_fetched(&self, leaves: &Leaves) {
        let family = self.early_on(leaves.on).await;
        let pick_ups: PickUps = family.ask(&routes::GetPickUps).send().await.expect(200).read();
        let own = pick_ups.children.into_iter().find(|one| one.child == self.child);
        let own = own.expect("one's own child");
        let today = own.days.first().expect("today");
        assert_eq!(today.date, leaves.on);
        let told = today.leaving.as_ref().map(|leaving| leaving.time);
        assert_eq!(told, leaves.at, "{}, on {}", self.case.what, leaves.on);
    }

    /// Early on that day, the family asks what comes back, and leaves.
    pub(super) async fn leaves(&self, given_back: &GivenBack) {
        let family = self.early_on(given_back.on).await;
        let child_id = self.child.clone();
        let ask = family.ask(&routes::ListLeavingQuotes { child_id: child_id.clone() });
        let quotes: Vec<LeavingQuote> = ask.send().await.expect(200).read();
        let quote = quotes.into_iter().find(|quote| quote.gives_up == GivesUp::Everything);
        let quote = quote.expect("everything can be left").given_back();
        assert_eq!(quote.to_string(), given_back.back, "{}, on {}", self.case.what, given_back.on);
        let leaving = NewLeaving { gives_up: GivesUp::Everything, given_back: quote };
        let leave = family.ask(&routes::Leave { child_id }).key(&new_key()).json(&leaving);
        let receipt: SubmissionReceipt = leave.send().await.expect(201).read();
        assert_eq!(receipt.state, ReceiptState::Withdrawn, "{}", self.case.what);
        is_lawful(self.server, &self.case.what).await;
    }

    /// The family signs in anew: half a term may have passed.
    async fn early_on(&self, date: NaiveDate) -> Family {
        let early = ClockTime::new(6, 30).expect("a time of day");
        self.server.turn_clock_to(school_instant(date, early));
        Family::sign_in(self.server, &self.letter).await
    }
}

/// A family that has nothing, with a child of this grade.
fn letter_of_grade(server: &RunningServer, grade: u8) -> Letter {
    let letters = server.letters();
    let found = letters.iter().find(|letter| letter.grade == grade);
    found.unwrap_or_else(|| panic!("a child of grade {grade}")).clone()
}

/// Finds everything on the menu with a place left, and gets it.
async fn submit(server: &RunningServer, family: &Family, child: &ChildId, case: &Case) -> SubmissionReceipt {
    for group in &case.groups {
        let on_menu = server.menu.places.iter().find(|entry| &entry.group == group);
        let places = on_menu.unwrap_or_else(|| panic!("{}: {group} is on the menu", case.what)).places;
        assert!(places.left() > 0, "{}: {group} has places", case.what);
    }
    let choices: Vec<&str> = case.groups.iter().map(GroupId::as_str).collect();
    let total = server.price_for(case.grade, &case.care, &choices);
    let application = server.wish_with(&choices, |wish| {
        (wish.care, wish.quoted_total) = (case.care.clone(), total);
    });
    let receipt = family.obtain(child, &application).await;
    for choice in &receipt.outcomes {
        assert_eq!(choice.outcome, Outcome::In, "{}: {}", case.what, choice.title);
    }
    receipt
}

/// The application is checked, summed up and published; the family signs when the round is over. The receipt as it is
/// then.
async fn reviewed(
    server: &RunningServer,
    family: &Family,
    child: &ChildId,
    receipt: SubmissionReceipt,
) -> SubmissionReceipt {
    server.turn_clock_to(server.school.round.closes_at);
    let office = Staff::office(server).await;
    for step in [ReviewStep::CheckClass, ReviewStep::SumUp, ReviewStep::Publish] {
        office.review(step, &[&receipt.number]).await.expect(201);
    }
    family.sign(child, server).await.receipt()
}

/// The receipt and the family's list of bills say what the worked case says.
async fn check_bills(family: &Family, receipt: &SubmissionReceipt, case: &Case) {
    let of_receipt: Vec<String> = receipt.bills.iter().map(|bill| bill.total.to_string()).collect();
    assert_eq!(of_receipt, case.bills, "{}", case.what);
    let listed: Vec<FamilyBill> = family.ask(&routes::ListFamilyBills).send().await.expect(200).read();
    let of_receipt: Fen = Fen::checked_sum(receipt.bills.iter().map(|bill| bill.total)).expect("a sum");
    let listed: Fen = Fen::checked_sum(listed.iter().map(|entry| entry.bill.total)).expect("a sum");
    assert_eq!(listed, of_receipt, "{}", case.what);
}

/// The office records that everything was paid, also what is billed later.
async fn pay(server: &RunningServer, receipt: &SubmissionReceipt) {
    let office = Staff::office(server).await;
    let bills: Vec<OfficeBill> = office.ask(&routes::ListOfficeBills).send().await.expect(200).read();
    let due = bills.iter().filter(|bill| bill.submission == receipt.number);
    for entry in due.filter(|entry| entry.bill.state == BillState::Due) {
        let method = PaymentMethod::Transfer { voucher: "20260903-17".into() };
        let payment = NewPayment { amount: entry.bill.total, method, reason: "银行到账".into() };
        let endpoint = routes::RecordPayment { bill_id: entry.id.clone() };
        office.ask(&endpoint).key(&new_key()).json(&payment).send().await.expect(201);
    }
}
