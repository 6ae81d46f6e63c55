//! What a parent with a phone is told of a pick-up, and what it can change.

use crate::{
    family::{Family, new_key},
    running_server::{Answer, RunningServer},
};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use kehou_contract::{
    ChildId, ChildPickUps, CollectorId, Company, LeavesAfter, Leaving, PickUp, PickUpChange, PickUps,
    PlaceSign, Refusal, UsualCompany, WalkingPledge, WalkingSignature, WishedCompany, routes,
    rules::change_until,
};

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

/// A family's pick-ups.
async fn pick_ups(family: &Family) -> PickUps {
    family.ask(&routes::GetPickUps).send().await.expect(200).read()
}

async fn of_child(family: &Family, child: &ChildId) -> ChildPickUps {
    let all = pick_ups(family).await.children;
    all.into_iter().find(|one| &one.child == child).expect("one's own child")
}

/// How a child leaves today.
async fn leaves_today(family: &Family, child: &ChildId) -> Option<Leaving> {
    of_child(family, child).await.days.remove(0).leaving
}

async fn change(family: &Family, child: &ChildId, day: &str, with: Option<WishedCompany>) -> Answer {
    let endpoint = routes::ChangePickUp { child_id: child.clone() };
    family.ask(&endpoint).key(&new_key()).json(&PickUpChange { date: date(day), with }).send().await
}

async fn set_usual(family: &Family, child: &ChildId, with: WishedCompany) -> Answer {
    let endpoint = routes::SetUsualCompany { child_id: child.clone() };
    family.ask(&endpoint).key(&new_key()).json(&UsualCompany { with }).send().await
}

/// The children of the worked table: nothing, care, football, both.
async fn worked_child(server: &RunningServer, care: bool, football: bool) -> (Family, ChildId) {
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    let choices: &[&str] = if football { &["football-1"] } else { &[] };
    let wish = match (care, football) {
        (false, false) => server.no_service(),
        (true, false) => server.care_only(&["evening"]),
        _ => server.wish_with(choices, |wish| {
            wish.care = if care { vec![kehou_contract::WindowId::new("evening")] } else { Vec::new() };
        }),
    };
    family.obtain(&child, &wish).await;
    (family, child)
}

#[tokio::test]
async fn the_first_schools_children_leave_when_their_parents_are_told() {
    const FOOTBALL_OFF: &str = "INSERT INTO cancelled_sessions (group_id, date, reason, cancelled_at) VALUES ('football-1', '2026-11-04', '大风', 0)";
    let days = ["09-02", "09-09", "09-16", "09-20", "09-25", "10-10", "10-14", "11-04", "11-11"];
    let no_school = "no school";
    let table = [
        (
            "no service",
            false,
            false,
            ["17:00", "17:00", "17:00", "17:00", no_school, "16:30", "16:30", "16:30", "16:30"],
        ),
        (
            "evening care",
            true,
            false,
            ["18:00", "18:00", "18:00", "18:00", no_school, "17:30", "17:30", "17:30", "17:30"],
        ),
        (
            "football",
            false,
            true,
            ["17:00", "18:10", "18:10", "17:00", no_school, "17:40", "17:40", "16:30", "17:40"],
        ),
        (
            "both",
            true,
            true,
            ["18:00", "18:10", "18:10", "18:00", no_school, "17:40", "17:40", "17:30", "17:40"],
        ),
    ];
    for (who, care, football, expected) in table {
        let server = RunningServer::start().await;
        let (_, child) = worked_child(&server, care, football).await;
        server.execute(FOOTBALL_OFF).await;
        for (day, expected) in days.into_iter().zip(expected) {
            server.turn_clock_to(instant(&format!("2026-{day}T01:00:00Z")));
            let leaving = leaves_today(&server.first_family().await, &child).await;
            let time = leaving.map_or(no_school.to_owned(), |leaving| leaving.time.to_string());
            assert_eq!(time, expected, "{who}, {day}");
        }
    }
}

