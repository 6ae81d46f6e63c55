//! A server that is killed while it sends loses no message.
//!
//! The same crash is run with the outbox emptied afterwards: that is what a server leaves behind that keeps what it has
//! to send in its memory, or writes it down after the commit. The message must be missing then: a test that cannot see
//! the loss proves nothing by not seeing it.

use crate::{
    family::{Family, new_key},
    running_server::{Data, Received, Receiver, ServerProcess, SilentReceiver},
};
use kehou_contract::{
    Application, Fen, GroupId, Participation, School, Signature, SubmissionReceipt, TakingPart, routes,
};
use std::collections::BTreeSet;
use tokio::{io::AsyncReadExt, net::TcpStream};

/// The application for football, with its price.
async fn football(process: &ServerProcess) -> Application {
    let school: School = process.caller.ask(&routes::GetSchool).send().await.expect(200).read();
    let wish = TakingPart {
        care: Vec::new(),
        choices: vec![GroupId::new("football-1")],
        all_or_none: false,
        quoted_total: Fen(50_000),
        signature: Some(Signature {
            guardian_name: "林晓梅".to_owned(),
            agreement: school.agreement.hash,
            pick_up_pledge: school.pick_up_pledge.hash,
        }),
    };
    Application { round: school.round.id, participation: Participation::TakingPart(wish) }
}

/// The id of the message a server is sending on this connection.
async fn id_under_way(connection: &mut TcpStream) -> String {
    let mut sent = Vec::new();
    // Until the body has ended; the server then waits for an answer that never comes.
    while !sent.ends_with(b"}") {
        assert!(connection.read_buf(&mut sent).await.expect("a message") > 0, "the whole message");
    }
    let sent = String::from_utf8(sent).expect("text");
    let (head, body) = sent.split_once("\r\n\r\n").expect("head and body");
    let received = Received { headers: Default::default(), body: body.to_owned().into() };
    let id = received.field("id");
    assert!(head.contains(&id), "{head}");
    id
}

/// What a crash left behind.
struct Crash {
    data: Data,
    family: Family,
    receipt: SubmissionReceipt,
    /// The ids of the messages that were on their way.
    under_way: BTreeSet<String>,
}

/// Kills a server while its two messages, outcome and bill, hang at a receiver that never answers.
async fn crash() -> Crash {
    let silent = SilentReceiver::of("http").await;
    let data = ServerProcess::data().await;
    let process = ServerProcess::start(&data, &silent.url(), "2026-08-25T20:00:00+08:00").await;
    let letter = &ServerProcess::letters(&data)[0];
    let family = Family::sign_in_through(process.caller.clone(), letter).await;
    let wish = football(&process).await;
    let receipt = family.submit(&family.child_of_grade(3), &new_key(), &wish).await.receipt();
    let mut under_way = BTreeSet::new();
    let mut connections = Vec::new();
    for _ in 0..2 {
        let mut connection = silent.connection().await;
        under_way.insert(id_under_way(&mut connection).await);
        connections.push(connection);
    }
    process.kill();
    Crash { data, family, receipt, under_way }
}

/// Starts the server again on what the crash left, with a receiver that answers.
async fn recover(crash: &Crash) -> (ServerProcess, Receiver, Family) {
    let receiver = Receiver::answering(200).await;
    let process = ServerProcess::start(&crash.data, &receiver.url(), "2026-08-25T21:00:00+08:00").await;
    let family = crash.family.through(process.caller.clone());
    (process, receiver, family)
}

fn ids(received: &[Received]) -> BTreeSet<String> {
    received.iter().map(|posted| posted.field("id")).collect()
}

#[tokio::test]
async fn what_hung_when_the_server_was_killed_arrives_under_the_same_id() {
    let crash = crash().await;
    let (_process, receiver, family) = recover(&crash).await;
    assert_eq!(ids(&receiver.received(2).await), crash.under_way);
    let messages = family.messages().await;
    let in_inbox: Vec<&str> = messages.iter().map(|message| message.id.as_str()).collect();
    assert_eq!(in_inbox.len(), 2, "each is there once: {messages:?}");
    assert!(in_inbox.iter().all(|id| crash.under_way.contains(*id)), "{in_inbox:?}");
    assert_eq!(family.receipt(&crash.receipt.number).await, crash.receipt);
}

#[tokio::test]
async fn without_its_rows_in_the_outbox_the_same_crash_loses_the_messages() {
    let crash = crash().await;
    assert_eq!(crash.data.execute("DELETE FROM outbox").await, 2);
    let (process, receiver, family) = recover(&crash).await;
    // What is told later arrives; what was told before the crash does not.
    let again = football(&process).await;
    family.submit(&family.child_of_grade(3), &new_key(), &again).await.receipt();
    let arrived = ids(&receiver.received(2).await);
    assert!(arrived.is_disjoint(&crash.under_way), "{arrived:?}");
    assert_eq!(family.messages().await.len(), 4, "the inbox alone knows of them");
}
