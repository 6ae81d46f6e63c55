//! A phone that never learns what became of its application finds out with the same key.

use crate::{
    contents::miscounted_groups,
    family::{Family, new_key},
    running_server::{HandWritten, RunningServer},
};
use kehou_contract::{Application, GroupId};
use std::time::Duration;

/// Writes a whole application and reads nothing.
async fn send_blindly(
    server: &RunningServer,
    family: &Family,
    key: &str,
    application: &Application,
) -> HandWritten {
    let body = serde_json::to_vec(application).expect("JSON");
    let length = body.len().to_string();
    let headers = [("content-type", "application/json"), ("content-length", &*length)];
    let mut sent = family.begin_application(server, key, &headers).await;
    sent.write(&body).await;
    sent
}

/// Waits until the server has kept an answer. The limit is there for a server that never does.
async fn wait_for_an_answer_kept(server: &RunningServer, before: i64) {
    let kept = async {
        while count_answers_kept(server).await == before {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), kept).await.expect("the application is taken");
}

async fn count_answers_kept(server: &RunningServer) -> i64 {
    server.column("SELECT count(*) FROM idempotency_keys").await[0]
}

#[tokio::test]
async fn an_answer_lost_after_the_commit_is_given_again() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let (child, key, wish) = (family.child_of_grade(3), new_key(), server.wish(&["football-1"]));
    let before = (server.places("football-1").await, count_answers_kept(&server).await);
    let sent = send_blindly(&server, &family, &key, &wish).await;
    wait_for_an_answer_kept(&server, before.1).await;
    drop(sent);
    let retried = family.submit(&child, &key, &wish).await.expect(201);
    assert!(retried.is_replayed());
    let receipts = family.receipts(&child).await;
    assert_eq!((receipts.len(), &receipts[0].number), (1, &retried.receipt().number));
    assert_eq!(family.groups_of(&child).await, [GroupId::new("football-1")]);
    assert_eq!(server.places("football-1").await.enrolled, before.0.enrolled + 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_that_hangs_up_at_once_loses_nothing_and_gets_nothing_twice() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    let wishes = [server.wish(&["football-1"]), server.wish(&["tai-chi-1"])];
    for (sent, wish) in wishes.iter().cycle().take(20).enumerate() {
        // Whether the server got to read it before the connection was gone is open; the outcome is not.
        let key = new_key();
        drop(send_blindly(&server, &family, &key, wish).await);
        let receipt = family.submit(&child, &key, wish).await.receipt();
        let receipts = family.receipts(&child).await;
        assert_eq!((receipts.len(), &receipts[0].number), (sent + 1, &receipt.number));
        assert_eq!(family.groups_of(&child).await, [receipt.outcomes[0].group.clone()]);
    }
    assert_eq!(miscounted_groups(&server).await, [""; 0]);
}
