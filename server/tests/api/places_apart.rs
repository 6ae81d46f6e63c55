//! Places that are counted apart: quotas, and what a group holds back for some.
//!
//! Two rushes are run with the guard taken away as well: a test that cannot see the fault proves nothing by not seeing
//! it.

use crate::{
    contents::{Contents, miscounted_apart, miscounted_groups},
    family::Family,
    running_server::{RunningServer, on_sqlite_or_postgres},
    rush::{sign_in_families, submit_at_once},
    standing::{invited, left_behind, outcomes, put_on},
};
use chrono::{DateTime, Utc};
use kehou_contract::{Outcome, Refusal};
use kehou_server::{CapacityGuard, Catalogue, sql};
use std::sync::Arc;

/// The example school with more in its file.
pub(crate) fn school_with(more: &str) -> Catalogue {
    let file = include_str!("../../../schools/s1.toml");
    Catalogue::parse(&format!("{file}\n{more}")).expect("a school that is served")
}

async fn server_with(more: &str, guard: CapacityGuard) -> RunningServer {
    RunningServer::start_with(|settings| {
        settings.catalogue = school_with(more);
        settings.guard = guard;
    })
    .await
}

/// Chess and festivals share ten places beside the 17 that are taken.
const POOL: &str = r#"
[[office.quotas]]
id = "pool"
title = "两个班共用的名额"
groups = ["chinese-chess-1", "festivals-1"]
places = 27
"#;
const RUSHING: usize = 30;

/// How many families won, how many were told that the pool is full, and how many were refused as a whole by that.
async fn rush_for_a_pool(guard: CapacityGuard) -> ([usize; 3], Arc<RunningServer>) {
    let server = Arc::new(server_with(POOL, guard).await);
    let mut families = Vec::new();
    for family in sign_in_families(&server, 4 * RUSHING).await {
        if family.groups_of(&family.child(0)).await.is_empty() {
            families.push(family);
        }
    }
    families.truncate(RUSHING);
    assert_eq!(families.len(), RUSHING, "families whose eldest child holds nothing");
    let groups = ["chinese-chess-1", "festivals-1"].into_iter().cycle();
    let wishes = families.into_iter().zip(groups).map(|(family, group)| (family, server.wish(&[group])));
    let answers = submit_at_once(wishes.collect()).await;
    let full = Refusal::QuotaFull { title: "两个班共用的名额".into(), capacity: 27 };
    let mut tally = [0; 3];
    for answer in answers {
        if answer.status == 409 {
            assert_eq!(answer.refusal(), full);
            tally[2] += 1;
            continue;
        }
        match &answer.receipt().outcomes[0].outcome {
            Outcome::In => tally[0] += 1,
            Outcome::NotIn(why) => {
                assert_eq!(why, &full);
                tally[1] += 1;
            }
        }
    }
    (tally, server)
}

/// How many rows hold a place of the pool, next to the counter.
async fn rows_and_counter(server: &RunningServer) -> [i64; 2] {
    let rows = "SELECT count(*) FROM enrolments WHERE group_id IN ('chinese-chess-1', 'festivals-1') AND ended_at IS NULL";
    let counter = "SELECT taken FROM quotas WHERE id = 'pool'";
    [server.column(rows).await[0], server.column(counter).await[0]]
}

