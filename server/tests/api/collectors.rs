//! Naming the grown-ups who may fetch a child.

use crate::{
    family::{Family, new_key},
    running_server::{Answer, RunningServer},
};
use kehou_contract::{
    Collector, Company, NewCollector, PickUpChange, PickUps, Refusal, UsualCompany, WishedCompany, routes,
};

fn grandfather() -> NewCollector {
    NewCollector { name: "林老根".into(), relation: "爷爷".into(), phone: "139 0000 7788".into() }
}

async fn add(family: &Family, key: &str, new: &NewCollector) -> Answer {
    family.ask(&routes::AddCollector).key(key).json(new).send().await
}

async fn remove(family: &Family, collector: &Collector) -> Answer {
    family.ask(&routes::RemoveCollector { collector_id: collector.id.clone() }).send().await
}

async fn named(family: &Family) -> Vec<Collector> {
    let told: PickUps = family.ask(&routes::GetPickUps).send().await.expect(200).read();
    told.collectors
}

#[tokio::test]
async fn a_collector_is_named_once_and_shown_with_a_masked_number() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let key = new_key();
    let added: Collector = add(&family, &key, &grandfather()).await.expect(201).read();
    assert_eq!((added.name.as_str(), added.phone.as_str()), ("林老根", "139****7788"));
    assert!(add(&family, &key, &grandfather()).await.expect(201).is_replayed());
    let names: Vec<String> = named(&family).await.into_iter().map(|one| one.name).collect();
    assert_eq!(names, ["王桂芳", "林老根"], "in the order they were named");
}

#[tokio::test]
async fn names_and_numbers_are_sealed_in_the_database() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    add(&family, &new_key(), &grandfather()).await.expect(201);
    let sealed: Vec<Vec<u8>> = server
        .column("SELECT name_sealed FROM collectors UNION ALL SELECT phone_sealed FROM collectors")
        .await;
    assert_eq!(sealed.len(), 4);
    for bytes in sealed {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(!["林老根", "王桂芳", "7788", "2046"].iter().any(|told| text.contains(told)), "{text}");
    }
    let kept: Vec<String> = server.column("SELECT answer FROM idempotency_keys").await;
    assert!(!kept.iter().any(|answer| answer.contains("13900007788")), "no answer holds the whole number");
}

#[tokio::test]
async fn each_faulty_field_is_named() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let faults = [
        ("/name", NewCollector { name: "  ".into(), ..grandfather() }),
        ("/relation", NewCollector { relation: "\u{202e}".into(), ..grandfather() }),
        ("/phone", NewCollector { phone: "110".into(), ..grandfather() }),
    ];
    for (pointer, new) in faults {
        let problem = add(&family, &new_key(), &new).await.expect(422).problem();
        assert_eq!(problem.errors[0].pointer, pointer);
    }
    assert_eq!(named(&family).await.len(), 1);
}

#[tokio::test]
async fn a_household_names_eight_collectors_at_most() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    for _ in 0..7 {
        add(&family, &new_key(), &grandfather()).await.expect(201);
    }
    let refused = add(&family, &new_key(), &grandfather()).await.refusal();
    assert_eq!(refused, Refusal::TooManyCollectors { most: 8 });
    let first = named(&family).await.remove(0);
    remove(&family, &first).await.expect(204);
    add(&family, &new_key(), &grandfather()).await.expect(201);
}

#[tokio::test]
async fn nobody_who_is_expected_at_the_gate_is_taken_off_the_list() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let child_id = family.child_of_grade(3);
    let grandmother = named(&family).await.remove(0);
    let with = || WishedCompany::Collector(grandmother.id.clone());
    let usual = routes::SetUsualCompany { child_id: child_id.clone() };
    family.ask(&usual).key(&new_key()).json(&UsualCompany { with: with() }).send().await.expect(201);
    let date = "2026-09-09".parse().expect("a date");
    let day = routes::ChangePickUp { child_id };
    let change = |with| family.ask(&day).key(&new_key()).json(&PickUpChange { date, with }).send();
    change(Some(with())).await.expect(201);
    assert_eq!(remove(&family, &grandmother).await.refusal(), Refusal::CollectorExpected { date });
    change(None).await.expect(201);
    for _ in 0..2 {
        remove(&family, &grandmother).await.expect(204);
    }
    assert_eq!(named(&family).await, []);
    let told: PickUps = family.ask(&routes::GetPickUps).send().await.expect(200).read();
    assert_eq!(told.children[0].usual, Company::Guardian, "who is gone fetches nobody");
}

#[tokio::test]
async fn another_familys_collector_is_as_missing_as_one_that_is_not_there() {
    let server = RunningServer::start().await;
    let (family, other) = (server.first_family().await, server.another_family(3).await);
    let grandmother = named(&family).await.remove(0);
    remove(&other, &grandmother).await.expect(404);
    let usual = routes::SetUsualCompany { child_id: other.child_of_grade(3) };
    let body = UsualCompany { with: WishedCompany::Collector(grandmother.id) };
    let refused = other.ask(&usual).key(&new_key()).json(&body).send().await.refusal();
    assert_eq!(refused, Refusal::NoSuchCollector);
    assert_eq!(named(&other).await, []);
    assert_eq!(named(&family).await.len(), 1);
}
