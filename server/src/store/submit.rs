//! Submitting: one transaction from the key to the receipt.

use super::{
    CapacityGuard, Keyed, OwnChild, Store, Written, audit, held, keys, messages, numbers, office, places,
    receipts,
    takes::{Takes, tell_of_leaving},
};
use crate::{Catalogue, codes, error::Error, live_places::Changed};
use chrono::{DateTime, Utc};
use kehou_contract::{
    Application, Bill, CheckCode, ChoiceOutcome, GroupId, LostChoice, Outcome, Participation, Places,
    ReceiptState, Refusal, Signed, SubmissionReceipt, TakingPart, WindowId,
    rules::{Judge, Priced, Verdict, bill_due_at, bill_for, line_for, may_submit},
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
    /// Groups held before that the wish no longer names, or names behind one that took their time.
    given_up: Vec<GroupId>,
    held: Vec<GroupId>,
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
        may_submit(
            &submission.application,
            &submission.own.child,
            &catalogue.school,
            &round,
            submission.now,
        )?;
        let child = submission.own.child.id.as_str();
        if held::has_paid(&mut tx, child).await? {
            return Err(Refusal::AlreadyPaid.into());
        }
        let decision = self.decide(&mut tx, catalogue, submission).await?;
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
    ) -> Result<Decision<'a>, Error> {
        let held = held::groups_held(tx, submission.own.child.id.as_str()).await?;
        let Participation::TakingPart(wish) = &submission.application.participation else {
            return Ok(Decision { care: &[], verdicts: Vec::new(), given_up: held.clone(), held });
        };
        let mut places = places::read_places(tx, &wish.choices).await?;
        let judge = Judge {
            school: &catalogue.school,
            offerings: &catalogue.offerings,
            child: &submission.own.child,
        };
        // What the office took off the menu has no places to give.
        for offering in wish.choices.iter().filter_map(|id| judge.find(id)).map(|priced| priced.offering) {
            if office::is_hidden(tx, &offering.id).await? {
                places.retain(|id, _| offering.group(id).is_none());
            }
        }
        check_price(&judge, wish)?;
        let verdicts = judge.judge(&wish.choices, &held, &|group| self.places_to_judge_by(&places, group));
        if wish.all_or_none {
            refuse_unless_all_won(&verdicts)?;
        }
        let won =
            |id: &GroupId| verdicts.iter().any(|verdict| &verdict.group == id && verdict.answer.is_ok());
        let given_up = held.iter().filter(|id| !won(id)).cloned().collect();
        Ok(Decision { care: &wish.care, verdicts, given_up, held })
    }

    fn places_to_judge_by(&self, places: &HashMap<GroupId, Places>, group: &GroupId) -> Option<Places> {
        let places = *places.get(group)?;
        match self.guard {
            CapacityGuard::On => Some(places),
            CapacityGuard::ConstraintAlone | CapacityGuard::OffForNegativeControl => {
                Some(Places { enrolled: 0, ..places })
            }
        }
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
            let whose = (child, application);
            if !held::enrol(tx, catalogue, whose, priced, self.guard, submission.now).await? {
                return Err(Refusal::Full { capacity: priced.group.capacity }.into());
            }
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

/// What was shown is what is charged: the quoted total is the sum over all choices, won or not.
fn check_price(judge: &Judge<'_>, wish: &TakingPart) -> Result<(), Refusal> {
    let lines = wish
        .choices
        .iter()
        .filter_map(|id| judge.find(id))
        .map(|priced| line_for(priced, judge.school).amount);
    let now = kehou_contract::Fen::checked_sum(lines).unwrap_or_default();
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
            Some(LostChoice { title: title_of(verdict), why })
        })
        .collect();
    if lost.is_empty() { Ok(()) } else { Err(Refusal::NotAllWon { lost }) }
}

fn title_of(verdict: &Verdict<'_>) -> String {
    verdict.priced.map_or_else(|| verdict.group.to_string(), |priced| priced.offering.title_of(priced.group))
}

async fn issue(
    tx: &mut SqliteConnection,
    catalogue: &Catalogue,
    application: &str,
    decision: &Decision<'_>,
    submission: &Submission,
) -> Result<SubmissionReceipt, Error> {
    let school = &catalogue.school;
    let mut bill: Bill = bill_for(decision.care, decision.won(), school);
    bill.due_at = bill.due_at.map(|_| bill_due_at(&school.round, submission.now));
    receipts::write_bill(tx, application, submission.own.child.id.as_str(), &bill).await?;
    let signed = sign(tx, catalogue, application, submission).await?;
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
        outcomes: decision.verdicts.iter().filter_map(outcome_of).collect(),
        given_up: titles(catalogue, &decision.given_up),
        bill,
        payment: None,
        fee_document: school.fee_document.clone(),
        complaint_phone: school.complaint_phone.clone(),
        signed,
    };
    receipts::write(tx, application, submission.own.child.id.as_str(), &receipt).await?;
    Ok(receipt)
}

fn outcome_of(verdict: &Verdict<'_>) -> Option<ChoiceOutcome> {
    let outcome = match &verdict.answer {
        Ok(()) => Outcome::In,
        Err(refusal) => Outcome::NotIn(refusal.clone()),
    };
    let offering = verdict.priced.map(|priced| priced.offering.id.clone());
    let offering = offering.unwrap_or_else(|| kehou_contract::OfferingId::new(verdict.group.as_str()));
    Some(ChoiceOutcome { offering, group: verdict.group.clone(), title: title_of(verdict), outcome })
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
