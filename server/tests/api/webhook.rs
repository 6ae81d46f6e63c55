//! What leaves the house, and that it arrives.

use crate::running_server::{Received, Receiver, RunningServer, SilentReceiver, on_sqlite_or_postgres};
use chrono::{DateTime, TimeDelta, Utc};
use hmac::{Hmac, KeyInit, Mac};
use kehou_contract::words::Language;
use kehou_server::{Config, WebhookUrl, sql};
use sha2::Sha256;
use std::{collections::BTreeSet, fs};
use tokio::io::AsyncReadExt;

/// A server whose messages go to this receiver.
async fn server_with(receiver: &Receiver) -> RunningServer {
    server_posting_to(receiver.url()).await
}

async fn server_posting_to(url: WebhookUrl) -> RunningServer {
    RunningServer::start_with(|settings| settings.webhook = Some(url)).await
}

/// The state and the failed or good attempts of every row, in the order of telling.
const ROWS: &str =
    "SELECT state || ' ' || attempts FROM outbox JOIN messages ON id = message_id ORDER BY seq";

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The signature a receiver computes from the key its operator was handed.
fn signature(server: &RunningServer, received: &Received) -> String {
    let key = fs::read_to_string(server.folder().join("webhook.key")).expect("the key");
    let key: Vec<u8> =
        (0..key.len()).step_by(2).map(|at| u8::from_str_radix(&key[at..at + 2], 16).expect("hex")).collect();
    let mac = Hmac::<Sha256>::new_from_slice(&key).expect("a key");
    format!("sha256={}", hex(&mac.chain_update(&received.body).finalize().into_bytes()))
}

#[tokio::test]
async fn every_message_is_posted_once_in_words_that_name_nobody() {
    let receiver = Receiver::answering(204).await;
    let server = server_with(&receiver).await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    family.obtain(&child, &server.wish(&["football-1", "robots-1"])).await;
    receiver.received(2).await;
    family.obtain(&family.child(1), &server.no_service()).await;
    server.wait_until(ROWS, &["sent 1".to_owned(), "sent 1".to_owned(), "sent 1".to_owned()]).await;
    let (received, messages) = (receiver.received(3).await, family.messages().await);
    assert_eq!((received.len(), messages.len()), (3, 3));
    let household: Vec<String> =
        server.column("SELECT household_id FROM children WHERE name = '林小禾'").await;
    for message in &messages {
        let id = message.id.as_str();
        let posted = received.iter().find(|posted| posted.header("idempotency-key") == id).expect(id);
        let words = (Language::ZhHans.late_words().news)(&message.news);
        let expected = serde_json::json!({
            "id": id, "kind": message.news.kind(), "at": message.at, "household": household[0],
            "title": words.title, "text": words.text,
        });
        assert_eq!(posted.json(), expected);
        assert_eq!(posted.header("content-type"), "application/json");
        assert_eq!(posted.header("kehou-signature"), signature(&server, posted));
        let body = String::from_utf8_lossy(&posted.body).into_owned();
        for secret in ["林", "小禾", "小苗", message.child.as_str()] {
            assert!(!body.contains(secret), "{secret} in {body}");
        }
    }
}

/// When the only row that waits is tried again.
async fn next_attempt(server: &RunningServer) -> DateTime<Utc> {
    let next: Vec<i64> = server.column("SELECT next_attempt_at FROM outbox WHERE state = 'waiting'").await;
    assert_eq!(next.len(), 1);
    DateTime::from_timestamp_millis(next[0]).expect("an instant")
}

#[tokio::test]
async fn what_fails_is_tried_again_later_and_later() {
    let receiver = Receiver::answering(500).await;
    let server = server_with(&receiver).await;
    let family = server.first_family().await;
    server.app.clock().stand_still_at(server.school.round.opens_at);
    family.obtain(&family.child(0), &server.no_service()).await;
    for (attempts, longest) in (1..).zip([10, 20, 40, 80]) {
        server.wait_until(ROWS, &[format!("waiting {attempts}")]).await;
        let (now, next) = (server.app.clock().now(), next_attempt(&server).await);
        let (least, most) = (TimeDelta::seconds(longest / 2), TimeDelta::seconds(longest));
        assert!((least..=most).contains(&(next - now)), "{} after {attempts}", next - now);
        server.app.clock().stand_still_at(next);
    }
    server.wait_until(ROWS, &["waiting 5".to_owned()]).await;
    receiver.answer_with(200);
    // Whoever comes meanwhile is sent at once, and the one that failed not before its time.
    server.app.clock().stand_still_at(next_attempt(&server).await - TimeDelta::milliseconds(1));
    family.obtain(&family.child(1), &server.no_service()).await;
    server.wait_until(ROWS, &["waiting 5".to_owned(), "sent 1".to_owned()]).await;
    server.app.clock().stand_still_at(next_attempt(&server).await);
    server.wait_until(ROWS, &["sent 6".to_owned(), "sent 1".to_owned()]).await;
    let received = receiver.received(7).await;
    let ids: BTreeSet<String> = received.iter().map(|posted| posted.field("id")).collect();
    assert_eq!((received.len(), ids.len()), (7, 2), "the same message under the same id");
}

#[tokio::test]
async fn only_a_success_counts_and_nobody_is_sent_elsewhere() {
    for status in [101, 301, 302, 307, 308, 400, 404, 410, 429, 503] {
        let receiver = Receiver::answering(status).await;
        let server = server_with(&receiver).await;
        let family = server.first_family().await;
        family.obtain(&family.child(0), &server.no_service()).await;
        server.wait_until(ROWS, &["waiting 1".to_owned()]).await;
        assert_eq!(receiver.received(1).await.len(), 1, "{status}");
    }
}

