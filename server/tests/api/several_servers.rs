//! Several servers on one database: whatever a family comes to, the laws are the same. Only PostgreSQL is shared; on
//! SQLite there is nothing to see here.

use crate::{
    contents::miscounted_groups,
    family::new_key,
    running_server::{RunningServer, is_postgres},
    rush::{RUSHED, add_rushed_offering, each_place_was_given_out_once, sign_in_families, submit_at_once},
    staff::Staff,
    verifying::broken_laws,
};
use kehou_contract::{OfferingId, Places, Publication, School, routes};
use kehou_server::{App, Catalogue, Settings, StartError, sql};
use std::{path::Path, sync::Arc};

const PLACES: u32 = 30;

fn with_a_rush(settings: &mut Settings) {
    add_rushed_offering(&mut settings.catalogue, PLACES);
}

/// Three servers of one school.
pub(crate) async fn three() -> Option<[Arc<RunningServer>; 3]> {
    if !is_postgres() {
        return None;
    }
    let first = RunningServer::start_with(with_a_rush).await;
    let others = [first.beside(with_a_rush).await, first.beside(with_a_rush).await];
    let [second, third] = others.map(Arc::new);
    Some([Arc::new(first), second, third])
}

/// Waits until a server knows what was done at another.
pub(crate) async fn comes_to(what: &str, seen: impl AsyncFn() -> bool) {
    let becomes = async {
        while !seen().await {
            tokio::task::yield_now().await;
        }
    };
    let limit = std::time::Duration::from_secs(60);
    assert!(tokio::time::timeout(limit, becomes).await.is_ok(), "{what}");
}

