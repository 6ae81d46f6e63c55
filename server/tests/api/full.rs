//! What is full is refused without the writer, and nobody is refused by it who would not be refused at the desk.

use crate::{
    family::{Family, new_key},
    running_server::{RunningServer, is_postgres},
    rush::{RUSHED, add_rushed_offering},
};
use kehou_contract::{Application, LostChoice, ProblemCode, Refusal};
use kehou_server::sql::{self, Connection};
use std::sync::Arc;

/// A server on which the one place of an offering is taken by the first of two families, under this key.
async fn with_one_place_taken(key: &str) -> (Arc<RunningServer>, [Family; 2]) {
    let server = RunningServer::start_with(|settings| add_rushed_offering(&mut settings.catalogue, 1)).await;
    let server = Arc::new(server);
    let (first, second) = (server.first_family().await, server.another_family(3).await);
    first.submit(&first.child(0), key, &all_of(&server, &[RUSHED])).await.receipt();
    (server, [first, second])
}

/// A wish for everything or nothing.
fn all_of(server: &RunningServer, choices: &[&str]) -> Application {
    server.wish_with(choices, |wish| wish.all_or_none = true)
}

fn full(server: &RunningServer) -> Refusal {
    let lost = LostChoice { title: server.title_of("rush"), why: Refusal::Full { capacity: 1 } };
    Refusal::NotAllWon { lost: vec![lost] }
}

/// Takes the writer away from the desk, until it is let go.
async fn take_the_writer(server: &RunningServer) -> Connection {
    let mut writer = server.app.store().writer().acquire().await.expect("the writer");
    if is_postgres() {
        // There are several connections, and one row that lets one of them write.
        for statement in ["BEGIN", "SELECT FROM schools FOR UPDATE"] {
            sql::query(statement).execute(&mut writer).await.expect("the school's turn");
        }
    }
    writer
}

async fn let_go(mut writer: Connection) {
    if is_postgres() {
        sql::query("ROLLBACK").execute(&mut writer).await.expect("given back");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_full_is_refused_whoever_has_the_writer() {
    let (server, [first, second]) = with_one_place_taken(&new_key()).await;
    let writer = take_the_writer(&server).await;
    let waiting = tokio::spawn({
        let (child, wish) = (first.child(1), server.wish(&["go-1"]));
        async move { first.apply(&child, &wish).await }
    });
    for _ in 0..3 {
        let refusal = second.meet_refusal(&second.child_of_grade(3), &all_of(&server, &[RUSHED])).await;
        assert_eq!(refusal, full(&server));
    }
    assert!(!waiting.is_finished(), "whoever writes waits for the writer");
    let_go(writer).await;
    waiting.await.expect("no panic").receipt();
}

#[tokio::test]
async fn a_key_that_was_taken_is_answered_as_before_when_everything_is_full() {
    let key = new_key();
    let (server, [first, _]) = with_one_place_taken(&key).await;
    let again = first.submit(&first.child(0), &key, &all_of(&server, &[RUSHED])).await;
    assert!(again.is_replayed(), "{}", again.text());
    let other = first.submit(&first.child(0), &key, &all_of(&server, &[RUSHED, "go-1"])).await;
    assert_eq!(other.problem().code, ProblemCode::KeyReused);
}

#[tokio::test]
async fn who_has_the_place_keeps_it_with_another_wish() {
    let (server, [first, _]) = with_one_place_taken(&new_key()).await;
    first.obtain(&first.child(0), &all_of(&server, &[RUSHED, "go-1"])).await;
    assert_eq!(first.groups_of(&first.child(0)).await.len(), 2);
}

#[tokio::test]
async fn a_place_that_this_server_has_not_heard_of_can_be_had() {
    let (server, [_, second]) = with_one_place_taken(&new_key()).await;
    server.execute("UPDATE groups SET capacity = 2 WHERE id = 'rush-1'").await;
    assert_eq!(server.places(RUSHED).await.capacity, 1, "nobody has told it");
    second.obtain(&second.child_of_grade(3), &all_of(&server, &[RUSHED])).await;
}

#[tokio::test]
async fn who_wants_what_else_there_is_gets_it() {
    let (server, [_, second]) = with_one_place_taken(&new_key()).await;
    let receipt = second.obtain(&second.child_of_grade(3), &server.wish(&[RUSHED, "go-1"])).await;
    assert_eq!(receipt.outcomes.len(), 2);
    assert_eq!(second.groups_of(&second.child_of_grade(3)).await.len(), 1);
}
