//! Children's wish lists: made and read without anybody signed in.

use crate::{
    contents::Contents,
    family::new_key,
    running_server::{Answer, RunningServer, on_sqlite_or_postgres},
    staff::Staff,
};
use chrono::TimeDelta;
use kehou_contract::{
    KeptWishList, OfferingId, ProblemCode, Publication, Refusal, WishCode, WishList, routes,
};

fn list(ids: &[&str]) -> WishList {
    WishList { offerings: ids.iter().map(|id| OfferingId::new(*id)).collect() }
}

async fn keep(server: &RunningServer, key: &str, ids: &[&str]) -> Answer {
    server.stranger().ask(&routes::KeepWishList).key(key).json(&list(ids)).send().await
}

async fn kept(server: &RunningServer, ids: &[&str]) -> KeptWishList {
    keep(server, &new_key(), ids).await.expect(201).read()
}

async fn get(server: &RunningServer, code: &str) -> Answer {
    server.stranger().ask(&routes::GetWishList { code: WishCode::new(code) }).send().await
}

async fn rows(server: &RunningServer) -> i64 {
    server.column("SELECT count(*) FROM wish_lists").await[0]
}

#[tokio::test]
async fn a_list_made_without_signing_in_is_read_by_its_code_however_it_is_typed() {
    let server = RunningServer::start().await;
    server.app.clock().stand_still_at(server.school.round.opens_at);
    let kept = kept(&server, &["robots", "football", "robots"]).await;
    assert_eq!(kept.offerings, list(&["robots", "football"]).offerings, "each once");
    assert_eq!(kept.kept_until, server.school.round.opens_at + TimeDelta::days(14));
    let code = kept.code.as_str();
    assert!(code.len() == 7 && code.find('-') == Some(3), "{code}");
    for typed in [code.to_owned(), code.to_lowercase(), code.replace('-', ""), code.replace('-', " ")] {
        let answer = get(&server, &typed).await.expect(200);
        assert_eq!(answer.read::<KeptWishList>(), kept, "{typed}");
        assert_eq!(answer.header("cache-control"), "no-store");
    }
    let other = self::kept(&server, &["robots"]).await;
    assert_ne!(other.code, kept.code);
}

#[tokio::test]
async fn a_code_of_no_list_is_missing() {
    let server = RunningServer::start().await;
    for code in ["000-000", "x", "7K3M9-XW2QA", "心愿单", "%"] {
        assert_eq!(get(&server, code).await.expect(404).problem().code, ProblemCode::NotFound, "{code}");
        let picture = routes::wish_list_qr(&WishCode::new(code));
        server.stranger().ask_at("GET", &picture).send().await.expect(404);
    }
}

