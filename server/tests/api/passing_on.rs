//! Several servers, one desk: applications go to the desk of the server that was there first, and are decided all the same
//! where that one does not answer. Only PostgreSQL is shared; on SQLite there is nothing to see here.

use crate::{
    family::{Family, new_key},
    running_server::{Receiver, RunningServer, SilentReceiver, is_postgres},
    rush::{RUSHED, add_rushed_offering, each_place_was_given_out_once, sign_in_families, submit_at_once},
    several_servers::comes_to,
};
use kehou_contract::{Fen, Places, ProblemCode};
use kehou_server::{Settings, sql};
use std::{
    net::SocketAddr,
    sync::Arc,
    time::{Duration, Instant},
};

const PLACES: u32 = 30;

/// A server that others reach where families do.
fn reached(settings: &mut Settings) {
    add_rushed_offering(&mut settings.catalogue, PLACES);
    let address = settings.public_url.trim_start_matches("http://").parse();
    settings.reached_at = Some(address.expect("an address"));
}

/// Two servers of one school, the one that was there first first.
async fn two() -> Option<[Arc<RunningServer>; 2]> {
    if !is_postgres() {
        return None;
    }
    let first = RunningServer::start_with(reached).await;
    until_said(&first, 1).await;
    let second = first.beside(reached).await;
    Some([Arc::new(first), Arc::new(second)])
}

/// Waits until so many servers have said where they are.
async fn until_said(server: &RunningServer, servers: i64) {
    let said = async || server.column::<i64>("SELECT count(*) FROM servers").await == [servers];
    comes_to("it says where it is", said).await;
}

/// How many applications came to each desk.
fn come_to<const N: usize>(servers: &[Arc<RunningServer>; N]) -> [u64; N] {
    servers.each_ref().map(|server| server.app.store().handed_in())
}

/// Has a family submit again and again at the second server, until that knows of the first.
async fn until_passed_on(servers: &[Arc<RunningServer>; 2], family: &Family) {
    let (family, wish) = (family.at(&servers[1]), servers[1].no_service());
    comes_to("it is passed on", async || {
        let [before, _] = come_to(servers);
        family.apply(&family.child(0), &wish).await.receipt();
        come_to(servers)[0] > before
    })
    .await;
}