#[tokio::test]
async fn a_day_tells_after_what_where_and_with_whom() {
    let server = RunningServer::start().await;
    let (_, child) = worked_child(&server, true, true).await;
    server.turn_clock_to(instant("2026-09-09T00:00:00Z"));
    let family = server.first_family().await;
    let told = of_child(&family, &child).await;
    let PickUp { date: today, leaving, notes } = &told.days[0];
    let leaving = leaving.as_ref().expect("a school day");
    assert_eq!((*today, notes.len()), (date("2026-09-09"), 0));
    assert_eq!(leaving.after, LeavesAfter::Group("校园足球（初级）".into()));
    assert_eq!((leaving.gate.as_str(), &leaving.sign), ("南门", &PlaceSign::Group("足球班".into())));
    assert_eq!((&leaving.with, leaving.changed), (&Company::Guardian, false));
    let thursday = told.days[1].leaving.as_ref().expect("a school day");
    assert_eq!(thursday.after, LeavesAfter::Care("傍晚托管".into()));
    let class = family.household.children[0].home_class;
    assert_eq!(thursday.sign, PlaceSign::HomeClass(class));
    let school_days = told.days.iter().skip(1).filter(|day| day.leaving.is_some()).count();
    assert_eq!((school_days, told.days.last().map(|day| day.date)), (10, Some(date("2026-09-22"))));
    let younger = of_child(&family, &family.child_of_grade(1)).await;
    let leaving = younger.days[0].leaving.clone().expect("a school day");
    assert_eq!((leaving.after, leaving.gate.as_str()), (LeavesAfter::Lessons, "东门"));
}

#[tokio::test]
async fn before_the_term_the_days_with_which_it_begins_are_told() {
    let server = RunningServer::start().await;
    let told = pick_ups(&server.first_family().await).await;
    let days: Vec<String> = told.children[0].days.iter().map(|day| day.date.to_string()).take(3).collect();
    assert_eq!(days, [told.today.to_string(), "2026-09-01".into(), "2026-09-02".into()]);
    assert_eq!(told.collectors[0].phone, "138****2046");
}

#[tokio::test]
async fn one_day_is_changed_until_its_cut_off_and_not_after() {
    let server = RunningServer::start().await;
    server.turn_clock_to(instant("2026-09-09T00:00:00Z"));
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    let grandmother = pick_ups(&family).await.collectors.remove(0);
    let wished = || Some(WishedCompany::Collector(grandmother.id.clone()));
    let until = change_until(&server.school.pick_up, date("2026-09-09"));
    server.app.clock().stand_still_at(until - TimeDelta::milliseconds(1));
    let day: PickUp = change(&family, &child, "2026-09-09", wished()).await.expect(201).read();
    let leaving = day.leaving.expect("a school day");
    assert_eq!((leaving.with, leaving.changed), (Company::Collector(grandmother.clone()), true));
    let told = of_child(&family, &child).await;
    assert!(told.days[0].leaving.as_ref().is_some_and(|leaving| leaving.changed));
    assert!(told.days[1].leaving.as_ref().is_some_and(|leaving| !leaving.changed), "only this day");
    server.app.clock().stand_still_at(until);
    let refused = change(&family, &child, "2026-09-09", None).await.refusal();
    assert_eq!(refused, Refusal::PickUpChangeTooLate { until });
    let still = leaves_today(&family, &child).await.expect("a school day");
    assert_eq!(still.with, Company::Collector(grandmother.clone()), "a refusal changes nothing");
    let tomorrow: PickUp = change(&family, &child, "2026-09-10", wished()).await.expect(201).read();
    assert!(tomorrow.leaving.is_some_and(|leaving| leaving.changed));
    let undone: PickUp = change(&family, &child, "2026-09-10", None).await.expect(201).read();
    let leaving = undone.leaving.expect("a school day");
    assert_eq!((leaving.with, leaving.changed), (Company::Guardian, false));
    let sunday = change(&family, &child, "2026-09-13", wished()).await.refusal();
    assert_eq!(sunday, Refusal::NoSchoolOn { date: date("2026-09-13") });
}

