//! What holds whoever takes whichever steps, in whatever order.

use super::tests::{instant, proposal, signature};
use super::*;
use crate::examples::school;
use crate::{ReviewStage, TextHash};
use proptest::prelude::*;

const CLASS: HomeClass = HomeClass { grade: 3, number: 2 };
const TIMES: ReviewTimes = ReviewTimes { sign_within_days: 3, answer_within_days: 2 };

fn a_step() -> impl Strategy<Value = ReviewStep> {
    let school = school();
    let old = Signature { agreement: TextHash::new("old"), ..signature(&school) };
    prop_oneof![
        4 => Just(ReviewStep::CheckClass),
        2 => Just(ReviewStep::Return(proposal())),
        2 => Just(ReviewStep::AcceptProposal),
        1 => Just(ReviewStep::SubmitAgain),
        4 => Just(ReviewStep::SumUp),
        4 => Just(ReviewStep::Publish),
        4 => Just(ReviewStep::Sign(signature(&school))),
        1 => Just(ReviewStep::Sign(old)),
        1 => Just(ReviewStep::Withdraw),
        1 => Just(ReviewStep::LetGo),
    ]
}

fn somebody() -> impl Strategy<Value = Reviewer> {
    let class = (2_u8..4, 2_u8..4).prop_map(|(grade, number)| HomeClass { grade, number });
    prop_oneof![
        Just(Reviewer::Family),
        Just(Reviewer::Office),
        class.prop_map(Reviewer::HomeClassTeacher),
        (2_u8..4).prop_map(Reviewer::GradeLeader),
    ]
}

/// A step, who takes it (whose it is, unless somebody is named), and how many hours after the one before.
type Taken = (ReviewStep, Option<Reviewer>, i64);

fn some_steps() -> impl Strategy<Value = Vec<Taken>> {
    prop::collection::vec((a_step(), prop::option::of(somebody()), 0_i64..40), 0..40)
}

/// What each step that is taken leads from and to, with its time.
fn walk(steps: &[Taken]) -> Vec<(ReviewState, &ReviewStep, ReviewState, DateTime<Utc>)> {
    let school = school();
    let mut state = ReviewState::Submitted;
    let mut now = instant("2026-09-01T04:00:00Z");
    let mut taken = Vec::new();
    for (step, by, hours) in steps {
        now += TimeDelta::hours(*hours);
        let review = UnderReview { state: &state, home_class: CLASS, school: &school, times: TIMES };
        if let Ok(next) = review.after(step, by.unwrap_or(review.whose(step)), now) {
            taken.push((std::mem::replace(&mut state, next.clone()), step, next, now));
        }
    }
    taken
}

proptest! {
    #[test]
    fn the_places_applied_for_are_kept_until_they_are_let_go(steps in some_steps()) {
        let applied = [GroupId::new("football-1")];
        for (_, _, after, _) in walk(&steps) {
            let kept = groups_kept(&after, &applied).contains(&&applied[0]);
            prop_assert_eq!(kept, after != ReviewState::LetGo);
        }
    }

    #[test]
    fn only_the_family_or_the_clock_lets_places_go_and_nothing_follows(steps in some_steps()) {
        for (before, step, after, now) in walk(&steps) {
            prop_assert!(!matches!(before, ReviewState::LetGo | ReviewState::Signed));
            if after != ReviewState::LetGo || *step == ReviewStep::Withdraw {
                continue;
            }
            let (ReviewState::Returned { answer_until: until, .. } | ReviewState::Published { sign_until: until }) = before
            else {
                return Err(TestCaseError::fail(format!("let go from {before:?}")));
            };
            prop_assert!(now >= until);
        }
    }

    #[test]
    fn nobody_signs_what_was_not_checked_summed_up_and_published(steps in some_steps()) {
        use ReviewStage::{ClassChecked, Published, Signed, SummedUp};
        for (before, _, after, now) in walk(&steps) {
            let came_from = match after.stage() {
                Signed => Published,
                Published => SummedUp,
                SummedUp => ClassChecked,
                _ => continue,
            };
            prop_assert_eq!(before.stage(), came_from);
            if let ReviewState::Published { sign_until } = before {
                prop_assert!(now < sign_until);
            }
        }
    }

    #[test]
    fn a_state_travels_whole(steps in some_steps()) {
        for (_, step, after, _) in walk(&steps) {
            let wire = serde_json::to_string(&(&after, step)).expect("written");
            let (state, taken): (ReviewState, ReviewStep) = serde_json::from_str(&wire).expect("read");
            prop_assert_eq!((&state, &taken), (&after, step));
        }
    }
}
