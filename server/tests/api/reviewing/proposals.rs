//! What the school proposes instead of an application that cannot be met.

use super::{bills, class_of, newest, publish, refused, start, under_review};
use crate::{
    contents::{Contents, miscounted_groups},
    family::{Family, new_key},
    running_server::RunningServer,
    staff::Staff,
};
use chrono::TimeDelta;
use kehou_contract::{
    Answer, ChildId, GroupId, LostChoice, News, ReceiptNumber, ReceiptState, Refusal, ReviewProposal,
    ReviewRefusal, ReviewStage, ReviewState, ReviewStep, SubmissionReceipt, WindowId,
};

/// Calligraphy and care at noon, instead of football.
fn proposal() -> ReviewProposal {
    proposing(&["calligraphy-1"], &["noon"])
}

fn proposing(choices: &[&str], care: &[&str]) -> ReviewProposal {
    ReviewProposal {
        care: care.iter().map(|id| WindowId::new(*id)).collect(),
        choices: choices.iter().map(|id| GroupId::new(*id)).collect(),
        reason: "足球周三人太多，书法还有位子".into(),
    }
}

/// A child of grade 3 that applied for football, and was returned.
async fn returned(server: &RunningServer) -> (Family, ChildId, ReceiptNumber) {
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    let number = family.obtain(&child, &server.wish(&["football-1"])).await.number;
    let teacher = Staff::leading_class(server, class_of(&family, &child)).await;
    teacher.review(ReviewStep::Return(proposal()), &[&number]).await.expect(201);
    (family, child, number)
}

async fn taken(server: &RunningServer) -> [u32; 2] {
    [server.places("football-1").await.enrolled, server.places("calligraphy-1").await.enrolled]
}

#[tokio::test]
async fn both_places_wait_until_the_family_takes_the_proposal() {
    let server = start().await;
    let [football, calligraphy] = taken(&server).await;
    let (family, child, number) = returned(&server).await;
    assert_eq!(taken(&server).await, [football + 1, calligraphy + 1]);
    assert_eq!(family.groups_of(&child).await, [GroupId::new("football-1")], "it has what it had");
    let Some(ReviewState::Returned { proposal: read, .. }) = family.child_term(&child).await.review else {
        panic!("returned");
    };
    assert_eq!(read, proposal());
    assert!(matches!(newest(&family).await, News::ApplicationReturned { .. }));
    server.turn_clock_to(server.school.round.closes_at + TimeDelta::minutes(1));
    let total = server.price_for(3, &proposal().care, &["calligraphy-1"]);
    let more = kehou_contract::Fen(total.0 + 1);
    let moved = Refusal::PriceMoved { quoted: more, now: total };
    assert_eq!(family.accept(&child, &number, more).await.refusal(), moved);
    let another = ReceiptNumber::new("S1-2608-999999");
    let not_this = family.accept(&child, &another, total).await.refusal();
    assert_eq!(not_this, under_review(ReviewStage::Returned));
    let receipt: SubmissionReceipt = family.accept(&child, &number, total).await.expect(201).read();
    assert_eq!(receipt.review, Some(ReviewState::ClassChecked));
    assert_eq!(receipt.given_up.len(), 1, "football");
    assert_eq!(family.receipt(&number).await.state, ReceiptState::Replaced);
    assert_eq!(family.groups_of(&child).await, [GroupId::new("calligraphy-1")]);
    assert_eq!(family.child_term(&child).await.care, proposal().care);
    assert_eq!(taken(&server).await, [football, calligraphy + 1]);
    assert_eq!(miscounted_groups(&server).await, [""; 0]);
    let office = Staff::office(&server).await;
    for step in [ReviewStep::SumUp, ReviewStep::Publish] {
        office.review(step, &[&receipt.number]).await.expect(201);
    }
    family.sign(&child, &server).await.expect(201);
    assert_eq!(bills(&family).await.iter().map(|bill| bill.bill.total.0).sum::<i64>(), total.0);
}

