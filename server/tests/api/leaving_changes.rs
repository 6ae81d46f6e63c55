//! Whoever fetches a child is told when it leaves at another time, or with somebody else.

use crate::{
    family::{Family, new_key},
    running_server::RunningServer,
    staff::Staff,
};
use chrono::{DateTime, NaiveDate, Utc, Weekday};
use kehou_contract::{
    ChildId, CollectorId, LeavingChange, News, PickUpChange, PickUps, RoundTimes, ToldCompany, UsualCompany,
    WalkingSignature, WindowId, WishedCompany, routes,
};

const EVENING: &str = "evening";

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn change(weekday: Weekday, day: &str, from: &str, to: &str) -> LeavingChange {
    let time = |text: &str| text.parse().expect("a time of day");
    LeavingChange { weekday, date: date(day), from: Some(time(from)), to: Some(time(to)) }
}

/// What the household was told of leaving times, newest first.
async fn leaving_news(family: &Family) -> Vec<Vec<LeavingChange>> {
    let all = family.messages().await.into_iter();
    all.filter_map(|message| if let News::LeavingChanged { days } = message.news { Some(days) } else { None })
        .collect()
}

/// What the household was told of who comes, newest first.
async fn company_news(family: &Family) -> Vec<News> {
    let is_of_company =
        |news: &News| matches!(news, News::CompanyChanged { .. } | News::UsualCompanyChanged { .. });
    let all = family.messages().await.into_iter().map(|message| message.news);
    all.filter(is_of_company).collect()
}

/// Tuesday of the second week, nine in the morning; the office has kept the round open.
async fn in_the_second_week(server: &RunningServer) {
    let instant = |text: &str| text.parse::<DateTime<Utc>>().expect("an instant");
    let office = Staff::office(server).await;
    let times = RoundTimes {
        opens_at: server.school.round.opens_at,
        closes_at: instant("2026-09-30T13:00:00Z"),
        reason: "家长会上说好的".into(),
    };
    office.write(&routes::MoveRound, &times).await.expect(201);
    server.turn_clock_to(instant("2026-09-08T01:00:00Z"));
}

#[tokio::test]
async fn a_place_given_back_tells_when_the_child_leaves_from_then_on() {
    // Football ends after care does; the talking course ends with it.
    let cases = [
        ("football-1", None, vec![change(Weekday::Wed, "2026-09-09", "18:10", "17:00")]),
        ("football-1", Some(EVENING), vec![change(Weekday::Wed, "2026-09-09", "18:10", "18:00")]),
        ("eloquence-1", None, vec![change(Weekday::Tue, "2026-09-08", "18:00", "17:00")]),
        ("eloquence-1", Some(EVENING), vec![]),
    ];
    for (group, care, expected) in cases {
        let server = RunningServer::start().await;
        let family = server.first_family().await;
        let child = family.child_of_grade(3);
        let wish =
            server.wish_with(&[group], |wish| wish.care = care.into_iter().map(WindowId::new).collect());
        let due = family.obtain(&child, &wish).await.bill.due_at.expect("a due time");
        server.app.clock().stand_still_at(due);
        while !family.groups_of(&child).await.is_empty() {
            tokio::task::yield_now().await;
        }
        let expected: Vec<Vec<LeavingChange>> = if expected.is_empty() { vec![] } else { vec![expected] };
        assert_eq!(leaving_news(&family).await, expected, "{group}, {care:?}");
        let newest = family.messages().await.remove(0).news;
        assert!(matches!(newest, News::PlaceReturned { .. }), "the reason stands above it: {newest:?}");
    }
}

#[tokio::test]
async fn before_the_term_choosing_and_withdrawing_is_no_news_of_leaving() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    family.obtain(&child, &server.wish(&["football-1"])).await;
    family.obtain(&child, &server.care_only(&[EVENING])).await;
    family.withdraw(&child, &new_key(), &server).await.receipt();
    assert_eq!(leaving_news(&family).await, [[]; 0]);
}

