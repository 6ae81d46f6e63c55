//! Stopping leaves nobody unanswered.

use crate::{
    family::new_key,
    running_server::{RunningServer, is_postgres},
};
use kehou_contract::routes;
use std::time::Duration;
use tokio::net::TcpStream;

#[tokio::test]
async fn a_request_under_way_is_answered_before_the_server_ends() {
    let server = RunningServer::start().await;
    let (family, address) = (server.first_family().await, server.address);
    let body = serde_json::to_vec(&server.wish(&["football-1"])).expect("JSON");
    let length = body.len().to_string();
    let headers =
        [("content-type", "application/json"), ("content-length", &*length), ("expect", "100-continue")];
    let mut under_way = family.begin_application(&server, &new_key(), &headers).await;
    // The server asks for the body only when the handler reads it: the request is under way.
    under_way.read_continue().await;
    let (ended, data) = server.ask_to_stop();
    let stopped_listening = async {
        while TcpStream::connect(address).await.is_ok() {
            tokio::task::yield_now().await;
        }
    };
    let limit = Duration::from_secs(60);
    tokio::time::timeout(limit, stopped_listening).await.expect("nobody new is let in");
    under_way.write(&body).await;
    let receipt = under_way.read_answer().await.receipt();
    assert_eq!(receipt.child_name, "林小禾");
    tokio::time::timeout(limit, ended).await.expect("ended").expect("no panic");
    if !is_postgres() {
        let database = data.folder().join("kehou.sqlite");
        assert!(database.is_file() && !database.with_extension("sqlite-wal").exists(), "closed in order");
    }
}

#[tokio::test]
async fn a_server_whose_database_is_gone_ends_all_the_same() {
    if !is_postgres() {
        return;
    }
    let server = RunningServer::start().await;
    // Its desk has a connection of its own by then.
    let family = server.first_family().await;
    family.obtain(&family.child_of_grade(3), &server.wish(&["football-1"])).await;
    server.data().drop_database().await;
    family.submit(&family.child_of_grade(3), &new_key(), &server.wish(&[])).await.expect(500);
    let (ended, _data) = server.ask_to_stop();
    let limit = Duration::from_secs(60);
    tokio::time::timeout(limit, ended).await.expect("ended").expect("no panic");
}

#[tokio::test]
async fn a_database_that_does_not_let_go_is_not_waited_for_for_ever() {
    let server = RunningServer::start().await;
    let held = server.app.store().writer().acquire().await.expect("a connection");
    let (ended, _data) = server.ask_to_stop();
    // Nobody but its clocks keeps it waiting from here on.
    tokio::time::pause();
    ended.await.expect("no panic");
    drop(held);
}

#[tokio::test]
async fn a_healthy_server_says_so() {
    let server = RunningServer::start().await;
    let answer = server.stranger().ask_at("GET", routes::HEALTHZ).send().await.expect(200);
    assert_eq!(answer.text(), "ok");
}
