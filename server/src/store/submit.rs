//! Submitting: one transaction from the key to the receipt.

use super::{
    Keyed, OwnChild, Store, Written, audit, bills, held, held_back, keys, messages, numbers, office,
    place_counts::Counts,
    places, receipts, standing,
    takes::{Takes, tell_of_leaving},
    waivers,
};
use crate::{Catalogue, codes, error::Error, live_places::Changed};
use chrono::{DateTime, Utc};
use kehou_contract::{
    Application, Bill, CheckCode, ChoiceOutcome, GroupId, LostChoice, Outcome, Participation, ReceiptState,
    Refusal, School, Signed, SubmissionReceipt, TakingPart, Waiver, WindowId,
    rules::{
        Arrival, CountedPlaces, Judge, Plan, Priced, Verdict, bill_due_at, may_submit, quote_plan,
        quoted_total,
    },
};
use sqlx::SqliteConnection;
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
        let child = submission.own.child.id.as_str();
        if held::has_paid(&mut tx, child).await? {
            return Err(Refusal::AlreadyPaid.into());
        }
        let decision = self.decide(&mut tx, catalogue, submission, arrival).await?;
        let before = Takes::read_in_term(&mut tx, catalogue, child, submission.now).await?;
        let application = receipts::replace_application(&mut tx, submission).await?;
        let touched = self.carry_out(&mut tx, catalogue, &application, &decision, submission).await?;
        let receipt = issue(&mut tx, catalogue, &application, &decision, submission).await?;
        if let Some(before) = &before {
            tell_of_leaving(&mut tx, catalogue, child, before, submission.now).await?;
        }
        messages::tell_of_receipt(&mut tx, child, &receipt, submission.now).await?;
        let answer = serde_json::to_string(&receipt)?;
        keys::keep_answer(&mut tx, &submission.keyed, &answer, submission.now).await?;
        let row = audit::AuditRow {
            actor: &submission.keyed.owner,
            action: "application.submitted",
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
        arrival: Arrival<'a>,
    ) -> Result<Decision<'a>, Error> {
        let held = held::groups_held(tx, submission.own.child.id.as_str()).await?;
        let Participation::TakingPart(wish) = &submission.application.participation else {
            let (verdicts, waivers, given_up) = (Vec::new(), Vec::new(), held.clone());
            let held_from = HashMap::new();
            return Ok(Decision { care: &[], verdicts, waivers, given_up, held, held_from });
        };
        let (school, offerings, child) = (&catalogue.school, &catalogue.offerings[..], &submission.own.child);
        let counts = Counts::read(tx, catalogue, &wish.choices, self.guard).await?;
        let judge = Judge { school, offerings, child, arrival: Some(arrival) };
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
        Ok(Decision { care: &wish.care, verdicts, waivers, given_up, held, held_from })
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
            let won = held::Won { child: &submission.own.child, application, priced, held_from };
            held::enrol(tx, catalogue, won, self.guard, submission.now).await?;
            touched.push(priced.group.id.clone());
        }
        held::set_care(tx, child, application, decision.care).await?;
        Ok(touched)
    }
}

impl<'a> Decision<'a> {
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

fn refuse_unless_all_won(verdicts: &[Verdict<'_>]) -> Result<(), Refusal> {
    let lost: Vec<LostChoice> = verdicts
        .iter()
        .filter_map(|verdict| {
            let why = verdict.answer.clone().err()?;
            Some(LostChoice { title: verdict.title(), why })
        })
        .collect();
    if lost.is_empty() { Ok(()) } else { Err(Refusal::NotAllWon { lost }) }
}

async fn issue(
    tx: &mut SqliteConnection,
    catalogue: &Catalogue,
    application: &str,
    decision: &Decision<'_>,
    submission: &Submission,
) -> Result<SubmissionReceipt, Error> {
    let school = &catalogue.school;
    let bills = bill(school, decision, submission);
    bills::write(tx, application, submission.own.child.id.as_str(), &bills, submission.now).await?;
    let signed = sign(tx, catalogue, application, submission).await?;
    let to_be_seen = held::groups_to_be_seen(tx, submission.own.child.id.as_str()).await?;
    let receipt = SubmissionReceipt {
        number: numbers::next_receipt_number(tx, &school.id, submission.now).await?,
        check_code: CheckCode::new(codes::new_token()),
        state: ReceiptState::Valid,
        submitted_at: submission.now,
        school: school.title.clone(),
        round: school.round.title.clone(),
        child_name: submission.own.child.name.clone(),
        home_class: submission.own.child.home_class,
        care: care_titles(catalogue, decision.care),
        outcomes: decision.verdicts.iter().filter_map(|verdict| outcome_of(verdict, &to_be_seen)).collect(),
        given_up: titles(catalogue, &decision.given_up),
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
    let mut bills = quote_plan(school, &plan, &decision.waivers);
    for bill in &mut bills {
        bill.due_at = bill.due_at.map(|due_at| due_at.max(bill_due_at(&school.round, submission.now)));
    }
    bills
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

fn care_titles(catalogue: &Catalogue, care: &[WindowId]) -> Vec<String> {
    let windows = catalogue.school.care_windows().filter(|window| care.contains(&window.id));
    windows.filter_map(|window| window.care.clone()).collect()
}

fn titles(catalogue: &Catalogue, groups: &[GroupId]) -> Vec<String> {
    let title = |id: &GroupId| {
        let found = catalogue.groups().find(|(_, group)| &group.id == id);
        found.map_or_else(|| id.to_string(), |(offering, group)| offering.title_of(group))
    };
    groups.iter().map(title).collect()
}

async fn sign(
    tx: &mut SqliteConnection,
    catalogue: &Catalogue,
    application: &str,
    submission: &Submission,
) -> Result<Option<Signed>, Error> {
    let Participation::TakingPart(wish) = &submission.application.participation else {
        return Ok(None);
    };
    let texts = [&catalogue.school.agreement, &catalogue.school.pick_up_pledge];
    let guardian_name = wish.signature.guardian_name.trim();
    for text in texts {
        receipts::write_signature(tx, application, text, guardian_name, submission.now).await?;
    }
    let texts = texts.map(|text| format!("《{}》{}", text.title, text.version)).to_vec();
    Ok(Some(Signed { guardian_name: guardian_name.to_owned(), texts }))
}

/// Places of the groups touched, as this commit leaves them.
pub(super) async fn changes(tx: &mut SqliteConnection, touched: &[GroupId]) -> sqlx::Result<Vec<Changed>> {
    let places = places::read_places(tx, touched).await?;
    Ok(places.into_iter().map(|(group, places)| Changed { group, places }).collect())
}