#[tokio::test]
async fn the_same_list_under_the_same_key_is_kept_once_and_another_is_refused() {
    let server = RunningServer::start().await;
    let key = new_key();
    let first = keep(&server, &key, &["robots"]).await.expect(201);
    let second = keep(&server, &key, &["robots"]).await.expect(201);
    assert!(!first.is_replayed() && second.is_replayed());
    assert_eq!(first.body, second.body);
    let before = Contents::of(&server).await;
    let other = keep(&server, &key, &["robots", "football"]).await.expect(422);
    assert_eq!(other.problem().code, ProblemCode::KeyReused);
    before.assert_same(&Contents::of(&server).await, "another list under the key");
    let server = server.restart().await;
    assert_eq!(keep(&server, &key, &["robots"]).await.expect(201).body, first.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_sends_at_once_are_one_list() {
    let server = RunningServer::start().await;
    let (key, caller) = (new_key(), server.stranger().clone());
    let mut sends = tokio::task::JoinSet::new();
    for _ in 0..10 {
        let (key, caller) = (key.clone(), caller.clone());
        sends.spawn(async move {
            caller.ask(&routes::KeepWishList).key(&key).json(&list(&["robots"])).send().await.expect(201)
        });
    }
    let answers = sends.join_all().await;
    assert!(answers.iter().all(|answer| answer.body == answers[0].body));
    assert_eq!(rows(&server).await, 1);
}

#[tokio::test]
async fn what_cannot_be_kept_is_refused_with_its_facts_and_nothing_is_written() {
    let server = RunningServer::start().await;
    let before = Contents::of(&server).await;
    let all: Vec<&str> = server.menu.offerings.iter().map(|offering| offering.id.as_str()).collect();
    let gone = Refusal::WishesGone { gone: list(&["x", "y"]).offerings };
    let cases: [(&[&str], Refusal); 3] = [
        (&[], Refusal::NothingWished),
        (&all[..13], Refusal::TooManyWishes { most: 12 }),
        (&["x", "robots", "y"], gone),
    ];
    for (ids, refusal) in cases {
        assert_eq!(keep(&server, &new_key(), ids).await.refusal(), refusal, "{ids:?}");
    }
    let ask = || server.stranger().ask(&routes::KeepWishList);
    assert_eq!(
        ask().json(&list(&["robots"])).send().await.expect(400).problem().code,
        ProblemCode::KeyMissing
    );
    let bodies = [(r#"{"offerings":["robots"],"name":"小禾"}"#, "/name"), ("{}", "/offerings")];
    for (body, field) in bodies {
        let problem = ask().key(&new_key()).bytes(body).send().await.expect(422).problem();
        assert_eq!(problem.errors[0].pointer, field, "{body}");
    }
    ask().key(&new_key()).bytes("{").send().await.expect(400);
    before.assert_same(&Contents::of(&server).await, "lists that cannot be kept");
    kept(&server, &all[..12]).await;
}

#[tokio::test]
async fn a_hidden_offering_cannot_be_wished_and_an_older_list_still_answers() {
    let server = RunningServer::start().await;
    let key = new_key();
    let older = keep(&server, &key, &["robots", "football"]).await.expect(201);
    let office = Staff::office(&server).await;
    let hide = routes::PublishOffering { offering_id: OfferingId::new("robots") };
    office.write(&hide, &Publication { published: false, reason: "老师请假".to_owned() }).await.expect(201);
    let refused = keep(&server, &new_key(), &["robots", "football"]).await.refusal();
    assert_eq!(refused, Refusal::WishesGone { gone: list(&["robots"]).offerings });
    assert_eq!(keep(&server, &key, &["robots", "football"]).await.expect(201).body, older.body);
    let code = older.read::<KeptWishList>().code;
    assert_eq!(get(&server, code.as_str()).await.expect(200).body, older.body);
}

#[tokio::test]
async fn a_list_is_forgotten_after_two_weeks_and_so_is_its_key() {
    let server = RunningServer::start().await;
    server.app.clock().stand_still_at(server.school.round.opens_at);
    let key = new_key();
    let first: KeptWishList = keep(&server, &key, &["robots"]).await.expect(201).read();
    server.app.clock().stand_still_at(first.kept_until - TimeDelta::milliseconds(1));
    get(&server, first.code.as_str()).await.expect(200);
    server.app.clock().stand_still_at(first.kept_until);
    get(&server, first.code.as_str()).await.expect(404);
    server.stranger().ask_at("GET", &routes::wish_list_qr(&first.code)).send().await.expect(404);
    let second = keep(&server, &key, &["football"]).await.expect(201);
    assert!(!second.is_replayed());
    assert_eq!(rows(&server).await, 1, "the write took the old list away");
}

#[tokio::test]
async fn whoever_makes_lists_without_end_is_slowed_down_and_families_are_not() {
    let server = RunningServer::start().await;
    let key = new_key();
    for _ in 0..600 {
        keep(&server, &key, &["robots"]).await.expect(201);
    }
    let slowed = keep(&server, &key, &["robots"]).await.expect(429);
    assert_eq!(slowed.problem().code, ProblemCode::TooManyWishLists);
    let wait: u64 = slowed.header("retry-after").parse().expect("seconds");
    assert!((1..=3_600).contains(&wait), "{wait}");
    let family = server.first_family().await;
    family.obtain(&family.child(0), &server.wish(&["tai-chi-1"])).await;
    get(&server, "000-000").await.expect(404);
}

#[tokio::test]
async fn strangers_cannot_fill_the_disk() {
    let server = RunningServer::start().await;
    server
        .execute(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) \
             INSERT INTO wish_lists (code, offerings, kept_until, key, body_hash) SELECT CAST(i AS TEXT), '[\"robots\"]', 9000000000000, 'key-' || i, unhex('00') FROM n",
        )
        .await;
    let full = keep(&server, &new_key(), &["robots"]).await.expect(429);
    assert_eq!(full.problem().code, ProblemCode::TooManyWishLists);
    assert_eq!(rows(&server).await, 20_000);
    server.execute("UPDATE wish_lists SET kept_until = 1").await;
    kept(&server, &["robots"]).await;
    assert_eq!(rows(&server).await, 1);
}

#[tokio::test]
async fn a_lists_picture_is_drawn_and_kept_by_no_cache() {
    let server = RunningServer::start().await;
    let (one, other) = (kept(&server, &["robots"]).await, kept(&server, &["robots"]).await);
    let picture = async |list: &KeptWishList| {
        let path = routes::wish_list_qr(&list.code);
        server.stranger().ask_at("GET", &path).send().await.expect(200)
    };
    let drawn = picture(&one).await;
    assert_eq!(drawn.header("content-type"), "image/svg+xml");
    assert_eq!(drawn.header("cache-control"), "no-store");
    assert!(drawn.text().starts_with("<svg ") && drawn.text().contains("h1v1h-1z"));
    assert_ne!(picture(&other).await.body, drawn.body);
}

#[tokio::test]
async fn nothing_that_is_kept_says_whose_list_it_is() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let before: i64 = server.column("SELECT count(*) FROM audit_rows").await[0];
    let answer = family.ask(&routes::KeepWishList).key(&new_key()).json(&list(&["robots"])).send().await;
    answer.expect(201);
    let columns = on_sqlite_or_postgres(
        "SELECT name FROM pragma_table_info('wish_lists')",
        "SELECT column_name::text FROM information_schema.columns WHERE table_name = 'wish_lists' \
         AND column_name <> 'school_id' ORDER BY ordinal_position",
    );
    let columns: Vec<String> = server.column(columns).await;
    assert_eq!(columns, ["code", "offerings", "kept_until", "key", "body_hash"]);
    assert_eq!(server.column::<i64>("SELECT count(*) FROM audit_rows").await, [before]);
}