#[tokio::test]
async fn in_the_term_the_other_guardian_is_told_what_one_has_changed() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    in_the_second_week(&server).await;
    let family = Family::sign_in(&server, &server.letters()[0]).await.at(&server);
    let football = change(Weekday::Wed, "2026-09-09", "17:00", "18:10");
    family.obtain(&child, &server.wish(&["football-1"])).await;
    assert_eq!(leaving_news(&family).await, [[football]]);
    family.obtain(&child, &server.wish(&["football-1"])).await;
    assert_eq!(leaving_news(&family).await.len(), 1, "the same again changes nothing");
    family.withdraw(&child, &new_key(), &server).await.receipt();
    let back = LeavingChange { from: football.to, to: football.from, ..football };
    assert_eq!(leaving_news(&family).await, [[back], [football]]);
}

async fn say(family: &Family, child: &ChildId, day: &str, with: Option<WishedCompany>) {
    let endpoint = routes::ChangePickUp { child_id: child.clone() };
    let body = PickUpChange { date: date(day), with };
    family.ask(&endpoint).key(&new_key()).json(&body).send().await.expect(201);
}

async fn say_usually(family: &Family, child: &ChildId, with: WishedCompany) {
    let endpoint = routes::SetUsualCompany { child_id: child.clone() };
    family.ask(&endpoint).key(&new_key()).json(&UsualCompany { with }).send().await.expect(201);
}

async fn grandmother(family: &Family) -> CollectorId {
    let told: PickUps = family.ask(&routes::GetPickUps).send().await.expect(200).read();
    told.collectors[0].id.clone()
}

#[tokio::test]
async fn who_comes_on_a_day_is_told_to_the_whole_household() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    family.obtain(&child, &server.wish(&["football-1"])).await;
    let her = WishedCompany::Collector(grandmother(&family).await);
    let told = |with, as_usual| News::CompanyChanged {
        date: date("2026-09-16"),
        leaves: "18:10".parse().expect("a time of day"),
        with,
        as_usual,
    };
    let changed = told(ToldCompany::Collector { relation: "奶奶".into() }, false);
    for _ in 0..2 {
        say(&family, &child, "2026-09-16", Some(her.clone())).await;
        assert_eq!(company_news(&family).await, std::slice::from_ref(&changed), "saying it again is no news");
    }
    say(&family, &child, "2026-09-16", None).await;
    assert_eq!(company_news(&family).await, [told(ToldCompany::Guardian, true), changed]);
    let names: Vec<i64> =
        server.column("SELECT count(*) FROM messages WHERE news LIKE '%王桂芳%' OR news LIKE '%2046%'").await;
    assert_eq!(names, [0], "a message travels to where nobody is signed in");
}

#[tokio::test]
async fn who_usually_comes_is_told_when_it_changes_and_when_walking_alone_ends() {
    let server = RunningServer::start().await;
    let family = server.another_family(4).await;
    let child = family.child_of_grade(4);
    let pledge =
        WalkingSignature { guardian_name: "王晓".into(), text: server.school.walking_pledge.hash.clone() };
    let endpoint = routes::SignWalkingPledge { child_id: child.clone() };
    family.ask(&endpoint).key(&new_key()).json(&pledge).send().await.expect(201);
    assert_eq!(company_news(&family).await, [], "signing alone changes nobody's way");
    for _ in 0..2 {
        say_usually(&family, &child, WishedCompany::Alone).await;
    }
    say(&family, &child, "2026-09-16", Some(WishedCompany::Guardian)).await;
    say(&family, &child, "2026-09-17", Some(WishedCompany::Alone)).await;
    let end = routes::EndWalkingPledge { child_id: child.clone() };
    family.ask(&end).send().await.expect(204);
    let usually = |with| News::UsualCompanyChanged { with };
    let on = |day, with, as_usual| News::CompanyChanged {
        date: date(day),
        leaves: "17:00".parse().expect("a time of day"),
        with,
        as_usual,
    };
    let expected = [
        usually(ToldCompany::Guardian),
        on("2026-09-17", ToldCompany::Guardian, true),
        on("2026-09-16", ToldCompany::Guardian, false),
        usually(ToldCompany::Alone),
    ];
    assert_eq!(company_news(&family).await, expected);
}