/// Puts somebody into the list who was there before every server.
async fn put_before_all(server: &RunningServer, address: SocketAddr) {
    let put = "INSERT INTO servers (server, address, since) VALUES ('before', $1, now() - interval '1 hour')";
    sql::query(put).bind(address.to_string()).execute(server.app.store().writer()).await.expect("put");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rush_at_two_servers_is_decided_at_one_desk() {
    let Some(servers) = two().await else { return };
    let families = sign_in_families(&servers[0], 60).await;
    until_passed_on(&servers, &families[0]).await;
    let [at_first, at_second] = come_to(&servers);
    let wish = servers[0].wish(&[RUSHED]);
    let spread = families.iter().enumerate();
    let spread = spread.map(|(number, family)| (family.at(&servers[number % 2]), wish.clone()));
    let answers = submit_at_once(spread.collect()).await;
    assert_eq!(come_to(&servers), [at_first + 60, at_second], "nobody came to the other desk");
    each_place_was_given_out_once(&servers[0], answers).await;
    let all = Places { capacity: PLACES, enrolled: PLACES };
    for server in &servers {
        comes_to("every server tells the numbers", async || server.places(RUSHED).await == all).await;
    }
    let report = servers[1].verify(None).await;
    assert!(report.is_sound(), "{report}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_passed_on_is_answered_as_if_it_was_decided_here() {
    let Some(servers) = two().await else { return };
    let family = servers[0].first_family().await;
    until_passed_on(&servers, &family).await;
    let [_, at_second] = come_to(&servers);
    let (there, here) = (family.at(&servers[0]), family.at(&servers[1]));
    let (child, key) = (family.child_of_grade(3), new_key());
    let (wish, another) = (servers[1].wish(&["football-1"]), servers[1].wish(&["go-1"]));
    let taken = here.submit(&child, &key, &wish).await.receipt();
    let again = here.submit(&child, &key, &wish).await;
    assert!(again.is_replayed());
    assert_eq!(again.receipt(), taken);
    assert_eq!(there.submit(&child, &key, &wish).await.receipt(), taken, "the key is known at both");
    let reused = here.submit(&child, &key, &another).await.expect(422).problem();
    assert_eq!(reused.code, ProblemCode::KeyReused);
    let too_cheap = servers[1].wish_with(&["go-1"], |wish| wish.quoted_total = Fen(1));
    let refused = here.apply(&child, &too_cheap).await.refusal();
    assert_eq!(refused, there.apply(&child, &too_cheap).await.refusal());
    assert_eq!(come_to(&servers)[1], at_second);
}

#[tokio::test(flavor = "multi_thread")]
async fn when_the_first_server_ends_the_next_decides() {
    let Some(servers) = two().await else { return };
    let family = servers[0].first_family().await;
    until_passed_on(&servers, &family).await;
    let [first, second] = servers;
    let family = family.at(&second);
    let first = Arc::into_inner(first).expect("nobody else has it");
    let (ended, _data) = first.ask_to_stop();
    ended.await.expect("no panic");
    assert_eq!(second.column::<i64>("SELECT count(*) FROM servers").await, [1], "it has said so");
    let before = second.app.store().handed_in();
    family.apply(&family.child_of_grade(3), &second.wish(&["football-1"])).await.receipt();
    assert_eq!(second.app.store().handed_in(), before + 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_server_that_is_silent_is_passed_over() {
    let Some(servers) = two().await else { return };
    let family = servers[0].first_family().await;
    let (child, wish) = (family.child_of_grade(3), servers[0].wish(&["football-1"]));
    let silent = SilentReceiver::of("http").await;
    put_before_all(&servers[0], silent.address()).await;
    let mut longest = Duration::ZERO;
    let heard = async {
        loop {
            let sent = Instant::now();
            family.apply(&child, &wish).await.receipt();
            longest = longest.max(sent.elapsed());
            if longest > Duration::from_secs(2) {
                break;
            }
        }
    };
    let ((), _kept) = tokio::join!(heard, silent.connection());
    let sent = Instant::now();
    family.apply(&child, &wish).await.receipt();
    assert!(sent.elapsed() < Duration::from_secs(2), "it is let be");
    let report = servers[0].verify(None).await;
    assert!(report.is_sound(), "{report}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_another_end_cannot_read_is_decided_here() {
    let Some(servers) = two().await else { return };
    let family = servers[0].first_family().await;
    let (child, wish) = (family.child_of_grade(3), servers[0].wish(&["football-1"]));
    let another = Receiver::answering(404).await;
    put_before_all(&servers[0], another.address()).await;
    let letters = tokio::select! {
        letters = another.received(1) => letters,
        () = async {
            loop {
                family.apply(&child, &wish).await.receipt();
            }
        } => unreachable!("it goes on"),
    };
    let letter = String::from_utf8_lossy(&letters[0].body);
    assert!(!letter.contains("football-1") && !letter.contains("林"), "nobody else can read it");
    family.apply(&child, &wish).await.receipt();
}

#[tokio::test]
async fn nobody_else_is_answered() {
    let Some([first, _]) = two().await else { return };
    let send = async |letter: Vec<u8>| {
        first.stranger().ask_at("POST", "/servers/applications").bytes(letter).send().await.status
    };
    for letter in ["", "{}", "[]", "sealed by nobody, and longer than what stands before what is sealed"] {
        assert_eq!(send(letter.into()).await, 404);
    }
    assert_eq!(send(vec![b' '; 3 << 20]).await, 413, "somebody reads it");
}
