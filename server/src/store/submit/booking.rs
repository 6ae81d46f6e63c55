//! Putting an application that may come in in the place of the one before.

use super::{ComingIn, Decision, Submission, changes};
use crate::{
    Catalogue, codes,
    error::Error,
    live_places::Changed,
    store::{
        Store, audit, bills, held, messages, numbers, receipts, reviews,
        signing::sign_at_once,
        takes::{Takes, tell_of_leaving},
    },
};
use kehou_contract::{
    Bill, CheckCode, ChoiceOutcome, GroupId, LinkedReceipt, Outcome, ReceiptNumber, ReceiptState, School,
    SubmissionReceipt, WindowId,
    rules::{Plan, Priced, Verdict, quote_plan},
};
use sqlx::SqliteConnection;

/// What an application is booked with.
#[derive(Clone, Copy)]
pub(super) struct Booking<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) submission: &'a Submission,
    pub(super) coming_in: &'a ComingIn,
    pub(super) decision: &'a Decision<'a>,
}

/// The papers of an application: its number, and what it is linked with.
pub(super) struct Papers {
    pub(super) number: ReceiptNumber,
    pub(super) linked: Option<LinkedReceipt>,
}

/// What a booking leaves behind.
pub(super) struct Booked {
    pub(super) receipt: SubmissionReceipt,
    /// Sequence number of its row in the audit.
    pub(super) commit: i64,
    pub(super) changed: Vec<Changed>,
}

impl Papers {
    /// The papers of an application that stands alone.
    pub(super) async fn next(tx: &mut SqliteConnection, booking: &Booking<'_>) -> Result<Self, Error> {
        let school = &booking.catalogue.school.id;
        let number = numbers::next_receipt_number(tx, school, booking.submission.now).await?;
        Ok(Self { number, linked: None })
    }
}

impl Store {
    /// Writes everything an application changes, and everybody who must know of it.
    pub(super) async fn book(
        &self,
        tx: &mut SqliteConnection,
        booking: &Booking<'_>,
        papers: Papers,
    ) -> Result<Booked, Error> {
        let Booking { catalogue, submission, coming_in, .. } = *booking;
        let (child, now) = (submission.own.child.id.as_str(), submission.now);
        let before = Takes::read_in_term(tx, catalogue, child, now).await?;
        let application = receipts::replace_application(tx, submission).await?;
        if let Some(review) = &coming_in.review {
            reviews::set(tx, &application, review).await?;
        }
        let touched = self.carry_out(tx, booking, &application).await?;
        let receipt = issue(tx, booking, &application, papers).await?;
        if let Some(before) = &before {
            tell_of_leaving(tx, catalogue, child, before, now).await?;
        }
        messages::tell_of_receipt(tx, child, &receipt, now).await?;
        let linked = receipt.linked.as_ref().map(|linked| &linked.number);
        let row = audit::AuditRow {
            actor: &submission.keyed.owner,
            action: if coming_in.proposed { "proposal.accepted" } else { "application.submitted" },
            target: child,
            facts: serde_json::json!({ "receipt": receipt.number, "application": application, "linked": linked }),
        };
        let commit = audit::record(tx, row, now).await?;
        let changed = changes(tx, &touched).await?;
        Ok(Booked { receipt, commit, changed })
    }

    /// Gives up, then takes. Under the one writer a place judged free is free; if the database still refuses it, the
    /// whole application is refused and nothing is changed.
    async fn carry_out(
        &self,
        tx: &mut SqliteConnection,
        booking: &Booking<'_>,
        application: &str,
    ) -> Result<Vec<GroupId>, Error> {
        let Booking { catalogue, submission, decision, .. } = *booking;
        let (child, now) = (&submission.own.child, submission.now);
        for group in &decision.given_up {
            held::give_up(tx, child.id.as_str(), group, now).await?;
        }
        let mut touched = decision.given_up.clone();
        for priced in decision.newly_won() {
            let held_from = decision.held_from.get(&priced.group.id).map(String::as_str);
            let won = held::Won { child, application, priced, held_from, proposed: false };
            held::enrol(tx, catalogue, won, self.guard, now).await?;
            touched.push(priced.group.id.clone());
        }
        for priced in decision.taken_up() {
            held::take_up(tx, catalogue, child.id.as_str(), application, priced.group).await?;
        }
        held::set_care(tx, child.id.as_str(), application, decision.care).await?;
        Ok(touched)
    }
}

