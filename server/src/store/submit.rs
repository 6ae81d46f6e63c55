//! Submitting: one transaction from the key to the receipt.

mod coming_in;
mod lost;

pub(super) use coming_in::ComingIn;
pub(super) use lost::{lost_of, refuse_unless_all_won};

use super::{
    Keyed, OwnChild, Store, Written, audit, bills, held, held_back, keys, messages, numbers, office,
    place_counts::Counts,
    places, receipts, reviews,
    signing::sign_at_once,
    standing,
    takes::{Takes, tell_of_leaving},
    waivers,
};
use crate::{Catalogue, codes, error::Error, live_places::Changed};
use chrono::{DateTime, Utc};
use kehou_contract::{
    Application, Bill, CheckCode, ChoiceOutcome, GroupId, Outcome, Participation, ReceiptState, Refusal,
    ReviewState, ReviewStep, RoundMode, School, SubmissionReceipt, TakingPart, Waiver, WindowId,
    rules::{Arrival, CountedPlaces, Judge, Plan, Priced, Verdict, may_submit, quote_plan, quoted_total},
};
use sqlx::{Sqlite, SqliteConnection, Transaction};
use std::collections::HashMap;

/// An application on its way in.
#[derive(Clone, Debug)]
pub(crate) struct Submission {
    pub(crate) keyed: Keyed,
    pub(crate) own: OwnChild,
    pub(crate) application: Application,
    pub(crate) now: DateTime<Utc>,
}

/// What a submission changes, decided before anything is written.
struct Decision<'a> {
    care: &'a [WindowId],
    verdicts: Vec<Verdict<'a>>,
    /// What the office waives for the child.
    waivers: Vec<Waiver>,
    /// Groups held before that the wish no longer names, or names behind one that took their time.
    given_up: Vec<GroupId>,
    held: Vec<GroupId>,
    /// Those of them that were only proposed.
    proposed: Vec<GroupId>,
    /// Out of which of what is held back a place that was won comes, where it is not one of everybody's.
    held_from: HashMap<GroupId, String>,
}

impl Store {
    /// Takes an application whole: every choice gets its outcome, the receipt its number, the key its answer. A
    /// refusal of the whole leaves nothing behind.
    pub(crate) async fn submit(
        &self,
        catalogue: &Catalogue,
        submission: &Submission,
    ) -> Result<Written, Error> {
        let mut tx = self.write.begin_with("BEGIN IMMEDIATE").await?;
        if let Some(answer) = keys::find_answer(&mut tx, &submission.keyed).await? {
            return Ok(Written::Before { answer });
        }
        let round = office::round_in_force(&mut tx, &catalogue.school.round).await?;
        let standing = standing::of_child(&mut tx, submission.own.child.id.as_str()).await?;
        let grade = submission.own.child.grade();
        let arrival = Arrival { grade, standing: &standing, round: &round, now: submission.now };
        let (child, offerings) = (&submission.own.child, &catalogue.offerings[..]);
        may_submit(&submission.application, child, &catalogue.school, offerings, &arrival)?;
        if held::has_paid(&mut tx, child.id.as_str()).await? {
            return Err(Refusal::AlreadyPaid.into());
        }
        if let Some(before) = reviews::in_force(&mut tx, child.id.as_str()).await? {
            let terms = (&catalogue.school, &round);
            before.after(&ReviewStep::SubmitAgain, child.home_class, terms, submission.now)?;
        }
        // Who takes no service has nothing to be checked.
        let takes_part = submission.application.participation != Participation::NoService;
        let reviewed = takes_part && matches!(round.mode, RoundMode::Review(_));
        let review = reviewed.then_some(ReviewState::Submitted);
        self.take(tx, catalogue, submission, &ComingIn { arrival, proposed: false, review }).await
    }

