//! Two guardians of one child, each on a phone of their own, at the same moment.

use crate::{
    contents::miscounted_groups,
    family::{Family, new_key},
    running_server::RunningServer,
};
use kehou_contract::{Answer, ChildId, GroupId, Outcome, ReceiptState};

/// What the child has is what the one receipt in force says (laws I3 and I6).
async fn assert_settled_as_the_receipt_says(family: &Family, child: &ChildId) {
    let receipts = family.receipts(child).await;
    let valid: Vec<_> = receipts.iter().filter(|receipt| receipt.state == ReceiptState::Valid).collect();
    let term = family.child_term(child).await;
    if term.answer == Answer::Withdrawn {
        assert!(valid.is_empty() && term.enrolments.is_empty(), "{term:?}");
        return;
    }
    assert_eq!(valid.len(), 1, "{receipts:?}");
    assert_eq!(term.receipt.as_ref(), Some(&valid[0].number));
    let receipt = family.receipt(&valid[0].number).await;
    let won = receipt.outcomes.into_iter().filter(|choice| choice.outcome == Outcome::In);
    let mut won: Vec<GroupId> = won.map(|choice| choice.group).collect();
    won.sort();
    assert_eq!(family.groups_of(child).await, won);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_different_applications_end_as_one_of_them() {
    let server = RunningServer::start().await;
    let (mother, father) = (server.first_family().await, server.first_family().await);
    assert_ne!(mother.cookie(), father.cookie());
    let child = mother.child_of_grade(3);
    let hers = server.wish(&["football-1", "calligraphy-1", "go-1"]);
    let his = server.wish(&["brush-writing-1", "tai-chi-1", "calligraphy-1"]);
    for _ in 0..15 {
        let (hers, his) = tokio::join!(mother.apply(&child, &hers), father.apply(&child, &his));
        let all_won = [hers.receipt(), his.receipt()]
            .iter()
            .all(|receipt| receipt.outcomes.iter().all(|choice| choice.outcome == Outcome::In));
        assert!(all_won, "each is judged whole");
        assert_settled_as_the_receipt_says(&mother, &child).await;
        assert_eq!(miscounted_groups(&server).await, [""; 0]);
    }
    assert_eq!(father.receipts(&child).await.len(), 30);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_application_and_a_withdrawal_end_as_one_of_them() {
    let server = RunningServer::start().await;
    let (mother, father) = (server.first_family().await, server.first_family().await);
    let child = mother.child_of_grade(3);
    let wish = server.wish(&["football-1", "calligraphy-1"]);
    mother.obtain(&child, &wish).await;
    for _ in 0..15 {
        let key = new_key();
        let (applied, withdrawn) =
            tokio::join!(mother.apply(&child, &wish), father.withdraw(&child, &key, &server));
        applied.receipt();
        // Nothing to withdraw is right as well: the round before may have ended with the withdrawal.
        assert!([201, 409].contains(&withdrawn.status), "{}", withdrawn.text());
        assert_settled_as_the_receipt_says(&father, &child).await;
        assert_eq!(miscounted_groups(&server).await, [""; 0]);
    }
}
