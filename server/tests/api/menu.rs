//! What everybody may read.

use crate::running_server::{Answer, RunningServer};
use kehou_contract::{
    GroupPlaces, Menu, OfferingDetail, School,
    routes::{self, Endpoint},
};

/// A body as it was before it was packed.
fn unpacked(answer: &Answer) -> Vec<u8> {
    let mut unpacked = Vec::new();
    brotli::BrotliDecompress(&mut &answer.body[..], &mut unpacked).expect("brotli");
    unpacked
}

#[tokio::test]
async fn the_whole_menu_is_one_small_answer() {
    let server = RunningServer::start().await;
    let plain = server.stranger().ask(&routes::GetMenu).send().await.expect(200);
    let packed = server
        .stranger()
        .ask(&routes::GetMenu)
        .header("accept-encoding", "gzip, br")
        .send()
        .await
        .expect(200);
    assert_eq!(packed.header("content-encoding"), "br");
    assert!(packed.body.len() <= 15_000, "{} bytes", packed.body.len());
    assert_eq!(unpacked(&packed), plain.body);
    let menu: Menu = plain.read();
    assert!((45..=60).contains(&menu.offerings.len()), "{}", menu.offerings.len());
}

#[tokio::test]
async fn whoever_knows_a_tag_gets_no_body() {
    let server = RunningServer::start().await;
    for path in [routes::GetSchool::TEMPLATE, routes::GetMenu::TEMPLATE, routes::ListPlaces::TEMPLATE] {
        let ask = || server.stranger().ask_at("GET", path);
        let plain = ask().send().await.expect(200);
        let packed = ask().header("accept-encoding", "br").send().await.expect(200);
        assert_eq!(plain.header("cache-control"), "no-cache", "{path}");
        let tags = [plain.header("etag"), packed.header("etag")];
        let several = format!("\"older\", {}", tags[0]);
        for tag in [tags[0], tags[1], &several] {
            let answer = ask().header("if-none-match", tag).send().await.expect(304);
            assert!(answer.body.is_empty() && answer.header("etag") == tags[0], "{path} {tag}");
        }
        ask().header("if-none-match", "\"older\"").send().await.expect(200);
    }
}

#[tokio::test]
async fn the_menus_numbers_are_those_of_the_places() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    family.obtain(&family.child(0), &server.wish(&["tai-chi-1", "football-1"])).await;
    let menu = server.stranger().ask(&routes::GetMenu).send().await.expect(200);
    let places = server.stranger().ask(&routes::ListPlaces).send().await.expect(200);
    assert_eq!(menu.header("etag"), places.header("etag"));
    let (menu, places): (Menu, Vec<GroupPlaces>) = (menu.read(), places.read());
    assert_eq!(menu.places, places);
    let groups = menu.offerings.iter().flat_map(|offering| &offering.groups);
    let groups: Vec<_> = groups.map(|group| (&group.id, group.capacity)).collect();
    let listed: Vec<_> = places.iter().map(|entry| (&entry.group, entry.places.capacity)).collect();
    assert_eq!(listed, groups, "every group, in the menu's order");
    assert_eq!(server.places("football-1").await.enrolled, 28);
    assert_eq!(server.places("robots-1").await.left(), 0);
}

#[tokio::test]
async fn numbers_survive_a_restart_under_another_tag() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    family.obtain(&family.child(0), &server.wish(&["tai-chi-1"])).await;
    let before = server.stranger().ask(&routes::ListPlaces).send().await.expect(200);
    let server = server.restart().await;
    let after = server
        .stranger()
        .ask(&routes::ListPlaces)
        .header("if-none-match", before.header("etag"))
        .send()
        .await;
    assert_eq!(after.clone().expect(200).body, before.body);
    assert_ne!(after.header("etag"), before.header("etag"));
}

#[tokio::test]
async fn every_offering_tells_more_of_itself() {
    let server = RunningServer::start().await;
    for offering in &server.menu.offerings {
        let offering_id = offering.id.clone();
        let answer = server.stranger().ask(&routes::GetOffering { offering_id }).send().await.expect(200);
        let detail: OfferingDetail = answer.read();
        assert!(!detail.about.is_empty() && !detail.safety.is_empty(), "{}", offering.id);
        assert!(!offering.search.is_empty(), "{}", offering.id);
    }
}

#[tokio::test]
async fn the_school_hands_out_the_texts_to_sign_with_their_hashes() {
    let server = RunningServer::start().await;
    let school: School = server.stranger().ask(&routes::GetSchool).send().await.expect(200).read();
    for text in [&school.agreement, &school.pick_up_pledge] {
        assert_eq!(text.hash.as_str().len(), 64, "{}", text.title);
        assert!(!text.paragraphs.is_empty());
    }
    assert_ne!(school.agreement.hash, school.pick_up_pledge.hash);
}