    /// Puts an application that may come in in the place of the one before, to the end of the transaction.
    pub(super) async fn take(
        &self,
        mut tx: Transaction<'static, Sqlite>,
        catalogue: &Catalogue,
        submission: &Submission,
        coming_in: &ComingIn<'_>,
    ) -> Result<Written, Error> {
        let child = submission.own.child.id.as_str();
        let decision = self.decide(&mut tx, catalogue, submission, coming_in).await?;
        let before = Takes::read_in_term(&mut tx, catalogue, child, submission.now).await?;
        let application = receipts::replace_application(&mut tx, submission).await?;
        if let Some(review) = &coming_in.review {
            reviews::set(&mut tx, &application, review).await?;
        }
        let touched = self.carry_out(&mut tx, catalogue, &application, &decision, submission).await?;
        let receipt = issue(&mut tx, catalogue, &application, &decision, (submission, coming_in)).await?;
        if let Some(before) = &before {
            tell_of_leaving(&mut tx, catalogue, child, before, submission.now).await?;
        }
        messages::tell_of_receipt(&mut tx, child, &receipt, submission.now).await?;
        let answer = serde_json::to_string(&receipt)?;
        keys::keep_answer(&mut tx, &submission.keyed, &answer, submission.now).await?;
        let row = audit::AuditRow {
            actor: &submission.keyed.owner,
            action: if coming_in.proposed { "proposal.accepted" } else { "application.submitted" },
            target: child,
            facts: serde_json::json!({ "receipt": receipt.number, "application": application }),
        };
        let commit = audit::record(&mut tx, row, submission.now).await?;
        let changed = changes(&mut tx, &touched).await?;
        tx.commit().await?;
        Ok(Written::Now { answer, commit, changed })
    }

    async fn decide<'a>(
        &self,
        tx: &mut SqliteConnection,
        catalogue: &'a Catalogue,
        submission: &'a Submission,
        coming_in: &ComingIn<'a>,
    ) -> Result<Decision<'a>, Error> {
        let child = submission.own.child.id.as_str();
        let proposed = held::groups_proposed(tx, child).await?;
        // A place that was proposed is kept for the child like one it has.
        let mut held = held::groups_held(tx, child).await?;
        held.extend(proposed.iter().cloned());
        let Participation::TakingPart(wish) = &submission.application.participation else {
            let (verdicts, waivers, given_up) = (Vec::new(), Vec::new(), held.clone());
            let held_from = HashMap::new();
            return Ok(Decision { care: &[], verdicts, waivers, given_up, held, proposed, held_from });
        };
        let (school, offerings, child) = (&catalogue.school, &catalogue.offerings[..], &submission.own.child);
        let counts = Counts::read(tx, catalogue, &wish.choices, self.guard).await?;
        let arrival = coming_in.arrival;
        let judge = Judge { school, offerings, child, arrival: (!coming_in.proposed).then_some(arrival) };
        let waivers = waivers::of_child(tx, child.id.as_str()).await?;
        check_price(&judge, wish, &waivers)?;
        let places = CountedPlaces { office: &catalogue.office, offerings, child, arrival, counts: &counts };
        let verdicts = judge.judge(&wish.choices, &held, &places);
        if wish.all_or_none {
            refuse_unless_all_won(&verdicts)?;
        }
        let won =
            |id: &GroupId| verdicts.iter().any(|verdict| &verdict.group == id && verdict.answer.is_ok());
        let given_up = held.iter().filter(|id| !won(id)).cloned().collect();
        let source = |id: &GroupId| Some((id.clone(), held_back::whom(&places.source_of(id)?.whom)));
        let held_from = wish.choices.iter().filter_map(source).collect();
        Ok(Decision { care: &wish.care, verdicts, waivers, given_up, held, proposed, held_from })
    }

    /// Gives up, then takes. Under the one writer a place judged free is free; if the database still refuses it, the
    /// whole application is refused and nothing is changed.
    async fn carry_out(
        &self,
        tx: &mut SqliteConnection,
        catalogue: &Catalogue,
        application: &str,
        decision: &Decision<'_>,
        submission: &Submission,
    ) -> Result<Vec<GroupId>, Error> {
        let child = submission.own.child.id.as_str();
        for group in &decision.given_up {
            held::give_up(tx, child, group, submission.now).await?;
        }
        let mut touched = decision.given_up.clone();
        for priced in decision.newly_won() {
            let held_from = decision.held_from.get(&priced.group.id).map(String::as_str);
            let child = &submission.own.child;
            let won = held::Won { child, application, priced, held_from, proposed: false };
            held::enrol(tx, catalogue, won, self.guard, submission.now).await?;
            touched.push(priced.group.id.clone());
        }
        for priced in decision.won().filter(|priced| decision.proposed.contains(&priced.group.id)) {
            held::take_up(tx, catalogue, child, application, priced.group).await?;
        }
        held::set_care(tx, child, application, decision.care).await?;
        Ok(touched)
    }
}

impl<'a> Decision<'a> {
    fn had_and_gave_up(&self) -> Vec<GroupId> {
        self.given_up.iter().filter(|group| !self.proposed.contains(group)).cloned().collect()
    }

