use super::*;
use crate::examples::school;
use crate::{ReviewStage, TextHash, WindowId};
use Reviewer::{Family, GradeLeader, HomeClassTeacher, Office};

const CLASS: HomeClass = HomeClass { grade: 3, number: 2 };
const NEXT_CLASS: HomeClass = HomeClass { grade: 3, number: 3 };
const TIMES: ReviewTimes = ReviewTimes { sign_within_days: 3, answer_within_days: 2 };

pub(super) fn instant(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

fn noon() -> DateTime<Utc> {
    instant("2026-09-01T04:00:00Z")
}

pub(super) fn signature(school: &School) -> Signature {
    Signature {
        guardian_name: "林晓梅".into(),
        agreement: school.agreement.hash.clone(),
        pick_up_pledge: school.pick_up_pledge.hash.clone(),
    }
}

pub(super) fn proposal() -> ReviewProposal {
    ReviewProposal {
        care: vec![],
        choices: vec![GroupId::new("calligraphy-2")],
        reason: "周三的足球已经满了".into(),
    }
}

fn returned() -> ReviewState {
    ReviewState::Returned { proposal: proposal(), answer_until: instant("2026-09-03T04:00:00Z") }
}

fn published() -> ReviewState {
    ReviewState::Published { sign_until: instant("2026-09-04T04:00:00Z") }
}

fn after(
    state: &ReviewState,
    step: &ReviewStep,
    by: Reviewer,
    now: DateTime<Utc>,
) -> Result<ReviewState, Refusal> {
    UnderReview { state, home_class: CLASS, school: &school(), times: TIMES }.after(step, by, now)
}

fn not_yours(whose: Reviewer) -> Refusal {
    not_taken(ReviewRefusal::NotYourStep { whose })
}

/// Every step with its name and whose it is in this state.
fn every_step(state: &ReviewState) -> [(&'static str, ReviewStep, Reviewer); 9] {
    let in_hand = match state {
        ReviewState::Submitted => HomeClassTeacher(CLASS),
        ReviewState::ClassChecked => GradeLeader(3),
        _ => Office,
    };
    [
        ("check", ReviewStep::CheckClass, HomeClassTeacher(CLASS)),
        ("return", ReviewStep::Return(proposal()), in_hand),
        ("accept", ReviewStep::AcceptProposal, Family),
        ("again", ReviewStep::SubmitAgain, Family),
        ("sum up", ReviewStep::SumUp, GradeLeader(3)),
        ("publish", ReviewStep::Publish, Office),
        ("sign", ReviewStep::Sign(signature(&school())), Family),
        ("withdraw", ReviewStep::Withdraw, Family),
        ("let go", ReviewStep::LetGo, Office),
    ]
}

#[test]
fn an_application_goes_from_the_class_to_the_signature() {
    let way = [
        (ReviewStep::CheckClass, HomeClassTeacher(CLASS), ReviewState::ClassChecked),
        (ReviewStep::SumUp, GradeLeader(3), ReviewState::SummedUp),
        (ReviewStep::Publish, Office, published()),
        (ReviewStep::Sign(signature(&school())), Family, ReviewState::Signed),
    ];
    let mut state = ReviewState::Submitted;
    for (step, by, expected) in way {
        state = after(&state, &step, by, noon()).expect("the next step");
        assert_eq!(state, expected, "{step:?}");
    }
}

#[test]
fn each_state_takes_its_steps_and_says_where_it_stands_to_any_other() {
    use ReviewStage::{ClassChecked, LetGo, Published, Returned, Signed, Submitted, SummedUp};
    let cases: [(ReviewState, &[(&str, ReviewStage)]); 7] = [
        (
            ReviewState::Submitted,
            &[("check", ClassChecked), ("return", Returned), ("again", Submitted), ("withdraw", LetGo)],
        ),
        (
            returned(),
            &[("accept", ClassChecked), ("again", Submitted), ("withdraw", LetGo), ("let go", LetGo)],
        ),
        (
            ReviewState::ClassChecked,
            &[("return", Returned), ("again", Submitted), ("sum up", SummedUp), ("withdraw", LetGo)],
        ),
        (ReviewState::SummedUp, &[("return", Returned), ("publish", Published), ("withdraw", LetGo)]),
        (published(), &[("sign", Signed), ("withdraw", LetGo), ("let go", LetGo)]),
        (ReviewState::Signed, &[]),
        (ReviewState::LetGo, &[]),
    ];
    for (state, takes) in cases {
        for (name, step, by) in every_step(&state) {
            // Letting go is for when the time is over, signing for before.
            let now = if name == "let go" { noon() + TimeDelta::days(4) } else { noon() };
            let stage = after(&state, &step, by, now).map(|after| after.stage());
            let expected = takes.iter().find(|takes| takes.0 == name).map(|takes| takes.1);
            let expected = expected.ok_or(Refusal::UnderReview { stage: state.stage() });
            assert_eq!(stage, expected, "{name} in {state:?}");
        }
    }
}

#[test]
fn a_step_is_taken_by_whose_it_is() {
    let cases = [
        (ReviewState::Submitted, "check", HomeClassTeacher(NEXT_CLASS), HomeClassTeacher(CLASS)),
        (ReviewState::Submitted, "check", GradeLeader(3), HomeClassTeacher(CLASS)),
        (ReviewState::Submitted, "return", Family, HomeClassTeacher(CLASS)),
        (ReviewState::ClassChecked, "return", HomeClassTeacher(CLASS), GradeLeader(3)),
        (ReviewState::ClassChecked, "sum up", GradeLeader(4), GradeLeader(3)),
        (ReviewState::SummedUp, "return", GradeLeader(3), Office),
        (ReviewState::SummedUp, "publish", GradeLeader(3), Office),
        (published(), "sign", Office, Family),
        (published(), "withdraw", HomeClassTeacher(CLASS), Family),
        (returned(), "accept", HomeClassTeacher(CLASS), Family),
        (returned(), "again", Office, Family),
        (returned(), "let go", GradeLeader(3), Office),
    ];
    for (state, name, by, whose) in cases {
        let steps = every_step(&state);
        let (_, step, _) = steps.iter().find(|step| step.0 == name).expect("a step");
        let refused = Err(not_taken(ReviewRefusal::NotYourStep { whose }));
        assert_eq!(after(&state, step, by, noon()), refused, "{by:?}: {name} in {state:?}");
    }
}

#[test]
fn the_office_stands_in_for_a_teacher_who_is_away() {
    let checked = after(&ReviewState::Submitted, &ReviewStep::CheckClass, Office, noon());
    assert_eq!(checked, Ok(ReviewState::ClassChecked));
    assert_eq!(
        after(&ReviewState::ClassChecked, &ReviewStep::SumUp, Office, noon()),
        Ok(ReviewState::SummedUp)
    );
}

#[test]
fn whoever_is_several_of_these_takes_a_step_as_the_one_it_needs() {
    let (checked, needs_leader) = (ReviewState::ClassChecked, Err(not_yours(GradeLeader(3))));
    let cases: [(&[Reviewer], Result<ReviewState, Refusal>); 5] = [
        (&[HomeClassTeacher(CLASS), GradeLeader(3)], Ok(ReviewState::SummedUp)),
        (&[HomeClassTeacher(CLASS), Office], Ok(ReviewState::SummedUp)),
        (&[HomeClassTeacher(CLASS)], needs_leader.clone()),
        (&[HomeClassTeacher(CLASS), GradeLeader(4)], needs_leader.clone()),
        (&[], needs_leader),
    ];
    for (reviewers, expected) in cases {
        let under_review =
            UnderReview { state: &checked, home_class: CLASS, school: &school(), times: TIMES };
        let answer = under_review.after_one_of(&ReviewStep::SumUp, reviewers, noon());
        assert_eq!(answer, expected, "{reviewers:?}");
    }
}

#[test]
fn an_application_is_looked_after_by_its_class_its_grade_and_the_office() {
    let cases = [
        (HomeClassTeacher(CLASS), true),
        (HomeClassTeacher(NEXT_CLASS), false),
        (GradeLeader(3), true),
        (GradeLeader(4), false),
        (Office, true),
        (Family, false),
    ];
    for (reviewer, expected) in cases {
        assert_eq!(reviewer.looks_after(CLASS), expected, "{reviewer:?}");
    }
}

#[test]
fn it_is_signed_in_time_and_under_the_texts_in_force() {
    let until = instant("2026-09-04T04:00:00Z");
    let sign = |signature, now| after(&published(), &ReviewStep::Sign(signature), Family, now);
    let tick = TimeDelta::milliseconds(1);
    assert_eq!(sign(signature(&school()), until - tick), Ok(ReviewState::Signed));
    assert_eq!(sign(signature(&school()), until), Err(Refusal::SigningOver { until }));
    let old = Signature { agreement: TextHash::new("old"), ..signature(&school()) };
    assert_eq!(sign(old, noon()), Err(Refusal::TextChanged));
    let old = Signature { pick_up_pledge: TextHash::new(""), ..signature(&school()) };
    assert_eq!(sign(old, noon()), Err(Refusal::TextChanged));
}

#[test]
fn places_are_let_go_once_the_time_is_over_and_not_before() {
    let tick = TimeDelta::milliseconds(1);
    for (state, until) in
        [(returned(), instant("2026-09-03T04:00:00Z")), (published(), instant("2026-09-04T04:00:00Z"))]
    {
        let let_go = |now| after(&state, &ReviewStep::LetGo, Office, now);
        assert_eq!(let_go(until - tick), Err(not_taken(ReviewRefusal::StillTime { until })));
        assert_eq!(let_go(until), Ok(ReviewState::LetGo));
    }
}

#[test]
fn a_proposal_holds_something_that_fits() {
    let propose = |care, choices| {
        let step = ReviewStep::Return(ReviewProposal { care, choices, reason: "满了".into() });
        after(&ReviewState::Submitted, &step, HomeClassTeacher(CLASS), noon()).map(|after| after.stage())
    };
    assert_eq!(propose(vec![], vec![]), Err(not_taken(ReviewRefusal::ProposesNothing)));
    assert_eq!(propose(vec![WindowId::new("evening")], vec![]), Ok(ReviewStage::Returned));
    assert_eq!(propose(vec![], vec![GroupId::new("robots-1")]), Ok(ReviewStage::Returned));
}

#[test]
fn a_grade_is_summed_up_once_its_classes_are_checked() {
    let other_grade = HomeClass { grade: 4, number: 1 };
    let with = |state| [(CLASS, state), (NEXT_CLASS, returned()), (other_grade, ReviewState::Submitted)];
    assert_eq!(may_sum_up(3, &with(ReviewState::ClassChecked)), Ok(()));
    assert_eq!(may_sum_up(3, &with(returned())), Ok(()), "who was asked may answer later");
    let refused = Err(ReviewRefusal::NotChecked { grade: 3, applications: 1 });
    assert_eq!(may_sum_up(3, &with(ReviewState::Submitted)), refused);
}

#[test]
fn classes_are_published_once_their_grades_are_summed_up() {
    let applications = [
        (HomeClass { grade: 5, number: 1 }, ReviewState::ClassChecked),
        (HomeClass { grade: 2, number: 4 }, ReviewState::Submitted),
        (HomeClass { grade: 2, number: 1 }, ReviewState::Submitted),
        (CLASS, ReviewState::SummedUp),
        (NEXT_CLASS, returned()),
        (NEXT_CLASS, ReviewState::LetGo),
    ];
    assert_eq!(may_publish(&[3], &applications), Ok(()));
    let refused = |grades: &[u8]| Err(ReviewRefusal::NotSummedUp { grades: grades.to_vec() });
    assert_eq!(may_publish(&[2, 3], &applications), refused(&[2]));
    assert_eq!(may_publish(&[1, 2, 3, 4, 5, 6], &applications), refused(&[2, 5]));
}

#[test]
fn a_proposal_keeps_the_old_places_and_the_new_ones() {
    let ids = |texts: &[&str]| texts.iter().map(|text| GroupId::new(*text)).collect::<Vec<_>>();
    let applied = ids(&["football-1", "calligraphy-2"]);
    let kept = |state: &ReviewState| groups_kept(state, &applied).into_iter().cloned().collect::<Vec<_>>();
    assert_eq!(kept(&ReviewState::SummedUp), applied);
    assert_eq!(kept(&ReviewState::LetGo), []);
    let mut asked = proposal();
    asked.choices.push(GroupId::new("robots-1"));
    let returned = ReviewState::Returned { proposal: asked, answer_until: noon() };
    assert_eq!(kept(&returned), ids(&["football-1", "calligraphy-2", "robots-1"]));
}
