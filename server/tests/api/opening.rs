//! The second in which a round opens, and the one in which it closes: who is in time is decided by when an application
//! reached the desk, not by when its turn came.

use crate::{
    contents::Contents,
    family::{Family, new_key},
    running_server::{Answer, RunningServer},
};
use chrono::{DateTime, TimeDelta, Utc};
use kehou_contract::{Application, Refusal, routes};
use std::{sync::Arc, time::Duration};

const TICK: TimeDelta = TimeDelta::milliseconds(1);

/// Submits at one instant, while the desk is held up until another.
async fn arrives_and_is_decided(
    server: &Arc<RunningServer>,
    family: &Family,
    application: Application,
    [arrives, decided]: [DateTime<Utc>; 2],
) -> Answer {
    let before = server.app.store().handed_in();
    let held_up = server.app.store().writer().acquire().await.expect("the connection that writes");
    server.app.clock().stand_still_at(arrives);
    let (family, child) = (family.clone(), family.child_of_grade(3));
    let submitting = tokio::spawn(async move { family.apply(&child, &application).await });
    let has_come = async {
        while server.app.store().handed_in() == before {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), has_come).await.expect("it reaches the desk");
    server.app.clock().stand_still_at(decided);
    assert!(!submitting.is_finished(), "it waits for its turn");
    drop(held_up);
    submitting.await.expect("answered")
}

/// A server before its round opens, and a family that signed in already.
async fn before_the_opening() -> (Arc<RunningServer>, Family) {
    let server = RunningServer::start().await;
    server.app.clock().stand_still_at(server.school.round.opens_at - TimeDelta::days(1));
    let family = server.first_family().await;
    (Arc::new(server), family)
}

#[tokio::test(flavor = "multi_thread")]
async fn who_came_before_the_opening_is_refused_though_it_is_open_when_decided() {
    let (server, family) = before_the_opening().await;
    let (opens_at, before) = (server.school.round.opens_at, Contents::of(&server).await);
    let instants = [opens_at - TICK, opens_at + TimeDelta::seconds(2)];
    let answer = arrives_and_is_decided(&server, &family, server.wish(&["football-1"]), instants).await;
    assert_eq!(answer.refusal(), Refusal::RoundAhead { opens_at, arrived_at: Some(opens_at - TICK) });
    before.assert_same(&Contents::of(&server).await, "an application that came too early");
    let instants = [opens_at, opens_at + TimeDelta::seconds(2)];
    let answer = arrives_and_is_decided(&server, &family, server.wish(&["football-1"]), instants).await;
    assert_eq!(answer.receipt().submitted_at, opens_at);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_came_before_the_closing_is_in_though_it_is_closed_when_decided() {
    let (server, family) = before_the_opening().await;
    let closes_at = server.school.round.closes_at;
    let instants = [closes_at - TICK, closes_at + TimeDelta::seconds(2)];
    let answer = arrives_and_is_decided(&server, &family, server.wish(&["football-1"]), instants).await;
    assert_eq!(answer.receipt().submitted_at, closes_at - TICK);
    let instants = [closes_at, closes_at + TimeDelta::seconds(2)];
    let answer = arrives_and_is_decided(&server, &family, server.wish(&["tai-chi-1"]), instants).await;
    assert_eq!(answer.refusal(), Refusal::RoundClosed { closed_at: closes_at, arrived_at: Some(closes_at) });
}

#[tokio::test]
async fn trying_too_early_again_and_again_is_answered_with_the_opening_and_held_against_nobody() {
    let (server, family) = before_the_opening().await;
    let (opens_at, child) = (server.school.round.opens_at, family.child_of_grade(3));
    let wish = server.wish(&["football-1"]);
    let key = new_key();
    for before in (1..=100).rev() {
        let arrived_at = opens_at - TimeDelta::milliseconds(10 * before);
        server.app.clock().stand_still_at(arrived_at);
        let answer = family.submit(&child, &key, &wish).await;
        assert_eq!(answer.header("retry-after"), "", "nobody is asked to wait");
        assert_eq!(answer.refusal(), Refusal::RoundAhead { opens_at, arrived_at: Some(arrived_at) });
    }
    server.app.clock().stand_still_at(opens_at);
    // A refusal keeps no key, and whoever signs in from the same address is let in as ever.
    family.submit(&child, &key, &wish).await.receipt();
    let letter = &server.letters()[0];
    server.stranger().ask(&routes::SignInHousehold).json(&letter.sign_in()).send().await.expect(201);
}
