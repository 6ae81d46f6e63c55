//! Putting an application that may come in in the place of the one before: its rows and its receipt.

use super::{
    decision::{Decision, Judging},
    rows::{GivenUp, NewApplication, NewCare, NewEnrolment, NewMeeting, Rows, TakenUp},
    run::Numbers,
};
use crate::{
    Catalogue, codes,
    error::Error,
    live_places::Changed,
    store::{
        audit::NumberedRow,
        bills::{self, NewBill},
        meetings::{KeptAt, kept_at},
        messages::{NewMessage, news_of_receipt},
        place_counts::{CountedPlace, Counts},
        receipts::NewReceipt,
        roster::new_id,
        signatures::NewSignature,
    },
};
use kehou_contract::{
    Bill, CheckCode, ChoiceOutcome, Entry, Group, GroupId, LinkedReceipt, Outcome, ReceiptNumber,
    ReceiptState, School, Signed, SubmissionReceipt, WindowId,
    rules::{Plan, Priced, Verdict, entry_of, quotas_of},
};
use std::collections::HashSet;

/// What an application is booked with.
pub(super) struct Booking<'a> {
    pub(super) judging: Judging<'a>,
    pub(super) decision: &'a Decision<'a>,
    pub(super) papers: Papers,
}

/// The papers of an application: its number, and what it is linked with.
pub(super) struct Papers {
    pub(super) number: ReceiptNumber,
    pub(super) linked: Option<LinkedReceipt>,
}

/// What a booking leaves behind.
pub(super) struct Booked {
    pub(super) receipt: SubmissionReceipt,
    /// The receipt as JSON.
    pub(super) document: String,
    /// Sequence number of its row in the audit.
    pub(super) commit: i64,
    pub(super) changed: Vec<Changed>,
}