async fn issue(
    tx: &mut SqliteConnection,
    booking: &Booking<'_>,
    application: &str,
    papers: Papers,
) -> Result<SubmissionReceipt, Error> {
    let Booking { catalogue, submission, coming_in, decision } = *booking;
    let (school, child) = (&catalogue.school, &submission.own.child);
    let mut bills = bill(school, decision, submission);
    match coming_in.review {
        Some(_) => bills.iter_mut().for_each(bills::only_quoted),
        None => bills::write(tx, application, child.id.as_str(), &bills, submission.now).await?,
    }
    let signed = sign_at_once(tx, catalogue, application, submission).await?;
    let to_be_seen = held::groups_to_be_seen(tx, child.id.as_str()).await?;
    let receipt = SubmissionReceipt {
        number: papers.number,
        check_code: CheckCode::new(codes::new_token()),
        state: ReceiptState::Valid,
        review: coming_in.review.clone(),
        submitted_at: submission.now,
        school: school.title.clone(),
        round: school.round.title.clone(),
        child_name: child.name.clone(),
        home_class: child.home_class,
        care: titled(school, decision.care),
        outcomes: decision.verdicts.iter().map(|verdict| outcome_of(verdict, &to_be_seen)).collect(),
        linked: papers.linked,
        given_up: titles(catalogue, &decision.had_and_gave_up()),
        bills,
        fee_document: school.fee_document.clone(),
        complaint_phone: school.complaint_phone.clone(),
        signed,
    };
    receipts::write(tx, application, child.id.as_str(), &receipt).await?;
    Ok(receipt)
}

/// The bills for what was won. What is due with the round leaves a family let in late its time to pay.
fn bill(school: &School, decision: &Decision<'_>, submission: &Submission) -> Vec<Bill> {
    let groups: Vec<Priced<'_>> = decision.won().collect();
    let plan = Plan { grade: submission.own.child.grade(), care: decision.care, groups: &groups, from: None };
    bills::with_time_to_pay(quote_plan(school, &plan, &decision.before.waivers), school, submission.now)
}

fn outcome_of(verdict: &Verdict<'_>, to_be_seen: &[GroupId]) -> ChoiceOutcome {
    let outcome = match &verdict.answer {
        Ok(()) => Outcome::In,
        Err(refusal) => Outcome::NotIn(refusal.clone()),
    };
    let offering = verdict.priced.map(|priced| priced.offering.id.clone());
    let offering = offering.unwrap_or_else(|| kehou_contract::OfferingId::new(verdict.group.as_str()));
    let to_be_seen = outcome == Outcome::In && to_be_seen.contains(&verdict.group);
    ChoiceOutcome { offering, group: verdict.group.clone(), title: verdict.title(), outcome, to_be_seen }
}

/// The care of these windows, in words.
pub(in crate::store) fn titled(school: &School, care: &[WindowId]) -> Vec<String> {
    let windows = school.care_windows().filter(|window| care.contains(&window.id));
    windows.filter_map(|window| window.care.clone()).collect()
}

fn titles(catalogue: &Catalogue, groups: &[GroupId]) -> Vec<String> {
    let title = |id: &GroupId| {
        let found = catalogue.groups().find(|(_, group)| &group.id == id);
        found.map_or_else(|| id.to_string(), |(offering, group)| offering.title_of(group))
    };
    groups.iter().map(title).collect()
}