#[tokio::test]
async fn a_change_under_one_key_is_made_once() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let child_id = family.child_of_grade(3);
    let grandmother = pick_ups(&family).await.collectors.remove(0).id;
    let key = new_key();
    let send = |with: WishedCompany| {
        let endpoint = routes::ChangePickUp { child_id: child_id.clone() };
        let body = PickUpChange { date: date("2026-09-09"), with: Some(with) };
        family.ask(&endpoint).key(&key).json(&body).send()
    };
    let first = send(WishedCompany::Collector(grandmother.clone())).await.expect(201);
    change(&family, &child_id, "2026-09-09", None).await.expect(201);
    let again = send(WishedCompany::Collector(grandmother)).await.expect(201);
    assert!(again.is_replayed());
    assert_eq!(first.body, again.body);
    let rows: Vec<i64> = server.column("SELECT count(*) FROM pick_up_changes").await;
    assert_eq!(rows, [0], "the answer came again, the change did not");
    send(WishedCompany::Guardian).await.expect(422);
}

#[tokio::test]
async fn what_is_usual_holds_every_day_until_it_is_changed() {
    let server = RunningServer::start().await;
    server.turn_clock_to(instant("2026-09-09T00:00:00Z"));
    let family = server.first_family().await;
    let (elder, younger) = (family.child_of_grade(3), family.child_of_grade(1));
    let grandmother = pick_ups(&family).await.collectors.remove(0);
    set_usual(&family, &elder, WishedCompany::Collector(grandmother.id.clone())).await.expect(201);
    let told = of_child(&family, &elder).await;
    assert_eq!(told.usual, Company::Collector(grandmother.clone()));
    let school_days = || told.days.iter().filter_map(|day| day.leaving.as_ref());
    assert!(school_days().all(|leaving| leaving.with == told.usual && !leaving.changed));
    assert_eq!(of_child(&family, &younger).await.usual, Company::Guardian, "each child has its own");
    change(&family, &elder, "2026-09-09", Some(WishedCompany::Guardian)).await.expect(201);
    let today = leaves_today(&family, &elder).await.expect("a school day");
    assert_eq!((today.with, today.changed), (Company::Guardian, true));
    let nobody = WishedCompany::Collector(CollectorId::new("nobody"));
    assert_eq!(set_usual(&family, &elder, nobody).await.refusal(), Refusal::NoSuchCollector);
    assert_eq!(of_child(&family, &elder).await.usual, Company::Collector(grandmother));
}

#[tokio::test]
async fn a_child_walks_home_alone_only_by_a_signed_pledge_and_from_its_grade_on() {
    let server = RunningServer::start().await;
    let sign = |family: &Family, child: &ChildId, text: &str| {
        let endpoint = routes::SignWalkingPledge { child_id: child.clone() };
        let text = kehou_contract::TextHash::new(text);
        let body = WalkingSignature { guardian_name: " 林晓梅 ".into(), text };
        let family = family.clone();
        async move { family.ask(&endpoint).key(&new_key()).json(&body).send().await }
    };
    let hash = server.school.walking_pledge.hash.to_string();
    let young = server.first_family().await;
    let refused = sign(&young, &young.child_of_grade(3), &hash).await.refusal();
    assert_eq!(refused, Refusal::TooYoungToWalk { from_grade: Some(4) });
    let family = server.another_family(4).await;
    let child = family.child_of_grade(4);
    let alone = || set_usual(&family, &child, WishedCompany::Alone);
    assert_eq!(alone().await.refusal(), Refusal::WalkingNotSigned);
    assert_eq!(sign(&family, &child, "of another text").await.refusal(), Refusal::TextChanged);
    let pledge: WalkingPledge = sign(&family, &child, &hash).await.expect(201).read();
    assert_eq!(pledge.guardian_name, "林晓梅");
    alone().await.expect(201);
    let told = of_child(&family, &child).await;
    assert_eq!((told.usual, told.walking_pledge), (Company::Alone, Some(pledge)));
    change(&family, &child, "2026-09-09", Some(WishedCompany::Alone)).await.expect(201);
    let end = routes::EndWalkingPledge { child_id: child.clone() };
    for _ in 0..2 {
        family.ask(&end).send().await.expect(204);
    }
    let told = of_child(&family, &child).await;
    assert_eq!((told.usual, told.walking_pledge), (Company::Guardian, None));
    let changes: Vec<i64> = server.column("SELECT count(*) FROM pick_up_changes").await;
    assert_eq!(changes, [0], "somebody comes on the changed day too");
    assert_eq!(alone().await.refusal(), Refusal::WalkingNotSigned);
}
