//! The office runs the round without editing a file.

use crate::{
    contents::Contents,
    family::{Family, new_key},
    places_apart::school_with,
    running_server::{Answer, RunningServer},
    staff::Staff,
};
use chrono::{TimeDelta, Weekday};
use kehou_contract::{
    AuditEntry, CancelledSession, CareList, ClassAnswers, GroupId, GroupPlaces, Menu, Message, NewCapacity,
    News, OfferingId, OfficeRefusal, OfficeView, Outcome, PickUps, Publication, Refusal, RoundTimes, School,
    SessionChange, SessionChanged, WindowId, routes,
};
use kehou_server::Settings;

async fn messages(family: &Family) -> Vec<News> {
    let all: Vec<Message> = family.ask(&routes::ListMessages).send().await.expect(200).read();
    all.into_iter().map(|message| message.news).collect()
}

fn office_refusal(answer: Answer) -> OfficeRefusal {
    match answer.refusal() {
        Refusal::Office(refusal) => refusal,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn moving_the_round_is_seen_and_judged_by_at_once() {
    let server = RunningServer::start().await;
    let (office, family) = (Staff::office(&server).await, server.first_family().await);
    let child = family.child_of_grade(3);
    let now = server.app.clock().now();
    server.app.clock().stand_still_at(now);
    let round = server.school.round.clone();
    let close = RoundTimes { opens_at: round.opens_at, closes_at: now, reason: "提前结束".into() };
    office.write(&routes::MoveRound, &close).await.expect(201);
    let refused = family.meet_refusal(&child, &server.wish(&["football-1"])).await;
    assert_eq!(refused, Refusal::RoundClosed { closed_at: now, arrived_at: Some(now) });
    let school: School = server.stranger().ask(&routes::GetSchool).send().await.expect(200).read();
    assert_eq!(school.round.closes_at, now);
    let open = RoundTimes { closes_at: now + TimeDelta::hours(1), ..close.clone() };
    office.write(&routes::MoveRound, &open).await.expect(201);
    family.obtain(&child, &server.wish(&["football-1"])).await;
    let backwards = RoundTimes { closes_at: close.opens_at, ..close };
    let refused = office_refusal(office.write(&routes::MoveRound, &backwards).await);
    assert_eq!(refused, OfficeRefusal::RoundEndsBeforeItBegins);
    let server = server.restart().await;
    assert_eq!(server.school.round.closes_at, open.closes_at, "kept over a restart");
}

#[tokio::test]
async fn places_are_added_and_never_fall_below_the_children_in_the_group() {
    let server = RunningServer::start().await;
    let (office, family) = (Staff::office(&server).await, server.first_family().await);
    let full = server.places("robots-1").await;
    assert_eq!(full.left(), 0);
    let endpoint = routes::SetCapacity { group_id: GroupId::new("robots-1") };
    let wished = |capacity| NewCapacity { capacity, reason: "换了大教室".into() };
    let one_more = office.write(&endpoint, &wished(full.capacity + 1)).await.expect(201);
    assert_eq!(one_more.read::<GroupPlaces>().places.left(), 1);
    assert_eq!(server.places("robots-1").await.left(), 1, "families see it at once");
    let receipt = family.obtain(&family.child_of_grade(3), &server.wish(&["robots-1"])).await;
    assert_eq!(receipt.outcomes[0].outcome, Outcome::In);
    let before = Contents::of(&server).await;
    let refused = office_refusal(office.write(&endpoint, &wished(full.capacity)).await);
    assert_eq!(refused, OfficeRefusal::BelowEnrolment { enrolled: full.enrolled + 1 });
    before.assert_same(&Contents::of(&server).await, "a refused capacity");
    let nowhere = routes::SetCapacity { group_id: GroupId::new("nowhere") };
    office.write(&nowhere, &wished(10)).await.expect(404);
}

#[tokio::test]
async fn a_cancelled_session_is_told_to_its_families_with_the_time_at_which_the_child_leaves() {
    let server = RunningServer::start().await;
    let (office, family, other) =
        (Staff::office(&server).await, server.first_family().await, server.another_family(3).await);
    family.obtain(&family.child_of_grade(3), &server.wish(&["football-1"])).await;
    let care = |wish: &mut kehou_contract::TakingPart| wish.care = vec![WindowId::new("evening")];
    other.obtain(&other.child_of_grade(3), &server.wish_with(&["football-1"], care)).await;
    let date = "2026-11-04".parse().expect("a date");
    let endpoint = routes::ChangeSession { group_id: GroupId::new("football-1") };
    let cancel = SessionChange { date, held: false, reason: "操场维修".into() };
    let changed: SessionChanged = office.write(&endpoint, &cancel).await.expect(201).read();
    assert_eq!(changed.told, server.places("football-1").await.enrolled);
    let told = |leaves: &str| News::SessionCancelled {
        title: "校园足球（初级）".into(),
        date,
        reason: "操场维修".into(),
        leaves: leaves.parse().ok(),
    };
    assert_eq!(messages(&family).await[0], told("16:30"), "football without care");
    assert_eq!(messages(&other).await[0], told("17:30"), "football and evening care");
    let again: SessionChanged = office.write(&endpoint, &cancel).await.expect(201).read();
    assert_eq!(again.told, 0, "nobody is told twice");
    let view: OfficeView = office.ask(&routes::GetOfficeView).send().await.expect(200).read();
    let session = CancelledSession { group: endpoint.group_id.clone(), date, reason: cancel.reason.clone() };
    assert_eq!(view.cancelled, [session]);
    let hold = SessionChange { held: true, ..cancel };
    office.write(&endpoint, &hold).await.expect(201);
    let expected =
        News::SessionHeld { title: "校园足球（初级）".into(), date, leaves: "17:40".parse().ok() };
    assert_eq!(messages(&family).await[0], expected);
    let thursday = "2026-11-05".parse().expect("a date");
    let refused = office_refusal(office.write(&endpoint, &SessionChange { date: thursday, ..hold }).await);
    assert_eq!(refused, OfficeRefusal::NoSessionOn { date: thursday });
}

#[tokio::test]
async fn a_hidden_offering_cannot_be_chosen_and_keeps_its_children() {
    let server = RunningServer::start().await;
    let (office, family, other) =
        (Staff::office(&server).await, server.first_family().await, server.another_family(3).await);
    let child = family.child_of_grade(3);
    let care = |wish: &mut kehou_contract::TakingPart| wish.care = vec![WindowId::new("evening")];
    family.obtain(&child, &server.wish(&["football-1"])).await;
    let endpoint = routes::PublishOffering { offering_id: OfferingId::new("football") };
    let hide = Publication { published: false, reason: "教练请假".into() };
    office.write(&endpoint, &hide).await.expect(201);
    let menu: Menu = server.stranger().ask(&routes::GetMenu).send().await.expect(200).read();
    assert!(menu.offerings.iter().all(|offering| offering.id != endpoint.offering_id));
    let view: OfficeView = office.ask(&routes::GetOfficeView).send().await.expect(200).read();
    assert_eq!(view.hidden[0].id, endpoint.offering_id, "the office still finds it");
    let receipt = other.obtain(&other.child_of_grade(3), &server.wish(&["football-1"])).await;
    assert_eq!(receipt.outcomes[0].outcome, Outcome::NotIn(Refusal::NotOnTheMenu));
    let receipt = family.obtain(&child, &server.wish_with(&["football-1"], care)).await;
    assert_eq!(receipt.outcomes[0].outcome, Outcome::In, "who is in it stays in it");
    server.turn_clock_to("2026-09-09T00:00:00Z".parse().expect("an instant"));
    let told: PickUps = server.first_family().await.ask(&routes::GetPickUps).send().await.expect(200).read();
    let leaving = told.children[0].days[0].leaving.clone().expect("a school day");
    assert_eq!(leaving.time.to_string(), "18:10", "and is fetched as before");
    let show = Publication { published: true, reason: "教练回来了".into() };
    office.write(&endpoint, &show).await.expect(201);
    let menu: Menu = server.stranger().ask(&routes::GetMenu).send().await.expect(200).read();
    assert!(menu.offerings.iter().any(|offering| offering.id == endpoint.offering_id));
}

#[tokio::test]
async fn the_tag_of_the_numbers_ends_with_the_edition_of_the_menu() {
    let server = RunningServer::start().await;
    let (office, family) = (Staff::office(&server).await, server.first_family().await);
    let told = async || {
        let menu: Menu = server.stranger().ask(&routes::GetMenu).send().await.expect(200).read();
        let numbers = server.stranger().ask(&routes::ListPlaces).send().await.expect(200);
        let tag = numbers.header("etag").to_owned();
        assert!(tag.ends_with(&format!(".{}\"", menu.edition)), "{tag} and edition {}", menu.edition);
        menu.edition
    };
    let at_first = told().await;
    family.obtain(&family.child_of_grade(3), &server.wish(&["football-1"])).await;
    assert_eq!(told().await, at_first, "a place that is taken makes no new edition");
    let endpoint = routes::PublishOffering { offering_id: OfferingId::new("football") };
    let hide = Publication { published: false, reason: "教练请假".into() };
    office.write(&endpoint, &hide).await.expect(201);
    assert_eq!(told().await, at_first + 1);
}

#[tokio::test]
async fn every_change_stands_in_the_trail_with_who_and_why() {
    let server = RunningServer::start().await;
    let office = Staff::office(&server).await;
    let endpoint = routes::SetCapacity { group_id: GroupId::new("robots-1") };
    let wished = NewCapacity { capacity: 25, reason: "  加一组设备 ".into() };
    let key = new_key();
    for _ in 0..2 {
        office.ask(&endpoint).key(&key).json(&wished).send().await.expect(201);
    }
    let trail: Vec<AuditEntry> = office.ask(&routes::ListAudit).send().await.expect(200).read();
    let AuditEntry { teacher, action, target, reason, .. } = &trail[0];
    assert_eq!((action.as_str(), target.as_str()), ("capacity.set", "robots-1"));
    assert_eq!((teacher.as_deref(), reason.as_deref()), (Some("方老师"), Some("加一组设备")));
    assert_eq!(
        trail.iter().filter(|entry| entry.action == "capacity.set").count(),
        1,
        "sent twice, done once"
    );
    let silent = NewCapacity { reason: " ".into(), ..wished };
    let problem = office.write(&endpoint, &silent).await.expect(422).problem();
    assert_eq!(problem.errors[0].pointer, "/reason");
}

#[tokio::test]
async fn the_office_sees_who_has_not_answered() {
    let server = RunningServer::start().await;
    let (office, family) = (Staff::office(&server).await, server.first_family().await);
    let class_of = |classes: Vec<ClassAnswers>| {
        let own = family.household.children[0].home_class;
        classes.into_iter().find(|class| class.home_class == own).expect("the child's class")
    };
    let before = class_of(office.ask(&routes::ListAnswers).send().await.expect(200).read());
    assert!(before.unanswered.iter().any(|child| child.name == "林小禾"));
    family.obtain(&family.child_of_grade(3), &server.no_service()).await;
    let after = class_of(office.ask(&routes::ListAnswers).send().await.expect(200).read());
    assert_eq!(after.no_service, before.no_service + 1);
    assert!(!after.unanswered.iter().any(|child| child.name == "林小禾"));
    let counted = after.taking_part + after.no_service + u32::try_from(after.unanswered.len()).unwrap_or(0);
    assert_eq!(counted, after.children);
}

/// Whoever is in care in a grade is together.
const CARE_CLASSES: &str = "
[office.care.classes]
own_class_from = 400
largest = 400
teachers_per_class = 2
";

#[tokio::test]
async fn the_office_sees_in_which_classes_children_are_in_care() {
    let merging = |settings: &mut Settings| {
        settings.catalogue = school_with(CARE_CLASSES);
    };
    let server = RunningServer::start_with(merging).await;
    let (office, family) = (Staff::office(&server).await, server.first_family().await);
    let (child, grade) = (family.child_of_grade(3), 3);
    let in_care = async |weekday| {
        let lists: Vec<CareList> = office.ask(&routes::ListCareClasses).send().await.expect(200).read();
        let list =
            lists.into_iter().find(|list| list.window.as_str() == "evening" && list.weekday == weekday);
        let classes = list.expect("a list of the day").classes;
        assert!(classes.iter().all(|class| class.teachers == 2));
        let own = classes.into_iter().filter(|class| class.home_classes[0].grade == grade);
        own.map(|class| class.children).sum::<u32>()
    };
    let (monday, wednesday) = (in_care(Weekday::Mon).await, in_care(Weekday::Wed).await);
    let evening = server.wish_with(&["football-1"], |wish| wish.care = vec![WindowId::new("evening")]);
    family.obtain(&child, &evening).await;
    assert_eq!(in_care(Weekday::Mon).await, monday + 1);
    assert_eq!(in_care(Weekday::Wed).await, wednesday, "it plays football then");
}
