//! Places that others take while a parent looks.

use anyhow::{Result, ensure};
use kehou_contract::Outcome;
use kehou_tests::{Journey, Role, journey, within};
use std::time::Duration;

/// Numbers follow the server within 3 s; a busy test machine gets two more.
const SOON: Duration = Duration::from_secs(5);
const DANCE: &str = "中国舞";
const GROUP: &str = "dance-1";

#[tokio::test]
async fn numbers_follow_and_a_choice_that_filled_up_is_answered_with_the_reason() -> Result<()> {
    journey(async |journey| {
        let others = journey.families_without_places(3, 2).await?;
        let phone = &journey.parent.phone;
        journey.parent.begin_choosing().await?;
        journey.parent.go_to_whole_menu().await?;
        phone.entry_says(DANCE, "剩 2 位 / 20").await?;
        // A mark that a reload would wipe away.
        phone.ask::<()>("window.notReloaded = true", &[]).await?;
        for ((family, child), words) in others.iter().zip(["剩 1 位 / 20", "已满 / 20"]) {
            if words.starts_with("已满") {
                journey.parent.choose(DANCE).await?;
                journey.parent.go_to_whole_menu().await?;
            }
            let receipt = family.submit(child, &[GROUP]).await?;
            ensure!(receipt.outcomes[0].outcome == Outcome::In, "the other child is in");
            sees_on_the_card(journey, words).await?;
        }
        ensure!(phone.ask::<bool>("return window.notReloaded === true", &[]).await?, "the page was reloaded");
        submits_all_the_same(journey).await
    })
    .await
}

async fn sees_on_the_card(journey: &Journey, words: &str) -> Result<()> {
    within(SOON, &format!("“{words}” on the card"), async || {
        Ok(journey.parent.phone.entry(DANCE).await?.contains(words).then_some(()))
    })
    .await
}

async fn submits_all_the_same(journey: &Journey) -> Result<()> {
    let (parent, phone) = (&journey.parent, &journey.parent.phone);
    parent.open_offering("硬笔书法").await?;
    parent.put_into_week("选何老师班").await?;
    parent.go_to("课表").await?;
    phone.sees("中国舞刚刚满了").await?;
    parent.go_to_signing().await?;
    parent.sign_and_submit("林晓梅").await?;
    parent.receipt_number().await?;
    phone.sees("中国舞 未录取 20 个名额已经报满").await?;
    phone.sees("硬笔书法 · 何老师班 已录取").await?;
    phone.sees("应缴 0.00 元").await?;
    phone.follow("看看还有什么适合").await?;
    phone.sees_screen("选课").await?;
    ensure!(phone.address().await? == "/menu?places&fits", "{}", phone.address().await?);
    phone.find(Role::Link, "中国象棋").await?;
    ensure!(!phone.has(Role::Link, DANCE).await?, "what is full does not fit");
    Ok(())
}