#[tokio::test(flavor = "multi_thread")]
async fn of_thirty_families_ten_win_the_ten_places_of_a_pool() {
    let (tally, server) = rush_for_a_pool(CapacityGuard::On).await;
    assert_eq!(tally, [10, 20, 0]);
    assert_eq!(rows_and_counter(&server).await, [27, 27]);
    assert_eq!(miscounted_groups(&server).await, [""; 0]);
    assert_eq!(miscounted_apart(&server).await, [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pools_own_constraint_holds_alone() {
    let (tally, server) = rush_for_a_pool(CapacityGuard::ConstraintAlone).await;
    assert_eq!(tally, [10, 0, 20]);
    assert_eq!(rows_and_counter(&server).await, [27, 27]);
    assert_eq!(miscounted_groups(&server).await, [""; 0]);
    assert_eq!(miscounted_apart(&server).await, [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_guard_the_same_rush_oversells_the_pool() {
    let (tally, server) = rush_for_a_pool(CapacityGuard::OffForNegativeControl).await;
    assert_eq!(tally, [RUSHING, 0, 0]);
    assert_eq!(rows_and_counter(&server).await, [47, 47]);
}

/// Nobody of grade 3 finds a place in football beside those that are there.
const NO_MORE: &str = r#"
[[office.quotas]]
id = "football-3"
title = "校园足球三年级的名额"
groups = ["football-1"]
grades = { from = 3, to = 3 }
places = 0
"#;

#[tokio::test]
async fn a_quota_counts_the_children_it_is_for_and_those_who_were_there_before_it() {
    let server = server_with(NO_MORE, CapacityGuard::On).await;
    let (third, fourth) = (server.first_family().await, server.another_family(4).await);
    let (child, elder) = (third.child_of_grade(3), fourth.child_of_grade(4));
    let full = Refusal::QuotaFull { title: "校园足球三年级的名额".into(), capacity: 0 };
    let choices = ["football-1"];
    assert_eq!(outcomes(&server, &third, &child, &choices).await, [Outcome::NotIn(full)]);
    assert_eq!(outcomes(&server, &fourth, &elder, &choices).await, [Outcome::In], "another grade");
    let counted: Vec<i64> = server.column("SELECT taken FROM quotas").await;
    let there: Vec<i64> = server
        .column("SELECT count(*) FROM enrolments JOIN children ON children.id = child_id WHERE group_id = 'football-1' AND grade = 3 AND ended_at IS NULL")
        .await;
    assert_eq!(counted, there);
    assert!(there[0] > 0, "the file says fewer than there are, and they stay");
}

#[tokio::test]
async fn what_a_child_gives_up_in_a_full_pool_makes_room_for_what_it_takes_instead() {
    let server = server_with(POOL, CapacityGuard::On).await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    assert_eq!(outcomes(&server, &family, &child, &["festivals-1"]).await, [Outcome::In]);
    let server = server.restart_with(|settings| {
        settings.catalogue = school_with(&POOL.replace("places = 27", "places = 18"));
    });
    let server = server.await;
    let family = family.at(&server);
    assert_eq!(outcomes(&server, &family, &child, &["chinese-chess-1"]).await, [Outcome::In]);
    assert_eq!(rows_and_counter(&server).await, [18, 18]);
    family.withdraw(&child, &crate::family::new_key(), &server).await.expect(201);
    assert_eq!(rows_and_counter(&server).await, [17, 17]);
    assert_eq!(miscounted_apart(&server).await, [""; 0]);
}

/// Of the three places football has left, two are the team's for good, and one a left-behind child's for two days.
const HELD_BACK: &str = r#"
[[office.held_back]]
groups = ["football-1"]
for = "team"
places = 2

[[office.held_back]]
groups = ["football-1"]
for = { priority = "left-behind" }
places = 1
until = "2026-08-26T12:00:00Z"

[[office.priority_groups]]
id = "left-behind"
title = "留守儿童"
"#;

fn until() -> DateTime<Utc> {
    "2026-08-26T12:00:00Z".parse().expect("an instant")
}

async fn asks_for_football(server: &RunningServer, family: &Family) -> Outcome {
    outcomes(server, family, &family.child_of_grade(3), &["football-1"]).await.remove(0)
}

fn only_held_back(places: u32, until: Option<DateTime<Utc>>) -> Outcome {
    Outcome::NotIn(Refusal::OnlyHeldBack { places, until })
}

#[tokio::test]
async fn held_back_places_are_for_whom_they_are_held_until_they_are_released() {
    let server = server_with(HELD_BACK, CapacityGuard::On).await;
    let (team, anybody) = (server.first_family().await, server.another_family(3).await);
    assert_eq!(server.places("football-1").await.left(), 3);
    put_on(&server, invited("football"), &[&team.child_of_grade(3)]).await;
    assert_eq!(asks_for_football(&server, &anybody).await, only_held_back(3, Some(until())));
    assert_eq!(asks_for_football(&server, &team).await, Outcome::In);
    assert_eq!(asks_for_football(&server, &anybody).await, only_held_back(2, Some(until())));
    server.turn_clock_to(until());
    assert_eq!(asks_for_football(&server, &anybody).await, Outcome::In);
    let third = server.another_family(3).await;
    assert_eq!(asks_for_football(&server, &third).await, only_held_back(1, None), "the team's last");
    let child = team.child_of_grade(3);
    team.withdraw(&child, &crate::family::new_key(), &server).await.expect(201);
    assert_eq!(asks_for_football(&server, &third).await, only_held_back(2, None), "the team's again");
    assert_eq!(miscounted_apart(&server).await, [""; 0]);
    let server = server.restart().await;
    let served = team.at(&server);
    // A restart reads the example school as it is: nothing is held back any more.
    assert_eq!(asks_for_football(&server, &served).await, Outcome::In);
    assert_eq!(server.column::<i64>("SELECT count(*) FROM held_back").await, [0]);
}

#[tokio::test]
async fn a_place_of_a_priority_group_is_taken_out_of_it_and_stays_so_over_a_restart() {
    let server = server_with(HELD_BACK, CapacityGuard::On).await;
    let family = server.first_family().await;
    put_on(&server, left_behind(), &[&family.child_of_grade(3)]).await;
    assert_eq!(asks_for_football(&server, &family).await, Outcome::In);
    let server = server.restart_with(|settings| settings.catalogue = school_with(HELD_BACK)).await;
    let taken = "SELECT taken FROM held_back ORDER BY whom";
    assert_eq!(server.column::<i64>(taken).await, [1, 0], "the group's, not the team's");
}

/// Anybody asks for a place that is held back, with the guard away; with or without the database's own net.
async fn without_the_guard(has_net: bool) -> (u16, RunningServer) {
    let server = server_with(HELD_BACK, CapacityGuard::ConstraintAlone).await;
    if !has_net {
        let gone = on_sqlite_or_postgres(
            "DROP TRIGGER held_back_places_are_kept",
            "DROP TRIGGER held_back_places_are_kept ON enrolments",
        );
        sql::query(gone).execute(server.app.store().writer()).await.expect("dropped");
    }
    let family = server.another_family(3).await;
    let before = Contents::of(&server).await;
    let answer = family.apply(&family.child_of_grade(3), &server.wish(&["football-1"])).await;
    if has_net {
        before.assert_same(&Contents::of(&server).await, "a place that is held back");
    }
    (answer.status, server)
}

#[tokio::test]
async fn the_database_itself_keeps_what_is_held_back() {
    let (status, server) = without_the_guard(true).await;
    assert_eq!((status, server.places("football-1").await.left()), (500, 3));
    let (status, server) = without_the_guard(false).await;
    assert_eq!(
        (status, server.places("football-1").await.left()),
        (201, 2),
        "without its net it is given away"
    );
}
