//! Class review: from the submission to the signature, with every step over HTTP.

mod proposals;

use crate::{
    contents::{Contents, miscounted_groups},
    family::{Family, new_key},
    running_server::{Answer, RunningServer},
    staff::Staff,
};
use chrono::TimeDelta;
use kehou_contract::{
    BillState, ChildId, FamilyBill, HomeClass, NewReviewStep, News, OfficeRefusal, Outcome, Places,
    ReceiptNumber, ReceiptState, Refusal, ReviewEntry, ReviewRefusal, ReviewStage, ReviewStep, ReviewTimes,
    Reviewer, RoundMode, SubmissionReceipt, WindowId,
    routes::{self, IDEMPOTENT_REPLAYED},
};
use kehou_server::sql;

const TIMES: ReviewTimes = ReviewTimes { sign_within_days: 3, answer_within_days: 2 };

/// The school of the rehearsal, with review; what was taken before came in first come.
async fn start() -> RunningServer {
    RunningServer::start_with(|settings| settings.catalogue.school.round.mode = RoundMode::Review(TIMES))
        .await
}

fn class_of(family: &Family, child: &ChildId) -> HomeClass {
    let mut children = family.household.children.iter();
    children.find(|one| &one.id == child).expect("one's own child").home_class
}

fn refused(why: ReviewRefusal) -> Refusal {
    Refusal::Office(OfficeRefusal::Review(why))
}

/// Takes an application through to its publication: the class, its grade, the school.
async fn publish(server: &RunningServer, applications: &[&ReceiptNumber]) {
    let office = Staff::office(server).await;
    for step in [ReviewStep::CheckClass, ReviewStep::SumUp, ReviewStep::Publish] {
        office.review(step, applications).await.expect(201);
    }
}

async fn bills(family: &Family) -> Vec<FamilyBill> {
    family.ask(&routes::ListFamilyBills).send().await.expect(200).read()
}

async fn newest(family: &Family) -> News {
    family.messages().await.remove(0).news
}

async fn listed(staff: &Staff) -> Vec<ReviewEntry> {
    staff.ask(&routes::ListReviews).send().await.expect(200).read()
}

#[tokio::test]
async fn an_application_goes_from_its_class_to_the_signature() {
    let server = start().await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    let class = class_of(&family, &child);
    let teacher = Staff::leading_class(&server, class).await;
    let leader = Staff::leading_grade(&server, 3).await;
    let office = Staff::office(&server).await;
    let before = server.places("football-1").await.enrolled;
    let receipt = family.obtain(&child, &server.wish(&["football-1"])).await;
    assert_eq!(server.places("football-1").await.enrolled, before + 1, "the place is kept from here");
    assert_eq!((&receipt.signed, family.stage(&child).await), (&None, Some(ReviewStage::Submitted)));
    assert_eq!(receipt.bills.iter().map(|bill| bill.state).collect::<Vec<_>>(), [BillState::Quoted]);
    assert_eq!(receipt.bills[0].total, server.price_of(&["football-1"]));
    assert_eq!(bills(&family).await, [], "nothing is owed before the signature");
    assert!(matches!(newest(&family).await, News::Outcome { admitted: 1, under_review: true, .. }));
    assert_eq!(family.sign(&child, &server).await.refusal(), under_review(ReviewStage::Submitted));
    let steps = [
        (&teacher, ReviewStep::CheckClass, ReviewStage::ClassChecked),
        (&leader, ReviewStep::SumUp, ReviewStage::SummedUp),
        (&office, ReviewStep::Publish, ReviewStage::Published),
    ];
    for (staff, step, stage) in steps {
        assert_eq!(listed(staff).await.len(), 1, "{stage:?}");
        staff.review(step, &[&receipt.number]).await.expect(201);
        assert_eq!(family.stage(&child).await, Some(stage));
    }
    let sign_until = server.app.clock().now() + TimeDelta::days(3);
    let News::ToBeSigned { sign_until: told, .. } = newest(&family).await else { panic!("to be signed") };
    assert!((sign_until - told).abs() < TimeDelta::minutes(1), "{told}");
    let signed: SubmissionReceipt = family.sign(&child, &server).await.expect(201).read();
    assert_eq!(signed.signed.as_ref().map(|signed| signed.guardian_name.as_str()), Some("林晓梅"));
    assert_eq!((signed.bills[0].state, signed.bills[0].total), (BillState::Due, receipt.bills[0].total));
    assert_eq!(family.receipt(&receipt.number).await, signed);
    assert_eq!(family.stage(&child).await, Some(ReviewStage::Signed));
    assert!(matches!(newest(&family).await, News::BillDue { .. }));
    assert_eq!(bills(&family).await.len(), 1);
    let again = family.meet_refusal(&child, &server.wish(&["tai-chi-1"])).await;
    assert_eq!(again, under_review(ReviewStage::Signed));
    let withdrawn = family.withdraw(&child, &new_key(), &server).await.refusal();
    assert_eq!(withdrawn, under_review(ReviewStage::Signed), "the school's rule for leaving holds");
}