#[tokio::test]
async fn after_sixty_attempts_a_message_is_given_up_and_stays_in_the_inbox() {
    let receiver = Receiver::answering(500).await;
    let server = server_with(&receiver).await;
    let family = server.first_family().await;
    family.obtain(&family.child(0), &server.no_service()).await;
    server.wait_until(ROWS, &["waiting 1".to_owned()]).await;
    server.execute("UPDATE outbox SET attempts = 59").await;
    server.turn_clock_to(next_attempt(&server).await);
    server.wait_until(ROWS, &["given_up 60".to_owned()]).await;
    receiver.answer_with(200);
    server.turn_clock_to(server.app.clock().now() + TimeDelta::days(1));
    family.obtain(&family.child(1), &server.no_service()).await;
    server.wait_until(ROWS, &["given_up 60".to_owned(), "sent 1".to_owned()]).await;
    assert_eq!(receiver.received(3).await.len(), 3);
    assert_eq!(family.messages().await.len(), 2);
}

#[tokio::test]
async fn a_row_that_cannot_be_read_holds_up_no_other() {
    let receiver = Receiver::answering(200).await;
    let server = server_with(&receiver).await;
    let family = server.first_family().await;
    let later = on_sqlite_or_postgres(
        &["CREATE TRIGGER of_a_later_server AFTER INSERT ON messages \
           BEGIN UPDATE messages SET news = '{\"unheard_of\":{}}' WHERE seq = NEW.seq; END"][..],
        &[
            "CREATE FUNCTION of_a_later_server() RETURNS trigger LANGUAGE plpgsql AS \
             $$ BEGIN NEW.news := '{\"unheard_of\":{}}'; RETURN NEW; END $$",
            "CREATE TRIGGER of_a_later_server BEFORE INSERT ON messages \
             FOR EACH ROW EXECUTE FUNCTION of_a_later_server()",
        ],
    );
    let writer = server.app.store().writer();
    for statement in later {
        sql::query(*statement).execute(writer).await.expect("a trigger");
    }
    family.obtain(&family.child(0), &server.no_service()).await;
    let gone =
        on_sqlite_or_postgres("DROP TRIGGER of_a_later_server", "DROP TRIGGER of_a_later_server ON messages");
    sql::query(gone).execute(writer).await.expect("dropped");
    family.obtain(&family.child(1), &server.no_service()).await;
    server.wait_until(ROWS, &["waiting 1".to_owned(), "sent 1".to_owned()]).await;
}

#[tokio::test]
async fn stopping_waits_for_no_receiver_and_what_was_under_way_is_sent_again() {
    let silent = SilentReceiver::of("http").await;
    let server = server_posting_to(silent.url()).await;
    let family = server.first_family().await;
    family.obtain(&family.child(0), &server.no_service()).await;
    let _under_way = silent.connection().await;
    let receiver = Receiver::answering(200).await;
    let server = server.restart_with(|settings| settings.webhook = Some(receiver.url())).await;
    let received = receiver.received(1).await;
    let family = family.at(&server);
    assert_eq!(received[0].field("id"), family.messages().await[0].id.as_str());
    server.wait_until(ROWS, &["sent 1".to_owned()]).await;
}

#[tokio::test]
async fn without_a_webhook_nothing_waits_and_what_waited_goes_on_waiting() {
    let failing = Receiver::answering(500).await;
    let server = server_with(&failing).await;
    let family = server.first_family().await;
    family.obtain(&family.child(0), &server.no_service()).await;
    server.wait_until(ROWS, &["waiting 1".to_owned()]).await;
    let server = server.restart().await;
    family.at(&server).obtain(&family.child(1), &server.no_service()).await;
    assert_eq!(server.column::<String>(ROWS).await, ["waiting 1"]);
    let receiver = Receiver::answering(200).await;
    let server = server.restart_with(|settings| settings.webhook = Some(receiver.url())).await;
    server.turn_clock_to(next_attempt(&server).await);
    server.wait_until(ROWS, &["sent 2".to_owned()]).await;
    assert_eq!(receiver.received(1).await.len(), 1, "what was told meanwhile is in the inbox alone");
    assert_eq!(family.at(&server).messages().await.len(), 2);
}

#[tokio::test]
async fn https_is_spoken_from_the_first_byte() {
    let receiver = SilentReceiver::of("https").await;
    let server = server_posting_to(receiver.url()).await;
    let family = server.first_family().await;
    family.obtain(&family.child(0), &server.no_service()).await;
    let mut connection = receiver.connection().await;
    const HANDSHAKE: u8 = 22;
    assert_eq!(connection.read_u8().await.expect("a byte"), HANDSHAKE);
    drop(connection);
    server.wait_until(ROWS, &["waiting 1".to_owned()]).await;
}

#[test]
fn an_address_that_is_no_webhook_is_refused_in_words() {
    use clap::Parser;
    let parsed = |url| Config::try_parse_from(["kehou-server", "--webhook", url]);
    assert!(parsed("https://school.example/kehou").expect("taken").webhook.is_some());
    let refused = parsed("sms:10086").expect_err("refused").to_string();
    assert!(
        refused.contains("--webhook") && refused.contains("expected an http or https address"),
        "{refused}"
    );
}
