//! What the database knows of applications when they are judged.

use super::{
    ComingIn, Submission,
    decision::Judging,
    facts::Facts,
    outset::Outset,
    school_now::{Ends, SchoolNow},
};
use crate::{
    Catalogue,
    error::Error,
    sql::Connection,
    store::{CapacityGuard, Written, keys::KeptAnswers, place_counts::Counts, places},
};
use kehou_contract::{GroupId, Round};
use std::collections::BTreeSet;

/// What is known of applications of different children.
pub(super) struct Known<'c> {
    pub(super) catalogue: &'c Catalogue,
    kept: KeptAnswers,
    /// The round as the office has it open.
    pub(super) round: Round,
    pub(super) facts: Facts,
    /// The places, as those decided before leave them.
    pub(super) counts: Counts,
    pub(super) ends: Ends,
    /// Whether anybody sends messages on.
    pub(super) has_senders: bool,
}

impl<'c> Known<'c> {
    /// Reads what submissions are judged by.
    pub(super) async fn read(
        tx: &mut Connection,
        catalogue: &'c Catalogue,
        guard: CapacityGuard,
        submissions: &[&Submission],
    ) -> Result<Self, Error> {
        let Outset { school, glances } = Outset::read(tx, &catalogue.school.round, submissions).await?;
        let mut kept = KeptAnswers::default();
        if glances.any_answered() {
            let keyed: Vec<_> = submissions.iter().map(|submission| &submission.keyed).collect();
            kept = KeptAnswers::read(tx, &keyed).await?;
        }
        let facts = Facts::read(tx, glances).await?;
        let SchoolNow { changes, ends, senders, mut places } = school;
        let others: BTreeSet<&GroupId> =
            facts.groups().filter(|group| !places.contains_key(*group)).collect();
        if !others.is_empty() {
            let others: Vec<GroupId> = others.into_iter().cloned().collect();
            places.extend(places::read_places(tx, &others).await?);
        }
        let changes = changes.read_whole(tx).await?;
        let counts = Counts::read_beside(tx, catalogue, (places, &changes.hidden), guard).await?;
        let (round, has_senders) = (changes.round(&catalogue.school.round), senders > 0);
        Ok(Self { catalogue, kept, round, facts, counts, ends, has_senders })
    }

    /// The answer its key was given before, if it was accepted.
    pub(super) fn before(&self, submission: &Submission) -> Result<Option<Written>, Error> {
        let answer = self.kept.find(&submission.keyed)?;
        Ok(answer.map(|answer| Written::Before { answer: answer.to_owned() }))
    }

    /// How an application comes in, if it may.
    pub(super) fn comes_in(&self, submission: &Submission) -> Result<ComingIn, Error> {
        ComingIn::judge(&self.round, self.facts.of(submission)?, self.catalogue, submission)
    }

    /// What an application that may come in is judged by.
    pub(super) fn judging<'a>(
        &'a self,
        submission: &'a Submission,
        coming_in: &'a ComingIn,
    ) -> Result<Judging<'a>, Error> {
        let facts = self.facts.of(submission)?;
        Ok(Judging { catalogue: self.catalogue, submission, facts, coming_in })
    }
}