#[tokio::test(flavor = "multi_thread")]
async fn thirty_places_are_given_out_once_by_three_servers() {
    let Some(servers) = three().await else { return };
    let families = sign_in_families(&servers[0], 150).await;
    let wish = servers[0].wish(&[RUSHED]);
    let spread =
        families.iter().enumerate().map(|(number, family)| (family.at(&servers[number % 3]), wish.clone()));
    let answers = submit_at_once(spread.collect()).await;
    each_place_was_given_out_once(&servers[0], answers).await;
    for server in &servers {
        let all = Places { capacity: PLACES, enrolled: PLACES };
        comes_to("every server tells the numbers", async || server.places(RUSHED).await == all).await;
    }
    let report = servers[1].verify(None).await;
    assert!(report.is_sound(), "{report}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_sent_to_three_servers_has_one_effect() {
    let Some(servers) = three().await else { return };
    let family = servers[0].first_family().await;
    let (child, wish) = (family.child_of_grade(3), servers[0].wish(&["football-1"]));
    for _ in 0..10 {
        let key = new_key();
        let [first, second, third] = servers.each_ref().map(|server| family.at(server));
        let answers = tokio::join!(
            first.submit(&child, &key, &wish),
            second.submit(&child, &key, &wish),
            third.submit(&child, &key, &wish)
        );
        let [first, second, third] = [answers.0, answers.1, answers.2].map(|answer| answer.receipt());
        assert_eq!((&first, &first), (&second, &third));
    }
    let kept: Vec<i64> = servers[0]
        .column(
            "SELECT count(*) FROM applications WHERE child_id IN \
         (SELECT child_id FROM applications GROUP BY child_id HAVING count(*) > 5)",
        )
        .await;
    assert_eq!(kept, [10], "one application for each key");
    assert_eq!(miscounted_groups(&servers[0]).await, [""; 0]);
}

/// Takes an offering off the menu at one server, and waits until it is so at another.
async fn take_off_the_menu(offering_id: OfferingId, at: &RunningServer, seen_at: &RunningServer) {
    let hide = Publication { published: false, reason: "老师请假".into() };
    let publish = routes::PublishOffering { offering_id: offering_id.clone() };
    Staff::office(at).await.write(&publish, &hide).await.expect(201);
    comes_to("it is off the menu", async || {
        let menu: kehou_contract::Menu =
            seen_at.stranger().ask(&routes::GetMenu).send().await.expect(200).read();
        menu.offerings.iter().all(|offering| offering.id != offering_id)
    })
    .await;
}

#[tokio::test]
async fn what_the_office_does_at_one_is_seen_at_the_others() {
    let Some([first, second, _]) = three().await else { return };
    take_off_the_menu(OfferingId::new("football"), &first, &second).await;
}

#[tokio::test]
async fn who_signs_out_at_one_is_signed_out_at_all() {
    let Some([first, second, _]) = three().await else { return };
    let family = first.first_family().await;
    family.at(&second).ask(&routes::GetViewer).send().await.expect(200);
    family.ask(&routes::SignOut).send().await.expect(204);
    family.at(&second).ask(&routes::GetViewer).send().await.expect(401);
}

#[tokio::test]
async fn a_server_with_another_key_does_not_start() {
    let Some([first, ..]) = three().await else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let mut settings = first.settings();
    settings.data = folder.path().to_owned();
    let refused = App::start(settings).await.err().expect("refused");
    assert!(matches!(&refused, StartError::Other(why) if why.contains("secret.key")), "{refused}");
}

#[tokio::test]
async fn two_schools_share_a_database_and_see_nothing_of_each_other() {
    if !is_postgres() {
        return;
    }
    let first = RunningServer::start().await;
    let before: Vec<i64> = first.column("SELECT count(*) FROM children").await;
    let schools = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schools");
    let another = Catalogue::read(&schools.join("s2.toml")).expect("another school");
    let at = another.school.round.opens_at;
    let folder = tempfile::tempdir().expect("a folder");
    let second = first
        .beside(|settings| {
            settings.data = folder.path().to_owned();
            settings.catalogue = another;
        })
        .await;
    second.turn_clock_to(at);
    let school: School = second.stranger().ask(&routes::GetSchool).send().await.expect(200).read();
    assert_ne!(school.id, first.school.id);
    assert_eq!(first.column::<i64>("SELECT count(*) FROM children").await, before);
    let all: Vec<i64> = second.column("SELECT count(*) FROM households").await;
    assert!(all[0] > 0, "its own families moved in");
    let shared: Vec<String> = second.column("SELECT DISTINCT school_id FROM children").await;
    assert_eq!(shared, [school.id.as_str()]);
    for server in [&first, &second] {
        let report = server.verify(None).await;
        assert!(report.is_sound(), "{report}");
    }
}

#[tokio::test]
async fn what_is_changed_by_hand_is_named_here_as_well() {
    if !is_postgres() {
        return;
    }
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    family.obtain(&family.child_of_grade(3), &server.wish(&["go-1", "football-1"])).await;
    let by_hand: [(u8, &[&'static str]); 4] = [
        (
            11,
            &[
                "DROP TRIGGER audit_rows_are_never_changed ON audit_rows",
                "UPDATE audit_rows SET at = at + 1 WHERE seq = 3",
            ],
        ),
        (9, &["UPDATE groups SET enrolled = enrolled - 1 WHERE id = 'go-1'"]),
        (7, &["UPDATE bills SET total_fen = total_fen + 1 WHERE state = 'due'"]),
        (5, &["UPDATE idempotency_keys SET answer = answer || ' '"]),
    ];
    for (law, statements) in by_hand {
        for statement in statements {
            sql::query(*statement).execute(server.app.store().writer()).await.expect(statement);
        }
        let report = server.verify(None).await;
        assert!(broken_laws(&report).contains(&law), "after {statements:?}: {report}");
    }
}

/// Sees to it that a server writes nothing more after this was done to what it has seen.
async fn stops_writing_after(changes: &[&'static str]) {
    let Some([first, second, _]) = three().await else { return };
    take_off_the_menu(OfferingId::new("football"), &first, &second).await;
    let healthz = async || second.stranger().ask_at("GET", routes::HEALTHZ).send().await;
    healthz().await.expect(200);
    let office = Staff::office(&second).await;
    first.data().execute("ALTER TABLE audit_rows DISABLE TRIGGER USER").await;
    for change in changes {
        first.data().execute(change).await;
    }
    comes_to("it says so", async || healthz().await.status == 503).await;
    let publish = routes::PublishOffering { offering_id: OfferingId::new("football") };
    let show = Publication { published: true, reason: "老师回来".into() };
    office.write(&publish, &show).await.expect(503);
}

#[tokio::test]
async fn a_database_that_has_gone_back_is_not_served_on() {
    // As a standby that took over and lacks what came last.
    stops_writing_after(&[
        "DELETE FROM idempotency_keys WHERE audit_seq = (SELECT max(seq) FROM audit_rows)",
        "DELETE FROM audit_rows WHERE seq = (SELECT max(seq) FROM audit_rows)",
    ])
    .await;
}

#[tokio::test]
async fn a_database_that_went_another_way_is_not_served_on() {
    // As one that lacked it, and where others have written since.
    let another = "UPDATE audit_rows SET hash = sha256(hash) WHERE seq = (SELECT max(seq) FROM audit_rows)";
    stops_writing_after(&[another]).await;
}
