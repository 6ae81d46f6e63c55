//! Giving everything back while the round is open.

use crate::{
    contents::{Contents, miscounted_groups},
    family::new_key,
    running_server::RunningServer,
};
use chrono::TimeDelta;
use kehou_contract::{
    Answer, BillState, Outcome, ReceiptState, Refusal, RoundId, WindowId, Withdrawal, routes,
};

#[tokio::test]
async fn withdrawing_frees_the_places_and_voids_the_receipt() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    let before = server.places("football-1").await;
    let wish = server.wish_with(&["football-1"], |wish| wish.care = vec![WindowId::new("noon")]);
    let receipt = family.obtain(&child, &wish).await;
    let withdrawn = family.withdraw(&child, &new_key(), &server).await.receipt();
    assert_eq!((&withdrawn.number, withdrawn.state), (&receipt.number, ReceiptState::Withdrawn));
    assert_eq!(withdrawn.bills[0].state, BillState::Void);
    assert_eq!(family.receipt(&receipt.number).await, withdrawn);
    let term = family.child_term(&child).await;
    assert_eq!((term.answer, term.receipt), (Answer::Withdrawn, None));
    assert_eq!((term.care.len(), term.enrolments.len()), (0, 0));
    assert_eq!(server.places("football-1").await, before);
    assert_eq!(miscounted_groups(&server).await, [""; 0]);
}

#[tokio::test]
async fn withdrawing_twice_is_answered_by_the_key() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    let key = new_key();
    let nothing = family.withdraw(&child, &key, &server).await.refusal();
    assert_eq!(nothing, Refusal::NothingHeld, "before anything was submitted");
    family.obtain(&child, &server.wish(&["football-1"])).await;
    let first = family.withdraw(&child, &key, &server).await.expect(201);
    let same_key = family.withdraw(&child, &key, &server).await.expect(201);
    assert!(!first.is_replayed() && same_key.is_replayed());
    assert_eq!(first.body, same_key.body);
    let before = Contents::of(&server).await;
    let new_key = family.withdraw(&child, &new_key(), &server).await.refusal();
    assert_eq!(new_key, Refusal::NothingHeld);
    before.assert_same(&Contents::of(&server).await, "withdrawing again");
}

#[tokio::test]
async fn a_family_that_withdrew_may_submit_again() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    let first = family.obtain(&child, &server.wish(&["football-1"])).await;
    family.withdraw(&child, &new_key(), &server).await.receipt();
    let second = family.obtain(&child, &server.wish(&["football-1"])).await;
    assert_eq!(second.outcomes[0].outcome, Outcome::In);
    assert_ne!(second.number, first.number);
    assert_eq!(family.receipt(&first.number).await.state, ReceiptState::Withdrawn, "not replaced");
    let term = family.child_term(&child).await;
    assert_eq!((term.answer, term.receipt), (Answer::TakingPart, Some(second.number)));
    assert_eq!(miscounted_groups(&server).await, [""; 0]);
}

#[tokio::test]
async fn no_service_can_be_withdrawn_too() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let child = family.child(0);
    family.obtain(&child, &server.no_service()).await;
    family.withdraw(&child, &new_key(), &server).await.receipt();
    assert_eq!(family.child_term(&child).await.answer, Answer::Withdrawn);
}

#[tokio::test]
async fn outside_its_round_nothing_is_withdrawn() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let child_id = family.child_of_grade(3);
    family.obtain(&child_id, &server.wish(&["football-1"])).await;
    let before = Contents::of(&server).await;
    let round = &server.school.round;
    let another = Withdrawal { round: RoundId::new("spring") };
    let ask = family.ask(&routes::Withdraw { child_id: child_id.clone() }).key(&new_key());
    let refused = ask.json(&another).send().await.refusal();
    assert_eq!(refused, Refusal::AnotherRound { now: round.title.clone() });
    server.app.clock().stand_still_at(round.closes_at);
    let refused = family.withdraw(&child_id, &new_key(), &server).await.refusal();
    let closed_at = round.closes_at;
    assert_eq!(refused, Refusal::RoundClosed { closed_at, arrived_at: Some(closed_at) });
    before.assert_same(&Contents::of(&server).await, "a refused withdrawal");
    server.app.clock().stand_still_at(round.closes_at - TimeDelta::milliseconds(1));
    family.withdraw(&child_id, &new_key(), &server).await.receipt();
}