#[tokio::test]
async fn whoever_does_not_answer_is_let_go_by_the_office_and_not_before_the_time() {
    let server = start().await;
    let before = taken(&server).await;
    let (family, child, number) = returned(&server).await;
    let office = Staff::office(&server).await;
    let early = office.review(ReviewStep::LetGo, &[&number]).await.refusal();
    let until = server.app.clock().now() + TimeDelta::days(2);
    let Refusal::Office(kehou_contract::OfficeRefusal::Review(ReviewRefusal::StillTime { until: told })) =
        early
    else {
        panic!("{early:?}");
    };
    assert!((until - told).abs() < TimeDelta::minutes(1), "{told}");
    server.turn_clock_to(told);
    office.review(ReviewStep::LetGo, &[&number]).await.expect(201);
    assert_eq!(taken(&server).await, before, "the old place and the one proposed");
    let term = family.child_term(&child).await;
    assert_eq!((term.answer, term.review), (Answer::Withdrawn, Some(ReviewState::LetGo)));
    assert_eq!(newest(&family).await, News::ApplicationLetGo { receipt: number.clone() });
    let gone = family.accept(&child, &number, kehou_contract::Fen::ZERO).await.refusal();
    assert_eq!(gone, Refusal::NothingHeld);
    assert_eq!(miscounted_groups(&server).await, [""; 0]);
}

#[tokio::test]
async fn a_family_withdraws_instead_after_the_round_has_closed_as_well() {
    let server = start().await;
    let before = taken(&server).await;
    let (family, child, _) = returned(&server).await;
    server.turn_clock_to(server.school.round.closes_at + TimeDelta::minutes(1));
    family.withdraw(&child, &new_key(), &server).await.expect(201);
    assert_eq!(taken(&server).await, before);
    assert_eq!(family.stage(&child).await, Some(ReviewStage::LetGo));
}

#[tokio::test]
async fn an_answer_of_its_own_keeps_the_place_that_was_proposed() {
    let server = start().await;
    let [football, calligraphy] = taken(&server).await;
    let (family, child, _) = returned(&server).await;
    server.execute("UPDATE groups SET capacity = enrolled WHERE id = 'calligraphy-1'").await;
    let receipt = family.obtain(&child, &server.wish(&["calligraphy-1"])).await;
    assert_eq!(receipt.outcomes[0].outcome, kehou_contract::Outcome::In, "full, but for whom it was kept");
    assert_eq!(receipt.review, Some(ReviewState::Submitted));
    assert_eq!(taken(&server).await, [football, calligraphy + 1]);
    publish(&server, &[&receipt.number]).await;
    family.sign(&child, &server).await.expect(201);
}

#[tokio::test]
async fn what_cannot_be_kept_is_not_proposed() {
    let server = start().await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    let number = family.obtain(&child, &server.wish(&["football-1"])).await.number;
    server.execute("UPDATE groups SET capacity = enrolled WHERE id = 'calligraphy-1'").await;
    let capacity = server.places("calligraphy-1").await.enrolled;
    let office = Staff::office(&server).await;
    let before = Contents::of(&server).await;
    let title = |group: &str| {
        let group = GroupId::new(group);
        let mut offerings = server.menu.offerings.iter();
        let offering = offerings.find(|offering| offering.group(&group).is_some()).expect("on the menu");
        offering.title_of(offering.group(&group).expect("a group"))
    };
    let full = LostChoice { title: title("calligraphy-1"), why: Refusal::Full { capacity } };
    let cases = [
        (proposal(), Refusal::NotAllWon { lost: vec![full] }),
        (proposing(&[], &[]), refused(ReviewRefusal::ProposesNothing)),
        (proposing(&[], &["night"]), Refusal::NoSuchCare),
    ];
    for (proposal, expected) in cases {
        let refusal = office.review(ReviewStep::Return(proposal.clone()), &[&number]).await.refusal();
        assert_eq!(refusal, expected, "{proposal:?}");
    }
    let unsaid = ReviewProposal { reason: " ".into(), ..proposal() };
    let problem = office.review(ReviewStep::Return(unsaid), &[&number]).await.expect(422).problem();
    assert_eq!(problem.errors[0].pointer, "/step/return/reason");
    before.assert_same(&Contents::of(&server).await, "proposals that were refused");
    assert_eq!(family.stage(&child).await, Some(ReviewStage::Submitted));
}
