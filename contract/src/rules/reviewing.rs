//! Class review: who may take which step with an application, and what keeps its places.

use super::submitting::signs_todays_texts;
use crate::{
    GroupId, HomeClass, OfficeRefusal, Refusal, ReviewProposal, ReviewRefusal, ReviewState, ReviewStep,
    ReviewTimes, Reviewer, School, Signature,
};
use chrono::{DateTime, TimeDelta, Utc};

/// An application under review.
#[derive(Clone, Copy, Debug)]
pub struct UnderReview<'a> {
    /// Where it stands.
    pub state: &'a ReviewState,
    /// The child's home class.
    pub home_class: HomeClass,
    /// The school, for the texts to sign.
    pub school: &'a School,
    /// How long families of this round have.
    pub times: ReviewTimes,
}

impl UnderReview<'_> {
    /// Who has it in hand; `None` when nobody has to do anything any more.
    pub fn in_hand_of(&self) -> Option<Reviewer> {
        match self.state {
            ReviewState::Submitted => Some(Reviewer::HomeClassTeacher(self.home_class)),
            ReviewState::ClassChecked => Some(Reviewer::GradeLeader(self.home_class.grade)),
            ReviewState::SummedUp => Some(Reviewer::Office),
            ReviewState::Returned { .. } | ReviewState::Published { .. } => Some(Reviewer::Family),
            ReviewState::Signed | ReviewState::LetGo => None,
        }
    }

    /// Where it stands after a step taken at this instant of the server's clock, or why the step is not taken. Whether a
    /// grade is ready is asked of [`may_sum_up`] and [`may_publish`]. Whether another application is taken, and is one,
    /// is asked of [`may_submit`](super::may_submit); the answer to a proposal also comes after the round has closed.
    pub fn after(&self, step: &ReviewStep, by: Reviewer, now: DateTime<Utc>) -> Result<ReviewState, Refusal> {
        let whose = self.whose(step);
        let stands_in = by == Reviewer::Office && whose != Reviewer::Family;
        if by != whose && !stands_in {
            return Err(not_taken(ReviewRefusal::NotYourStep { whose }));
        }
        use ReviewState as State;
        use ReviewStep as Step;
        match (step, self.state) {
            (Step::CheckClass, State::Submitted) => Ok(State::ClassChecked),
            (Step::SumUp, State::ClassChecked) => Ok(State::SummedUp),
            (Step::Publish, State::SummedUp) => {
                Ok(State::Published { sign_until: in_days(now, self.times.sign_within_days) })
            }
            (Step::Sign(signature), State::Published { sign_until }) => {
                self.sign(signature, *sign_until, now)
            }
            (Step::Return(proposal), State::Submitted | State::ClassChecked | State::SummedUp) => {
                self.propose(proposal, now)
            }
            (Step::AcceptProposal, State::Returned { .. }) => Ok(State::ClassChecked),
            (Step::SubmitAgain, State::Submitted | State::Returned { .. } | State::ClassChecked) => {
                Ok(State::Submitted)
            }
            (Step::LetGo, State::Returned { answer_until: until, .. })
            | (Step::LetGo, State::Published { sign_until: until }) => let_go(*until, now),
            (Step::Withdraw, state) if !matches!(state, State::Signed | State::LetGo) => Ok(State::LetGo),
            (_, state) => Err(Refusal::UnderReview { stage: state.stage() }),
        }
    }

    /// The same for somebody who is several of these: the step is taken as the one it needs.
    pub fn after_one_of(
        &self,
        step: &ReviewStep,
        reviewers: &[Reviewer],
        now: DateTime<Utc>,
    ) -> Result<ReviewState, Refusal> {
        let whose = self.whose(step);
        let fits = |by: &&Reviewer| **by == whose || **by == Reviewer::Office;
        let by = reviewers.iter().find(fits).ok_or(not_taken(ReviewRefusal::NotYourStep { whose }))?;
        self.after(step, *by, now)
    }

    /// Whose step it is.
    fn whose(&self, step: &ReviewStep) -> Reviewer {
        match step {
            ReviewStep::CheckClass => Reviewer::HomeClassTeacher(self.home_class),
            ReviewStep::SumUp => Reviewer::GradeLeader(self.home_class.grade),
            ReviewStep::Publish | ReviewStep::LetGo => Reviewer::Office,
            ReviewStep::AcceptProposal
            | ReviewStep::SubmitAgain
            | ReviewStep::Sign(_)
            | ReviewStep::Withdraw => Reviewer::Family,
            ReviewStep::Return(_) => match self.in_hand_of() {
                None | Some(Reviewer::Family) => Reviewer::Office,
                Some(in_hand) => in_hand,
            },
        }
    }

    fn propose(&self, proposal: &ReviewProposal, now: DateTime<Utc>) -> Result<ReviewState, Refusal> {
        if proposal.care.is_empty() && proposal.choices.is_empty() {
            return Err(not_taken(ReviewRefusal::ProposesNothing));
        }
        let answer_until = in_days(now, self.times.answer_within_days);
        Ok(ReviewState::Returned { proposal: proposal.clone(), answer_until })
    }

    fn sign(
        &self,
        signature: &Signature,
        until: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<ReviewState, Refusal> {
        if now >= until {
            return Err(Refusal::SigningOver { until });
        }
        signs_todays_texts(signature, self.school)?;
        Ok(ReviewState::Signed)
    }
}