    fn won(&self) -> impl Iterator<Item = Priced<'a>> {
        self.verdicts.iter().filter(|verdict| verdict.answer.is_ok()).filter_map(|verdict| verdict.priced)
    }

    fn newly_won(&self) -> impl Iterator<Item = Priced<'a>> {
        self.won().filter(|priced| !self.held.contains(&priced.group.id))
    }
}

/// What was shown is what is charged: the quoted total is over everything wished, won or not.
fn check_price(judge: &Judge<'_>, wish: &TakingPart, waivers: &[Waiver]) -> Result<(), Refusal> {
    let groups: Vec<Priced<'_>> = wish.choices.iter().filter_map(|id| judge.find(id)).collect();
    let plan = Plan { grade: judge.child.grade(), care: &wish.care, groups: &groups, from: None };
    let now = quoted_total(&quote_plan(judge.school, &plan, waivers));
    if now == wish.quoted_total {
        Ok(())
    } else {
        Err(Refusal::PriceMoved { quoted: wish.quoted_total, now })
    }
}

async fn issue(
    tx: &mut SqliteConnection,
    catalogue: &Catalogue,
    application: &str,
    decision: &Decision<'_>,
    (submission, coming_in): (&Submission, &ComingIn<'_>),
) -> Result<SubmissionReceipt, Error> {
    let school = &catalogue.school;
    let mut bills = bill(school, decision, submission);
    match coming_in.review {
        Some(_) => bills.iter_mut().for_each(bills::only_quoted),
        None => {
            bills::write(tx, application, submission.own.child.id.as_str(), &bills, submission.now).await?;
        }
    }
    let signed = sign_at_once(tx, catalogue, application, submission).await?;
    let to_be_seen = held::groups_to_be_seen(tx, submission.own.child.id.as_str()).await?;
    let receipt = SubmissionReceipt {
        number: numbers::next_receipt_number(tx, &school.id, submission.now).await?,
        check_code: CheckCode::new(codes::new_token()),
        state: ReceiptState::Valid,
        review: coming_in.review.clone(),
        submitted_at: submission.now,
        school: school.title.clone(),
        round: school.round.title.clone(),
        child_name: submission.own.child.name.clone(),
        home_class: submission.own.child.home_class,
        care: titled(school, decision.care),
        outcomes: decision.verdicts.iter().filter_map(|verdict| outcome_of(verdict, &to_be_seen)).collect(),
        given_up: titles(catalogue, &decision.had_and_gave_up()),
        bills,
        fee_document: school.fee_document.clone(),
        complaint_phone: school.complaint_phone.clone(),
        signed,
    };
    receipts::write(tx, application, submission.own.child.id.as_str(), &receipt).await?;
    Ok(receipt)
}

/// The bills for what was won. What is due with the round leaves a family let in late its time to pay.
fn bill(school: &School, decision: &Decision<'_>, submission: &Submission) -> Vec<Bill> {
    let groups: Vec<Priced<'_>> = decision.won().collect();
    let plan = Plan { grade: submission.own.child.grade(), care: decision.care, groups: &groups, from: None };
    bills::with_time_to_pay(quote_plan(school, &plan, &decision.waivers), school, submission.now)
}

fn outcome_of(verdict: &Verdict<'_>, to_be_seen: &[GroupId]) -> Option<ChoiceOutcome> {
    let outcome = match &verdict.answer {
        Ok(()) => Outcome::In,
        Err(refusal) => Outcome::NotIn(refusal.clone()),
    };
    let offering = verdict.priced.map(|priced| priced.offering.id.clone());
    let offering = offering.unwrap_or_else(|| kehou_contract::OfferingId::new(verdict.group.as_str()));
    let to_be_seen = outcome == Outcome::In && to_be_seen.contains(&verdict.group);
    Some(ChoiceOutcome {
        offering,
        group: verdict.group.clone(),
        title: verdict.title(),
        outcome,
        to_be_seen,
    })
}

/// The care of these windows, in words.
pub(super) fn titled(school: &School, care: &[WindowId]) -> Vec<String> {
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

/// Places of the groups touched, as this commit leaves them.
pub(super) async fn changes(tx: &mut SqliteConnection, touched: &[GroupId]) -> sqlx::Result<Vec<Changed>> {
    let places = places::read_places(tx, touched).await?;
    Ok(places.into_iter().map(|(group, places)| Changed { group, places }).collect())
}
