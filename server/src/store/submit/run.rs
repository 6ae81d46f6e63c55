//! Deciding what has come together, one after the other, from what was read once for all of it.

use super::{
    ComingIn, Entry, Submission,
    booking::{Booked, Booking, Papers},
    decision::Judging,
    entry::Wishes,
    known::Known,
    rows::Rows,
    school_now::Ends,
};
use crate::{
    Catalogue,
    codes::sha256,
    error::Error,
    sql::{Connection, Inserts},
    store::{
        CapacityGuard, Written,
        audit::Trail,
        keys::NewAnswer,
        messages,
        numbers::ReceiptNumbers,
        places, quotas,
        takes::{Takes, tell_of_leaving},
    },
};
use chrono::{DateTime, Utc};

/// Applications of different children on their way: what was read for them, and what is to be written.
pub(in crate::store) struct Run<'c> {
    pub(super) known: Known<'c>,
    guard: CapacityGuard,
    pub(super) numbers: Numbers,
    pub(super) rows: Rows,
    /// How children leave by what they take now, once the term has begun.
    leaving: Vec<Leaving>,
}

/// The series that numbers are given of.
pub(super) struct Numbers {
    pub(super) receipts: ReceiptNumbers,
    /// The audit trail as it was read.
    trail: Trail,
    /// The last sequence numbers of the audit and of the applications.
    last_audit: i64,
    last_application: i64,
}

/// What a child took part in before its application was decided.
struct Leaving {
    child: String,
    before: Takes,
    now: DateTime<Utc>,
}

impl Numbers {
    fn after(ends: &Ends) -> Result<Self, Error> {
        let trail = Trail::up_to(ends.audit, ends.hash.as_deref())?;
        Ok(Self {
            receipts: ReceiptNumbers::after(ends.receipt),
            last_audit: trail.last,
            trail,
            last_application: ends.application.unwrap_or(0),
        })
    }

    pub(super) fn next_of_audit(&mut self) -> i64 {
        self.last_audit += 1;
        self.last_audit
    }

    pub(super) fn next_of_applications(&mut self) -> i64 {
        self.last_application += 1;
        self.last_application
    }
}

/// Decides entries together, and writes what follows.
pub(in crate::store) async fn decide_run(
    tx: &mut Connection,
    guard: CapacityGuard,
    entries: &[&Entry],
) -> Result<Vec<Result<Written, Error>>, Error> {
    let Some(first) = entries.first() else {
        return Ok(Vec::new());
    };
    let submissions: Vec<&Submission> = entries.iter().flat_map(|entry| entry.submissions()).collect();
    let mut run = Run::read(tx, &first.catalogue, guard, &submissions).await?;
    let mut answers = Vec::with_capacity(entries.len());
    for entry in entries {
        match run.decide(entry) {
            // It may have left a part of its rows behind.
            Err(error) if !error.is_an_answer() => return Err(error),
            answer => answers.push(answer),
        }
    }
    run.write(tx).await?;
    Ok(answers)
}

impl<'c> Run<'c> {
    /// Reads what submissions are decided by.
    pub(in crate::store) async fn read(
        tx: &mut Connection,
        catalogue: &'c Catalogue,
        guard: CapacityGuard,
        submissions: &[&Submission],
    ) -> Result<Self, Error> {
        let known = Known::read(tx, catalogue, guard, submissions).await?;
        let numbers = Numbers::after(&known.ends)?;
        let mut leaving = Vec::new();
        for submission in submissions {
            let (child, now) = (submission.own.child.id.to_string(), submission.now);
            if let Some(before) = Takes::read_in_term(tx, catalogue, &child, now).await? {
                leaving.push(Leaving { child, before, now });
            }
        }
        let rows = Rows::default();
        Ok(Self { known, guard, numbers, rows, leaving })
    }

    fn decide(&mut self, entry: &Entry) -> Result<Written, Error> {
        match &entry.wishes {
            Wishes::One(submission) => self.submit(submission),
            Wishes::Linked(linked) => self.submit_linked(linked),
        }
    }

    fn submit(&mut self, submission: &Submission) -> Result<Written, Error> {
        if let Some(before) = self.known.before(submission)? {
            return Ok(before);
        }
        let coming_in = self.known.comes_in(submission)?;
        self.take(submission, &coming_in)
    }

    /// Decides an application that may come in, in the place of the one before.
    pub(in crate::store) fn take(
        &mut self,
        submission: &Submission,
        coming_in: &ComingIn,
    ) -> Result<Written, Error> {
        let Known { catalogue, facts, counts, .. } = &mut self.known;
        let facts = facts.of(submission)?;
        let judging = Judging { catalogue, submission, facts, coming_in };
        judging.check_price()?;
        let verdicts = judging.verdicts(counts)?;
        let decision = judging.decide(verdicts, counts);
        let number = self.numbers.receipts.give(&catalogue.school.id, submission.now);
        let booking = Booking { judging, decision: &decision, papers: Papers { number, linked: None } };
        let Booked { document, commit, changed, .. } =
            booking.book(counts, &mut self.numbers, &mut self.rows)?;
        self.answer(submission, document.clone());
        Ok(Written::Now { answer: document, commit, changed })
    }

    /// Keeps the answer under the key of a submission, and its digest with the row that tells of it: the last one.
    pub(super) fn answer(&mut self, submission: &Submission, answer: String) {
        let told = self.rows.audit.last_mut();
        let audit_seq = told.map_or(0, |row| {
            row.answer_digest = Some(sha256(answer.as_bytes()));
            row.seq
        });
        let keyed = submission.keyed.clone();
        self.rows.answers.push(NewAnswer { keyed, answer, at: submission.now, audit_seq });
    }

    /// Writes what was decided. A place that the database itself refuses is refused to whoever asks for it alone.
    pub(in crate::store) async fn write(&self, tx: &mut Connection) -> Result<(), Error> {
        self.write_all(tx).await.map_err(|error| self.named(error))
    }

    async fn write_all(&self, tx: &mut Connection) -> Result<(), Error> {
        let mut inserts = Inserts::default();
        self.rows.make_room(tx).await?;
        self.rows.add_takes(&mut inserts, self.guard)?;
        if self.rows.change_what_is_kept() || !self.leaving.is_empty() {
            std::mem::take(&mut inserts).write(tx).await?;
            self.rows.change_kept(tx).await?;
            self.tell_of_leaving(tx).await?;
        }
        self.rows.add_papers(&mut inserts, &self.numbers.trail)?;
        self.numbers.receipts.add(&mut inserts);
        inserts.write(tx).await?;
        if self.known.has_senders {
            messages::hand_to_senders(tx, &self.rows.messages).await?;
        }
        Ok(())
    }

    async fn tell_of_leaving(&self, tx: &mut Connection) -> Result<(), Error> {
        for Leaving { child, before, now } in &self.leaving {
            if self.rows.cared_for.contains(child) {
                tell_of_leaving(tx, self.known.catalogue, child, before, *now).await?;
            }
        }
        Ok(())
    }

    fn named(&self, error: Error) -> Error {
        match &error {
            Error::Database(fault) if places::is_full(fault) || quotas::is_full(fault) => {
                self.known.counts.overfull(self.known.catalogue).map_or(error, Error::Refused)
            }
            _ => error,
        }
    }
}
