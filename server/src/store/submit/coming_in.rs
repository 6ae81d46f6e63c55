//! How an application comes in.

use super::{Submission, facts::ChildFacts};
use crate::{Catalogue, error::Error};
use chrono::{DateTime, Utc};
use kehou_contract::{
    Child, Participation, Refusal, ReviewState, ReviewStep, Round, RoundMode, Standing,
    rules::{Arrival, may_submit},
};

/// How an application comes in, once it may.
pub(in crate::store) struct ComingIn {
    /// The round as the office has it open.
    pub(in crate::store) round: Round,
    pub(in crate::store) standing: Standing,
    /// Whether the school proposed it: then no opening and no invitation bars it.
    pub(in crate::store) proposed: bool,
    /// Where its review begins, if it has one.
    pub(in crate::store) review: Option<ReviewState>,
}

impl ComingIn {
    /// Judges whether an application may come in at all, and how.
    pub(super) fn judge(
        round: &Round,
        facts: &ChildFacts,
        catalogue: &Catalogue,
        submission: &Submission,
    ) -> Result<Self, Error> {
        let child = &submission.own.child;
        let (round, standing) = (round.clone(), facts.standing.clone());
        let coming_in = Self { round, standing, proposed: false, review: None };
        let arrival = coming_in.arrival(child, submission.now);
        may_submit(&submission.application, child, &catalogue.school, &catalogue.offerings, &arrival)?;
        if facts.has_paid {
            return Err(Refusal::AlreadyPaid.into());
        }
        if let Some(before) = &facts.review {
            let terms = (&catalogue.school, &coming_in.round);
            before.after(&ReviewStep::SubmitAgain, child.home_class, terms, submission.now)?;
        }
        // Who takes no service has nothing to be checked.
        let takes_part = submission.application.participation != Participation::NoService;
        let reviewed = takes_part && matches!(coming_in.round.mode, RoundMode::Review(_));
        let review = reviewed.then_some(ReviewState::Submitted);
        Ok(Self { review, ..coming_in })
    }

    /// When the child asks, and with what standing.
    pub(super) fn arrival<'a>(&'a self, child: &Child, now: DateTime<Utc>) -> Arrival<'a> {
        Arrival { grade: child.grade(), standing: &self.standing, round: &self.round, now }
    }
}
