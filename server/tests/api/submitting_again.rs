//! A new application states the whole wish: what it leaves out is given up, what it names again is kept.

use crate::{contents::miscounted_groups, running_server::RunningServer};
use kehou_contract::{Answer, BillState, Outcome, ReceiptState, Refusal, WindowId};

#[tokio::test]
async fn a_place_held_is_kept_though_the_group_is_full_by_now() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    family.obtain(&child, &server.wish(&["tai-chi-1"])).await;
    let before = family.child_term(&child).await.enrolments;
    server.execute("UPDATE groups SET capacity = enrolled WHERE id = 'tai-chi-1'").await;
    let receipt = family.obtain(&child, &server.wish(&["calligraphy-1", "tai-chi-1"])).await;
    assert!(receipt.outcomes.iter().all(|choice| choice.outcome == Outcome::In), "{receipt:?}");
    assert!(receipt.given_up.is_empty());
    let after = family.child_term(&child).await.enrolments;
    assert_eq!(after[..1], before, "the same enrolment since the same moment");
    assert_eq!(miscounted_groups(&server).await, [""; 0]);
}

#[tokio::test]
async fn what_is_left_out_is_given_up_and_free_for_others() {
    let server = RunningServer::start().await;
    let (family, other) = (server.first_family().await, server.another_family(3).await);
    let (child, theirs) = (family.child_of_grade(3), other.child_of_grade(3));
    family.obtain(&child, &server.wish(&["tai-chi-1", "football-1"])).await;
    server.execute("UPDATE groups SET capacity = enrolled WHERE id = 'tai-chi-1'").await;
    let refused = other.obtain(&theirs, &server.wish(&["tai-chi-1"])).await;
    assert!(matches!(refused.outcomes[0].outcome, Outcome::NotIn(Refusal::Full { .. })));
    let receipt = family.obtain(&child, &server.wish(&["football-1"])).await;
    assert_eq!(receipt.given_up, ["太极拳"]);
    assert_eq!(server.places("tai-chi-1").await.left(), 1);
    let taken = other.obtain(&theirs, &server.wish(&["tai-chi-1"])).await;
    assert_eq!(taken.outcomes[0].outcome, Outcome::In);
    assert_eq!(server.places("tai-chi-1").await.left(), 0);
    assert_eq!(miscounted_groups(&server).await, [""; 0]);
}

#[tokio::test]
async fn the_receipt_before_is_replaced_and_its_bill_is_void() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    let first = family.obtain(&child, &server.wish(&["football-1"])).await;
    let second = family.obtain(&child, &server.wish(&["football-1", "calligraphy-1"])).await;
    let replaced = family.receipt(&first.number).await;
    assert_eq!((replaced.state, replaced.bills[0].state), (ReceiptState::Replaced, BillState::Void));
    assert_eq!(
        (replaced.outcomes, replaced.bills[0].lines.clone()),
        (first.outcomes, first.bills[0].lines.clone()),
        "all else as it was"
    );
    assert_eq!(family.receipt(&second.number).await.bills[0].state, BillState::Due);
    let listed = family.receipts(&child).await;
    let listed: Vec<_> = listed.into_iter().map(|entry| (entry.number, entry.state)).collect();
    let expected = [(second.number.clone(), ReceiptState::Valid), (first.number, ReceiptState::Replaced)];
    assert_eq!(listed, expected, "newest first");
    assert_eq!(family.child_term(&child).await.receipt, Some(second.number));
    let owed: Vec<String> = server.column("SELECT state FROM bills ORDER BY id DESC LIMIT 2").await;
    assert_eq!(owed, ["due", "void"]);
}

#[tokio::test]
async fn a_swap_that_cannot_be_won_keeps_what_is_named_behind_it() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    family.obtain(&child, &server.wish(&["football-1"])).await;
    let receipt = family.obtain(&child, &server.wish(&["robots-1", "football-1"])).await;
    let outcomes: Vec<_> = receipt.outcomes.into_iter().map(|choice| choice.outcome).collect();
    assert_eq!(outcomes, [Outcome::NotIn(Refusal::Full { capacity: 20 }), Outcome::In]);
    assert!(receipt.given_up.is_empty());
}

#[tokio::test]
async fn no_service_gives_everything_up() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    let before = server.places("football-1").await;
    let wish = server.wish_with(&["football-1"], |wish| {
        wish.care = vec![WindowId::new("noon")];
    });
    family.obtain(&child, &wish).await;
    let receipt = family.obtain(&child, &server.no_service()).await;
    assert_eq!(receipt.given_up, ["校园足球（初级）"]);
    let term = family.child_term(&child).await;
    assert_eq!((term.answer, term.care.len(), term.enrolments.len()), (Answer::NoService, 0, 0));
    assert_eq!(server.places("football-1").await, before);
    assert_eq!(miscounted_groups(&server).await, [""; 0]);
}

#[tokio::test]
async fn changing_to_the_parallel_group_gives_the_other_up() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    family.obtain(&child, &server.wish(&["calligraphy-1"])).await;
    let receipt = family.obtain(&child, &server.wish(&["calligraphy-2"])).await;
    assert_eq!(receipt.outcomes[0].outcome, Outcome::In);
    assert_eq!(receipt.given_up, ["硬笔书法 · 何老师班"]);
    assert_eq!(family.groups_of(&child).await.len(), 1);
    assert_eq!(miscounted_groups(&server).await, [""; 0]);
}
