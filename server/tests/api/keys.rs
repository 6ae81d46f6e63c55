//! A key names one sent body (law I5).

use crate::{
    contents::{Contents, miscounted_groups},
    family::new_key,
    running_server::RunningServer,
};
use kehou_contract::{Answer, ProblemCode, ReceiptState, Refusal, routes};

#[tokio::test]
async fn the_same_body_under_the_same_key_gets_the_same_answer() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let (child, key) = (family.child_of_grade(3), new_key());
    let wish = server.wish(&["football-1", "robots-1"]);
    let first = family.submit(&child, &key, &wish).await.expect(201);
    let before = Contents::of(&server).await;
    let second = family.submit(&child, &key, &wish).await.expect(201);
    assert!(!first.is_replayed() && second.is_replayed());
    assert_eq!(first.body, second.body);
    before.assert_same(&Contents::of(&server).await, "the same key");
    assert_eq!(family.receipts(&child).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_sends_at_once_are_one_application() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let (child, key) = (family.child_of_grade(3), new_key());
    let wish = server.wish(&["football-1"]);
    let before = server.places("football-1").await;
    let mut sends = tokio::task::JoinSet::new();
    for _ in 0..10 {
        let (family, child, key, wish) = (family.clone(), child.clone(), key.clone(), wish.clone());
        sends.spawn(async move { family.submit(&child, &key, &wish).await.expect(201) });
    }
    let answers = sends.join_all().await;
    assert!(answers.iter().all(|answer| answer.body == answers[0].body));
    assert_eq!(answers.iter().filter(|answer| answer.is_replayed()).count(), 9);
    assert_eq!(family.receipts(&child).await.len(), 1);
    assert_eq!(server.places("football-1").await.enrolled, before.enrolled + 1);
    assert_eq!(miscounted_groups(&server).await, [""; 0]);
}

#[tokio::test]
async fn another_body_under_the_key_is_refused_and_changes_nothing() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let (child, key) = (family.child_of_grade(3), new_key());
    let wish = server.wish(&["football-1"]);
    let first = family.submit(&child, &key, &wish).await.expect(201);
    let before = Contents::of(&server).await;
    let other = family.submit(&child, &key, &server.wish(&["football-1", "go-1"])).await.expect(422);
    assert_eq!(other.problem().code, ProblemCode::KeyReused);
    let spaced = serde_json::to_string_pretty(&wish).expect("JSON");
    let child_id = child.clone();
    let spaced = family.ask(&routes::SubmitApplication { child_id }).key(&key).bytes(spaced).send().await;
    assert_eq!(spaced.expect(422).problem().code, ProblemCode::KeyReused, "a body is its bytes");
    let withdrawal = family.withdraw(&child, &key, &server).await.expect(422);
    assert_eq!(withdrawal.problem().code, ProblemCode::KeyReused);
    before.assert_same(&Contents::of(&server).await, "another body");
    assert_eq!(family.submit(&child, &key, &wish).await.body, first.body, "the key still answers");
}

#[tokio::test]
async fn a_key_used_for_one_child_does_not_answer_for_its_sibling() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let (elder, younger) = (family.child(0), family.child(1));
    let (key, withdrawal_key) = (new_key(), new_key());
    // The bodies are the same to the byte: what they are for stands in the address.
    family.submit(&elder, &key, &server.no_service()).await.receipt();
    let reused = family.submit(&younger, &key, &server.no_service()).await.expect(422);
    assert_eq!(reused.problem().code, ProblemCode::KeyReused);
    assert_eq!(family.child_term(&younger).await.answer, Answer::None);
    family.obtain(&younger, &server.no_service()).await;
    family.withdraw(&elder, &withdrawal_key, &server).await.receipt();
    family.withdraw(&younger, &withdrawal_key, &server).await.expect(422);
    assert_eq!(family.child_term(&younger).await.answer, Answer::NoService);
}

#[tokio::test]
async fn another_familys_same_key_is_another_key() {
    let server = RunningServer::start().await;
    let (family, other) = (server.first_family().await, server.another_family(3).await);
    let (key, wish) = (new_key(), server.wish(&["tai-chi-1"]));
    let ours = family.submit(&family.child_of_grade(3), &key, &wish).await;
    let theirs = other.submit(&other.child_of_grade(3), &key, &wish).await;
    assert!(!theirs.is_replayed());
    assert_ne!(ours.receipt().number, theirs.receipt().number);
}

#[tokio::test]
async fn after_a_refusal_the_key_is_free_and_the_body_judged_anew() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let (child, key) = (family.child_of_grade(3), new_key());
    let all = server.wish_with(&["tai-chi-1"], |wish| wish.all_or_none = true);
    server.execute("UPDATE groups SET capacity = enrolled WHERE id = 'tai-chi-1'").await;
    let refused = family.submit(&child, &key, &all).await.refusal();
    assert!(matches!(refused, Refusal::NotAllWon { .. }), "{refused:?}");
    server.execute("UPDATE groups SET capacity = 24 WHERE id = 'tai-chi-1'").await;
    let taken = family.submit(&child, &key, &all).await.expect(201);
    assert!(!taken.is_replayed());
    assert_eq!(family.receipts(&child).await.len(), 1);
}

#[tokio::test]
async fn a_key_answers_for_the_whole_term() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let (child, key) = (family.child_of_grade(3), new_key());
    let wish = server.wish(&["football-1"]);
    let first = family.submit(&child, &key, &wish).await.expect(201);
    family.withdraw(&child, &new_key(), &server).await.receipt();
    let after_withdrawing = family.submit(&child, &key, &wish).await.expect(201);
    assert_eq!(first.body, after_withdrawing.body);
    assert!(family.groups_of(&child).await.is_empty(), "an answer repeated is nothing taken");
    let server = server.restart().await;
    let family = family.at(&server);
    let after_a_restart = family.submit(&child, &key, &wish).await.expect(201);
    assert!(after_a_restart.is_replayed());
    assert_eq!(first.body, after_a_restart.body);
    server.turn_clock_to(server.school.round.closes_at);
    let after_the_round = family.submit(&child, &key, &wish).await.expect(201);
    assert_eq!(first.body, after_the_round.body);
    let receipts = family.receipts(&child).await;
    let states: Vec<ReceiptState> = receipts.iter().map(|receipt| receipt.state).collect();
    assert_eq!(states, [ReceiptState::Withdrawn]);
}

#[tokio::test]
async fn a_key_that_cannot_be_kept_is_refused() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let child_id = family.child(0);
    let before = Contents::of(&server).await;
    let long = "k".repeat(65);
    for key in ["", "short", "k23456789012345", &long, "a key with blanks in it", "钥匙钥匙钥匙钥匙"]
    {
        let answer = family.submit(&child_id, key, &server.no_service()).await;
        assert_eq!(answer.expect(400).problem().code, ProblemCode::KeyMissing, "{key}");
        let answer = family.withdraw(&child_id, key, &server).await;
        assert_eq!(answer.expect(400).problem().code, ProblemCode::KeyMissing, "{key}");
    }
    let ask = family.ask(&routes::SubmitApplication { child_id: child_id.clone() });
    let answer = ask.json(&server.no_service()).send().await.expect(400);
    assert_eq!(answer.problem().code, ProblemCode::KeyMissing);
    before.assert_same(&Contents::of(&server).await, "a key that cannot be kept");
    for key in ["k234567890123456", &long[..64]] {
        family.submit(&child_id, key, &server.no_service()).await.expect(201);
    }
}