fn under_review(stage: ReviewStage) -> Refusal {
    Refusal::UnderReview { stage }
}

#[tokio::test]
async fn a_step_is_refused_to_whose_it_is_not() {
    let server = start().await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    let class = class_of(&family, &child);
    let next_class = HomeClass { number: class.number + 1, ..class };
    let teacher = Staff::leading_class(&server, class).await;
    let another = Staff::leading_class(&server, next_class).await;
    let (leader, of_four) = (Staff::leading_grade(&server, 3).await, Staff::leading_grade(&server, 4).await);
    let office = Staff::office(&server).await;
    let number = family.obtain(&child, &server.wish(&["football-1"])).await.number;
    let before = Contents::of(&server).await;
    for elsewhere in [&another, &of_four] {
        elsewhere.review(ReviewStep::CheckClass, &[&number]).await.expect(404);
    }
    let not_yours = |whose| refused(ReviewRefusal::NotYourStep { whose });
    let cases = [
        (&leader, ReviewStep::CheckClass, not_yours(Reviewer::HomeClassTeacher(class))),
        (&teacher, ReviewStep::SumUp, refused(ReviewRefusal::NotChecked { grade: 3, applications: 1 })),
        (&office, ReviewStep::Publish, refused(ReviewRefusal::NotSummedUp { grades: vec![3] })),
        (&office, ReviewStep::Withdraw, not_yours(Reviewer::Family)),
        (&office, ReviewStep::Sign(server.signature()), not_yours(Reviewer::Family)),
        (&office, ReviewStep::AcceptProposal, not_yours(Reviewer::Family)),
        (&office, ReviewStep::LetGo, under_review(ReviewStage::Submitted)),
    ];
    for (staff, step, expected) in cases {
        assert_eq!(staff.review(step.clone(), &[&number]).await.refusal(), expected, "{step:?}");
    }
    before.assert_same(&Contents::of(&server).await, "refused steps");
    assert_eq!(listed(&another).await, []);
    teacher.review(ReviewStep::CheckClass, &[&number]).await.expect(201);
    let sum_up = teacher.review(ReviewStep::SumUp, &[&number]).await.refusal();
    assert_eq!(sum_up, not_yours(Reviewer::GradeLeader(3)));
}

