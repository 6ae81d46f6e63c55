//! Following the numbers.

use crate::{
    running_server::{Events, RunningServer},
    staff::Staff,
};
use kehou_contract::{
    GroupId, GroupPlaces, Places, PlacesNews, PlacesVersion, Publication, RoundTimes,
    routes::{self, Endpoint, FollowPlaces},
};
use std::time::Duration;

async fn follow(server: &RunningServer) -> Events {
    server.stranger().ask(&FollowPlaces).listen().await
}

async fn follow_from(server: &RunningServer, known: &str) -> Events {
    server.stranger().ask_at("GET", &routes::follow_places(known)).listen().await
}

fn football(enrolled: u32) -> GroupPlaces {
    GroupPlaces { group: GroupId::new("football-1"), places: Places { capacity: 30, enrolled } }
}

/// A change of football's number, as the only one.
async fn change(server: &RunningServer, wish: &[&str]) {
    let family = server.another_family(3).await;
    family.obtain(&family.child_of_grade(3), &server.wish(wish)).await;
}

#[tokio::test]
async fn whoever_follows_is_told_all_numbers_and_then_what_changes() {
    let server = RunningServer::start().await;
    let mut events = follow(&server).await;
    let (version, whole) = events.news().await;
    assert_eq!(whole, PlacesNews { after: None, places: server.menu.places.clone() });
    let places = server.stranger().ask(&routes::ListPlaces).send().await.expect(200);
    assert_eq!(places.header("etag"), format!("\"{version}\""), "one name for one state");
    change(&server, &["football-1"]).await;
    let (next, news) = events.news().await;
    assert_eq!(news, PlacesNews { after: Some(version.number), places: vec![football(28)] });
    assert!(next.number > version.number && next.run == version.run);
}

#[tokio::test]
async fn whoever_knows_a_version_is_told_only_what_came_after_it() {
    let server = RunningServer::start().await;
    let before = server.stranger().ask(&routes::ListPlaces).send().await.expect(200);
    let known = before.header("etag").to_owned();
    let mut first = follow(&server).await;
    first.news().await;
    change(&server, &["football-1"]).await;
    let (version, news) = first.news().await;
    // In the address as the app says it, or in the header as a browser does by itself.
    let mut by_address = follow_from(&server, &known).await;
    assert_eq!(by_address.news().await, (version.clone(), news.clone()));
    let id = PlacesVersion::read(&known).expect("a version").to_string();
    let ask = server.stranger().ask_at("GET", &routes::follow_places(&version.to_string()));
    let mut by_header = ask.header("last-event-id", &id).listen().await;
    assert_eq!(by_header.news().await, (version.clone(), news));
    // Who knows everything hears nothing but the time until something changes.
    let mut up_to_date = follow_from(&server, &version.to_string()).await;
    change(&server, &["tai-chi-1"]).await;
    let (next, news) = up_to_date.news().await;
    assert_eq!((news.after, news.places.len()), (Some(version.number), 1));
    assert!(next.number > version.number);
}

#[tokio::test]
async fn a_version_nobody_can_go_on_from_gets_the_whole() {
    let server = RunningServer::start().await;
    for known in ["", "x", "another-17.0", "0-0.0", "&after=1", "%ff"] {
        let (_, news) = follow_from(&server, known).await.news().await;
        assert_eq!(news.after, None, "{known}");
    }
    let twice = format!("{}?after=a&after=b", FollowPlaces::TEMPLATE);
    let (_, news) = server.stranger().ask_at("GET", &twice).listen().await.news().await;
    assert_eq!(news.after, None);
}

#[tokio::test]
async fn a_stream_begins_with_the_servers_time_and_when_to_come_again() {
    let server = RunningServer::start().await;
    let now = server.app.clock().now();
    server.app.clock().stand_still_at(now);
    let mut events = follow(&server).await;
    let retry = events.next().await.expect("an event");
    assert_eq!((retry.kind, retry.data), (String::new(), String::new()), "no browser tells anybody of it");
    let time = events.next().await.expect("the time");
    assert_eq!((time.kind.as_str(), time.data), ("time", now.timestamp_millis().to_string()));
    assert_eq!(time.id, "", "the version stays what it was");
}

