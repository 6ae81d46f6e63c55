//! Numbers that follow what others do, without being asked for.

use anyhow::{Result, ensure};
use kehou_tests::{Journey, Parent, Phone, eventually, journey, within};
use std::time::Duration;

/// Without a stream numbers follow within 3 s, after a restart within some more; a busy test machine gets its share.
const SOON: Duration = Duration::from_secs(20);
const DANCE: &str = "中国舞";
const STREAM: &str = "/api/v1/places/stream";

/// How often this page has asked for the numbers.
async fn polls(phone: &Phone) -> Result<usize> {
    let script = "return performance.getEntriesByType('resource') \
        .filter(({ name }) => name.endsWith('/api/v1/places')).length";
    phone.ask(script, &[]).await
}

fn streams_opened(journey: &Journey) -> usize {
    journey.server.log().matches(STREAM).count()
}

/// Looks at the menu, until the numbers come by themselves.
async fn watch_the_menu(journey: &Journey) -> Result<()> {
    let phone = &journey.parent.phone;
    journey.parent.begin_choosing().await?;
    journey.parent.go_to_whole_menu().await?;
    phone.entry_says(DANCE, "剩 2 位 / 20").await?;
    // A mark that a reload would wipe away.
    phone.ask::<()>("window.notReloaded = true", &[]).await
}

async fn sees_on_the_card(phone: &Phone, words: &str) -> Result<()> {
    within(SOON, &format!("“{words}” on the card"), async || {
        Ok(phone.entry(DANCE).await?.contains(words).then_some(()))
    })
    .await?;
    ensure!(phone.ask::<bool>("return window.notReloaded === true", &[]).await?, "the page was reloaded");
    Ok(())
}

#[tokio::test]
async fn what_is_submitted_in_one_window_falls_in_the_other_without_its_asking() -> Result<()> {
    journey(async |journey| {
        watch_the_menu(journey).await?;
        let phone = &journey.parent.phone;
        eventually("a stream", async || Ok((streams_opened(journey) > 0).then_some(()))).await?;
        let profile = tempfile::tempdir()?;
        let mut other = Parent::new(journey.another_phone(&profile).await?, journey.server.codes.clone());
        other.begin_choosing().await?;
        other.choose(DANCE).await?;
        other.go_to_signing().await?;
        other.sign("林晓梅").await?;
        let asked = polls(phone).await?;
        other.phone.press("提交").await?;
        sees_on_the_card(phone, "剩 1 位 / 20").await?;
        ensure!(polls(phone).await? == asked, "the number was asked for");
        other.receipt_number().await?;
        ensure!(streams_opened(journey) == 2, "one stream for each window, whatever it shows");
        other.phone.close().await
    })
    .await
}

#[tokio::test]
async fn where_no_stream_comes_through_the_numbers_are_asked_for() -> Result<()> {
    journey(async |journey| {
        let others = journey.families_without_places(3, 1).await?;
        let phone = &journey.parent.phone;
        phone.block(&["*", STREAM, "*"].concat()).await?;
        watch_the_menu(journey).await?;
        let asked = polls(phone).await?;
        for (family, child) in &others {
            family.submit(child, &["dance-1"]).await?;
        }
        sees_on_the_card(phone, "剩 1 位 / 20").await?;
        ensure!(polls(phone).await? > asked && streams_opened(journey) == 0, "it came by a stream");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn after_the_server_was_started_anew_the_numbers_follow_again() -> Result<()> {
    journey(async |journey| {
        let others = journey.families_without_places(3, 1).await?;
        watch_the_menu(journey).await?;
        eventually("a stream", async || Ok((streams_opened(journey) > 0).then_some(()))).await?;
        journey.time_passes_until("2026-08-29T17:50:00+08:00").await?;
        for (family, child) in &others {
            family.submit(child, &["dance-1"]).await?;
        }
        let phone = &journey.parent.phone;
        sees_on_the_card(phone, "剩 1 位 / 20").await?;
        phone.sees_no("网络断了").await?;
        within(SOON, "a stream of the new server", async || Ok((streams_opened(journey) > 0).then_some(())))
            .await
    })
    .await
}