#[tokio::test]
async fn a_grade_waits_for_each_of_its_applications_and_a_step_is_taken_with_all_or_none() {
    let server = start().await;
    let (family, other) = (server.first_family().await, server.another_family(3).await);
    let (child, others) = (family.child_of_grade(3), other.child_of_grade(3));
    let first = family.obtain(&child, &server.wish(&["football-1"])).await.number;
    let second = other.obtain(&others, &server.wish(&["tai-chi-1"])).await.number;
    let office = Staff::office(&server).await;
    office.review(ReviewStep::CheckClass, &[&first]).await.expect(201);
    let unchecked = office.review(ReviewStep::SumUp, &[&first]).await.refusal();
    assert_eq!(unchecked, refused(ReviewRefusal::NotChecked { grade: 3, applications: 1 }));
    let twice = office.review(ReviewStep::CheckClass, &[&second, &first]).await.refusal();
    assert_eq!(twice, under_review(ReviewStage::ClassChecked));
    assert_eq!(other.stage(&others).await, Some(ReviewStage::Submitted), "all or none");
    office.review(ReviewStep::CheckClass, &[&second]).await.expect(201);
    office.review(ReviewStep::SumUp, &[&first]).await.expect(201);
    let waiting = office.review(ReviewStep::Publish, &[&first]).await.refusal();
    assert_eq!(waiting, refused(ReviewRefusal::NotSummedUp { grades: vec![3] }));
    office.review(ReviewStep::SumUp, &[&second]).await.expect(201);
    office.review(ReviewStep::Publish, &[&first, &second]).await.expect(201);
}

#[tokio::test]
async fn it_can_be_sent_again_until_it_is_summed_up() {
    let server = start().await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    let first = family.obtain(&child, &server.wish(&["football-1"])).await;
    let office = Staff::office(&server).await;
    office.review(ReviewStep::CheckClass, &[&first.number]).await.expect(201);
    let second = family.obtain(&child, &server.wish(&["tai-chi-1"])).await;
    assert_eq!(family.stage(&child).await, Some(ReviewStage::Submitted), "it is checked anew");
    assert_eq!(family.receipt(&first.number).await.state, ReceiptState::Replaced);
    let replaced = office.review(ReviewStep::SumUp, &[&first.number]).await.refusal();
    assert!(matches!(replaced, Refusal::UnderReview { stage: ReviewStage::LetGo } | Refusal::Office(_)));
    for step in [ReviewStep::CheckClass, ReviewStep::SumUp] {
        office.review(step, &[&second.number]).await.expect(201);
    }
    let late = family.meet_refusal(&child, &server.wish(&["football-1"])).await;
    assert_eq!(late, under_review(ReviewStage::SummedUp));
    family.withdraw(&child, &new_key(), &server).await.expect(201);
    assert_eq!(family.stage(&child).await, Some(ReviewStage::LetGo));
    let anew = family.obtain(&child, &server.no_service()).await;
    assert_eq!((anew.review, family.stage(&child).await), (None, None), "no service is not checked");
    assert_eq!(miscounted_groups(&server).await, [""; 0]);
}

#[tokio::test]
async fn whoever_does_not_sign_in_time_is_refused_and_let_go() {
    let server = start().await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    let before = server.places("football-1").await.enrolled;
    let number = family.obtain(&child, &server.wish(&["football-1"])).await.number;
    publish(&server, &[&number]).await;
    let office = Staff::office(&server).await;
    let early = office.review(ReviewStep::LetGo, &[&number]).await.refusal();
    assert!(matches!(early, Refusal::Office(OfficeRefusal::Review(ReviewRefusal::StillTime { .. }))));
    let over = server.app.clock().now() + TimeDelta::days(3);
    server.turn_clock_to(over);
    assert!(matches!(family.sign(&child, &server).await.refusal(), Refusal::SigningOver { .. }));
    assert_eq!(server.places("football-1").await.enrolled, before + 1, "it is kept until it is let go");
    office.review(ReviewStep::LetGo, &[&number]).await.expect(201);
    assert_eq!(server.places("football-1").await.enrolled, before);
    assert_eq!(newest(&family).await, News::ApplicationLetGo { receipt: number.clone() });
    let term = family.child_term(&child).await;
    assert_eq!(
        (term.enrolments.len(), term.review.map(|state| state.stage())),
        (0, Some(ReviewStage::LetGo))
    );
    assert_eq!(bills(&family).await, []);
    assert_eq!(family.sign(&child, &server).await.refusal(), Refusal::NothingHeld);
    assert_eq!(miscounted_groups(&server).await, [""; 0]);
}