fn let_go(until: DateTime<Utc>, now: DateTime<Utc>) -> Result<ReviewState, Refusal> {
    if now < until { Err(not_taken(ReviewRefusal::StillTime { until })) } else { Ok(ReviewState::LetGo) }
}

fn in_days(now: DateTime<Utc>, days: u16) -> DateTime<Utc> {
    now + TimeDelta::days(i64::from(days))
}

fn not_taken(why: ReviewRefusal) -> Refusal {
    Refusal::Office(OfficeRefusal::Review(why))
}

/// Whether a grade can be summed up: each of its applications was checked, returned or let go.
pub fn may_sum_up(grade: u8, applications: &[(HomeClass, ReviewState)]) -> Result<(), ReviewRefusal> {
    let unchecked = applications
        .iter()
        .filter(|(class, state)| class.grade == grade && matches!(state, ReviewState::Submitted))
        .count();
    match u32::try_from(unchecked).unwrap_or(u32::MAX) {
        0 => Ok(()),
        applications => Err(ReviewRefusal::NotChecked { grade, applications }),
    }
}

/// Whether the classes of these grades can be published: each of their applications was summed up, returned or let go.
/// One that is returned is published later, once it is answered and summed up.
pub fn may_publish(grades: &[u8], applications: &[(HomeClass, ReviewState)]) -> Result<(), ReviewRefusal> {
    let mut waiting: Vec<u8> = Vec::new();
    for (class, state) in applications.iter().filter(|(class, _)| grades.contains(&class.grade)) {
        let on_its_way = matches!(state, ReviewState::Submitted | ReviewState::ClassChecked);
        if on_its_way && !waiting.contains(&class.grade) {
            waiting.push(class.grade);
        }
    }
    waiting.sort_unstable();
    if waiting.is_empty() { Ok(()) } else { Err(ReviewRefusal::NotSummedUp { grades: waiting }) }
}

/// The groups in which an application takes a place (law I1), each once: what was `applied` for, until it is let go, and
/// what is proposed, while the family thinks it over. The school can keep its word either way.
pub fn groups_kept<'a>(state: &'a ReviewState, applied: &'a [GroupId]) -> Vec<&'a GroupId> {
    let (applied, proposed): (&[GroupId], &[GroupId]) = match state {
        ReviewState::LetGo => (&[], &[]),
        ReviewState::Returned { proposal, .. } => (applied, &proposal.choices),
        _ => (applied, &[]),
    };
    let mut kept: Vec<&GroupId> = Vec::new();
    for group in applied.iter().chain(proposed) {
        if !kept.contains(&group) {
            kept.push(group);
        }
    }
    kept
}

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