impl Booking<'_> {
    /// Books everything an application changes, and everybody who must know of it.
    pub(super) fn book(
        self,
        counts: &mut Counts,
        numbers: &mut Numbers,
        rows: &mut Rows,
    ) -> Result<Booked, Error> {
        let Judging { submission, facts, coming_in, .. } = self.judging;
        let (child, now) = (submission.own.child.id.to_string(), submission.now);
        let application = new_id();
        if facts.application.is_some() {
            rows.replaced.push((child.clone(), now));
        }
        let seq = numbers.next_of_applications();
        rows.applications.push(NewApplication::of(submission, seq, &application)?);
        if let Some(review) = &coming_in.review {
            rows.reviews.push((application.clone(), review.clone()));
        }
        self.give_up(counts, rows);
        let to_be_seen = self.enrol(&application, counts, rows);
        self.set_care(&application, rows);
        let receipt = self.issue(&application, &to_be_seen, rows);
        let document = serde_json::to_string(&receipt)?;
        rows.receipts.push(NewReceipt {
            number: receipt.number.clone(),
            check_code: receipt.check_code.clone(),
            application: application.clone(),
            child: child.clone(),
            document: document.clone(),
        });
        for news in news_of_receipt(&receipt) {
            rows.messages.push(NewMessage::of((&submission.own.household, &child), &news, now)?);
        }
        let commit = numbers.next_of_audit();
        rows.audit.push(self.audit_row(commit, &application, &receipt));
        Ok(Booked { receipt, document, commit, changed: self.changed(counts) })
    }

    /// Gives back what is not won. It is free for whoever is decided next.
    fn give_up(&self, counts: &mut Counts, rows: &mut Rows) {
        let Judging { catalogue, submission, .. } = self.judging;
        for place in &self.decision.given_up {
            let (child, enrolment) = (submission.own.child.id.to_string(), place.enrolment.clone());
            rows.given_up.push(GivenUp { child, enrolment, at: submission.now });
            rows.count(&place.group, -1);
            let held_from = place.held_from.as_deref();
            counts.give_back(
                catalogue,
                CountedPlace { child: &submission.own.child, group: &place.group, held_from },
            );
        }
    }

    /// Takes what is won, and says in which groups the child has still to be seen.
    fn enrol(&self, application: &str, counts: &mut Counts, rows: &mut Rows) -> HashSet<GroupId> {
        let mut to_be_seen = HashSet::new();
        for (priced, before) in self.decision.won_with_before(self.judging.facts) {
            let seen_first = match before {
                None => self.take_new(application, priced, counts, rows),
                Some(place) => {
                    if place.proposed {
                        let enrolment = place.enrolment.clone();
                        self.keep_apart(priced.group, &enrolment, rows);
                        rows.taken_up.push(TakenUp { enrolment, application: application.to_owned() });
                    }
                    place.to_be_seen
                }
            };
            if seen_first {
                to_be_seen.insert(priced.group.id.clone());
            }
        }
        to_be_seen
    }

    /// Takes a place the child did not have, and says whether it counts only when a teacher has seen the child.
    fn take_new(
        &self,
        application: &str,
        Priced { offering, group }: Priced<'_>,
        counts: &mut Counts,
        rows: &mut Rows,
    ) -> bool {
        let Judging { catalogue, submission, .. } = self.judging;
        let child = &submission.own.child;
        let held_from = self.decision.held_from.get(&group.id);
        let to_be_seen = entry_of(offering, &catalogue.school.choosing) == Entry::Check;
        let enrolment = NewEnrolment {
            id: new_id(),
            child: child.id.to_string(),
            offering: offering.id.clone(),
            group: group.id.clone(),
            application: application.to_owned(),
            at: submission.now,
            held_from: held_from.cloned(),
            to_be_seen,
        };
        rows.count(&group.id, 1);
        let place = CountedPlace { child, group: &group.id, held_from: held_from.map(String::as_str) };
        counts.take(catalogue, place);
        for quota in quotas_of(&catalogue.office, child, &group.id) {
            rows.quota_places.push((enrolment.id.clone(), quota.id.clone()));
        }
        self.keep_apart(group, &enrolment.id, rows);
        rows.enrolments.push(enrolment);
        to_be_seen
    }

    /// Writes down when a group keeps the child, so that no other does.
    fn keep_apart(&self, group: &Group, enrolment: &str, rows: &mut Rows) {
        let Judging { catalogue, submission, .. } = self.judging;
        for KeptAt { weekday, window, turn } in kept_at(catalogue, group) {
            rows.meetings.push(NewMeeting {
                child: submission.own.child.id.to_string(),
                weekday,
                window: window.clone(),
                turn,
                enrolment: enrolment.to_owned(),
            });
        }
    }

    fn set_care(&self, application: &str, rows: &mut Rows) {
        let child = self.judging.submission.own.child.id.to_string();
        let care = self.decision.care;
        let once = care.iter().enumerate().filter(|(at, window)| !care[..*at].contains(window));
        rows.care.extend(once.map(|(_, window)| NewCare {
            child: child.clone(),
            window: window.clone(),
            application: application.to_owned(),
        }));
        if self.judging.facts.has_applied {
            rows.care_anew.push(child.clone());
        }
        rows.cared_for.push(child);
    }

    fn issue(&self, application: &str, to_be_seen: &HashSet<GroupId>, rows: &mut Rows) -> SubmissionReceipt {
        let Judging { catalogue, submission, coming_in, .. } = self.judging;
        let (school, child, decision) = (&catalogue.school, &submission.own.child, self.decision);
        let mut bills = self.bill();
        match coming_in.review {
            Some(_) => bills.iter_mut().for_each(bills::only_quoted),
            None => {
                rows.bills.extend(NewBill::all_of(application, child.id.as_str(), &bills, submission.now));
            }
        }
        SubmissionReceipt {
            number: self.papers.number.clone(),
            check_code: CheckCode::new(codes::new_check_code(submission.now)),
            state: ReceiptState::Valid,
            review: coming_in.review.clone(),
            submitted_at: submission.now,
            school: school.title.clone(),
            round: school.round.title.clone(),
            child_name: child.name.clone(),
            home_class: child.home_class,
            care: titled(school, decision.care),
            outcomes: decision.verdicts.iter().map(|verdict| outcome_of(verdict, to_be_seen)).collect(),
            linked: self.papers.linked.clone(),
            given_up: titles(catalogue, decision.had_and_gave_up()),
            bills,
            fee_document: school.fee_document.clone(),
            complaint_phone: school.complaint_phone.clone(),
            signed: self.sign(application, rows),
        }
    }

    /// The bills for what was won. What is due with the round leaves a family let in late its time to pay.
    fn bill(&self) -> Vec<Bill> {
        let Judging { catalogue, submission, facts, .. } = self.judging;
        let groups: Vec<Priced<'_>> = self.decision.won().collect();
        let (grade, care) = (submission.own.child.grade(), self.decision.care);
        let plan = Plan { grade, care, groups: &groups, from: None };
        let bills = catalogue.quote(&plan, &facts.waivers).to_vec();
        bills::with_time_to_pay(bills, &catalogue.school, submission.now)
    }

    /// The signature that comes with the application, where one does.
    fn sign(&self, application: &str, rows: &mut Rows) -> Option<Signed> {
        let signature = self.judging.wish()?.signature.as_ref()?;
        let Judging { catalogue, submission, .. } = self.judging;
        let (signatures, signed) = NewSignature::of(catalogue, application, signature, submission.now);
        rows.signatures.extend(signatures);
        Some(signed)
    }

    fn audit_row(&self, seq: i64, application: &str, receipt: &SubmissionReceipt) -> NumberedRow {
        let Judging { submission, coming_in, .. } = self.judging;
        let linked = receipt.linked.as_ref().map(|linked| &linked.number);
        let action = if coming_in.proposed { "proposal.accepted" } else { "application.submitted" };
        NumberedRow {
            seq,
            at: submission.now,
            actor: submission.keyed.owner.clone(),
            action: action.to_owned(),
            target: submission.own.child.id.to_string(),
            facts: serde_json::json!({ "receipt": receipt.number, "application": application, "linked": linked }),
            answer_digest: None,
        }
    }

    /// Places of the groups touched, as they are counted now.
    fn changed(&self, counts: &Counts) -> Vec<Changed> {
        let held = |group: &GroupId| self.judging.facts.places.iter().any(|place| &place.group == group);
        let won = self.decision.won().map(|priced| &priced.group.id).filter(|group| !held(group));
        let touched = self.decision.given_up.iter().map(|place| &place.group).chain(won);
        let changed = touched
            .filter_map(|group| Some(Changed { group: group.clone(), places: counts.of_group(group)? }));
        changed.collect()
    }
}

fn outcome_of(verdict: &Verdict<'_>, to_be_seen: &HashSet<GroupId>) -> ChoiceOutcome {
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

fn titles<'g>(catalogue: &Catalogue, groups: impl Iterator<Item = &'g GroupId>) -> Vec<String> {
    let title = |id: &GroupId| {
        let found = catalogue.groups().find(|(_, group)| &group.id == id);
        found.map_or_else(|| id.to_string(), |(offering, group)| offering.title_of(group))
    };
    groups.map(title).collect()
}