#[tokio::test]
async fn nobody_loses_a_place_while_an_application_waits() {
    let server = start().await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    let Places { capacity, enrolled } = server.places("football-1").await;
    assert!(enrolled < capacity);
    sql::query("UPDATE groups SET capacity = enrolled + 1 WHERE id = 'football-1'")
        .execute(server.app.store().writer())
        .await
        .expect("one place");
    let number = family.obtain(&child, &server.wish(&["football-1"])).await.number;
    let others: Vec<_> =
        server.letters().into_iter().filter(|letter| letter.grade == 3).skip(1).take(8).collect();
    for letter in &others {
        let other = Family::sign_in(&server, letter).await;
        let theirs = other.child_of_grade(3);
        let receipt = other.apply(&theirs, &server.wish(&["football-1"])).await;
        if receipt.status == 201 {
            let lost = Outcome::NotIn(Refusal::Full { capacity: enrolled + 1 });
            let outcome = receipt.receipt().outcomes[0].outcome.clone();
            assert!(outcome == lost || other.groups_of(&theirs).await.len() == 1, "{outcome:?}");
        }
    }
    // Long past the time bills of this round are due: nothing is owed, so nothing lapses.
    server.turn_clock_to(server.school.round.bills_due_at + TimeDelta::days(1));
    let family = Family::sign_in(&server, &server.letters()[0]).await;
    let office = Staff::office(&server).await;
    let all: Vec<ReceiptNumber> = listed(&office).await.into_iter().map(|entry| entry.application).collect();
    publish(&server, &all.iter().collect::<Vec<_>>()).await;
    let signed: SubmissionReceipt = family.sign(&child, &server).await.expect(201).read();
    assert_eq!(signed.number, number);
    assert_eq!(family.groups_of(&child).await.len(), 1);
    let two_days = server.app.clock().now() + TimeDelta::days(2);
    let due_at = signed.bills[0].due_at.expect("a due time");
    assert!(two_days - due_at < TimeDelta::minutes(1), "it leaves time to pay: {due_at}");
}

#[tokio::test]
async fn a_rehearsal_has_a_leader_for_each_grade() {
    let server = start().await;
    let leaders = "SELECT leads_grade FROM teachers WHERE leads_grade IS NOT NULL ORDER BY leads_grade";
    assert_eq!(server.column::<i64>(leaders).await, [1, 2, 3, 4, 5, 6]);
}

#[tokio::test]
async fn a_key_names_one_signature_and_one_step() {
    let server = start().await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    let number = family.obtain(&child, &server.care_only(&["noon"])).await.number;
    let office = Staff::office(&server).await;
    let step = NewReviewStep {
        step: ReviewStep::CheckClass,
        applications: vec![number.clone()],
        reason: "已核对".into(),
    };
    let key = new_key();
    let send = || office.ask(&routes::TakeReviewStep).key(&key).json(&step).send();
    let (first, again) = (send().await.expect(201), send().await.expect(201));
    assert_eq!((first.text(), again.header(IDEMPOTENT_REPLAYED)), (again.text(), "true"));
    for step in [ReviewStep::SumUp, ReviewStep::Publish] {
        office.review(step, &[&number]).await.expect(201);
    }
    let (key, endpoint) = (new_key(), routes::SignApplication { child_id: child.clone() });
    let sign = || family.ask(&endpoint).key(&key).json(&server.signature()).send();
    let (first, again): (Answer, Answer) = (sign().await.expect(201), sign().await.expect(201));
    assert_eq!((first.text(), again.header(IDEMPOTENT_REPLAYED)), (again.text(), "true"));
    let signatures = "SELECT count(*) FROM signatures WHERE application_id = \
                      (SELECT application_id FROM reviews WHERE state = 'signed')";
    assert_eq!(server.column::<i64>(signatures).await, [2], "one under each text");
    assert_eq!(family.child_term(&child).await.care, [WindowId::new("noon")]);
}