#[tokio::test]
async fn what_changes_while_it_is_told_is_told_together() {
    let server = RunningServer::start().await;
    let mut events = follow(&server).await;
    let (mut version, mut numbers) = {
        let (version, whole) = events.news().await;
        (version, whole.places)
    };
    let families = [server.another_family(3).await, server.first_family().await];
    let mut commits = 0;
    for family in &families {
        let child = family.child_of_grade(3);
        for wish in [&["football-1"][..], &["tai-chi-1"], &[], &["football-1", "tai-chi-1"]] {
            let application = if wish.is_empty() { server.no_service() } else { server.wish(wish) };
            family.obtain(&child, &application).await;
            commits += 1;
        }
    }
    let now = server.stranger().ask(&routes::ListPlaces).send().await.expect(200);
    let (last, mut tellings) = (PlacesVersion::read(now.header("etag")).expect("a version"), 0);
    while version.number < last.number {
        let (next, news) = events.news().await;
        assert_eq!(news.after, Some(version.number), "no gap");
        for GroupPlaces { group, places } in news.places {
            let known = numbers.iter_mut().find(|known| known.group == group);
            known.expect("a group of the menu").places = places;
        }
        (version, tellings) = (next, tellings + 1);
    }
    assert_eq!(numbers, now.read::<Vec<GroupPlaces>>());
    assert!(tellings < commits, "{tellings} tellings of {commits} commits");
}

#[tokio::test]
async fn packing_holds_nothing_back() {
    let server = RunningServer::start().await;
    let ask = server.stranger().ask(&FollowPlaces).header("accept-encoding", "gzip, br");
    let answer = ask.send().await.expect(200);
    assert_eq!((answer.header("content-encoding"), answer.header("cache-control")), ("", "no-store"));
    assert_eq!(answer.header("x-accel-buffering"), "no");
    let ask = server.stranger().ask(&FollowPlaces).header("accept-encoding", "gzip, br");
    let mut events = ask.listen().await;
    events.news().await;
    change(&server, &["football-1"]).await;
    assert_eq!(events.news().await.1.places, [football(28)]);
}

#[tokio::test]
async fn what_the_office_changes_reaches_who_follows_the_numbers() {
    let server = RunningServer::start().await;
    let office = Staff::office(&server).await;
    let mut events = follow(&server).await;
    let (before, _) = events.news().await;
    let offering_id = server.menu.offerings[0].id.clone();
    let hide = Publication { published: false, reason: "停课".into() };
    office.write(&routes::PublishOffering { offering_id }, &hide).await.expect(201);
    let (hidden, news) = events.news().await;
    assert_eq!((hidden.number, hidden.edition), (before.number, before.edition + 1));
    assert_eq!(news, PlacesNews { after: Some(before.number), places: vec![] });
    let round = &server.school.round;
    let (opens_at, closes_at) = (round.opens_at, round.closes_at + chrono::TimeDelta::hours(1));
    let longer = RoundTimes { opens_at, closes_at, reason: "延长".into() };
    office.write(&routes::MoveRound, &longer).await.expect(201);
    assert_eq!(events.news().await.0.edition, hidden.edition + 1);
}

#[tokio::test]
async fn every_stream_ends_when_the_server_is_asked_to_stop() {
    let server = RunningServer::start().await;
    let mut streams = Vec::new();
    for _ in 0..20 {
        let mut events = follow(&server).await;
        events.news().await;
        streams.push(events);
    }
    let (ended, _folder) = server.ask_to_stop();
    for mut events in streams {
        while events.next().await.is_some() {}
    }
    // The drain is for answers under way and would take ten seconds; nobody who only listens makes it wait.
    let in_time = tokio::time::timeout(Duration::from_secs(5), ended).await;
    in_time.expect("no drain").expect("no panic");
}

#[tokio::test]
async fn whoever_finds_no_room_is_told_when_to_come_again_and_polls() {
    let server = RunningServer::start_with(|settings| settings.most_streams = 2).await;
    let mut first = follow(&server).await;
    let mut second = follow(&server).await;
    first.news().await;
    second.news().await;
    let answer = server.stranger().ask(&FollowPlaces).send().await.expect(503);
    let wait: u64 = answer.header("retry-after").parse().expect("seconds");
    assert!((30..=60).contains(&wait), "{wait}");
    server.stranger().ask(&routes::ListPlaces).send().await.expect(200);
    drop(first);
    let freed = async {
        while server.stranger().ask(&FollowPlaces).send().await.status != 200 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), freed).await.expect("room again");
    change(&server, &["football-1"]).await;
    assert_eq!(second.news().await.1.places, [football(28)], "who is in stays in");
}
