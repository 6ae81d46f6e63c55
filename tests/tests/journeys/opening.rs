//! The minute before a round opens, on a phone whose clock is wrong.

use anyhow::{Result, ensure};
use kehou_tests::{Phone, Role, journey_at};
use std::time::Duration;

/// Time enough to sign in, choose and sign before it opens at eight.
const BEFORE: Option<&str> = Some("2026-08-24T19:59:10+08:00");
/// The longest it takes from there.
const UNTIL_IT_OPENS: Duration = Duration::from_secs(60);
const WAITING: &str = "8月24日 20:00 起可以提交";

/// From now on what is spoken is kept, and the button is pressed in the moment in which it arms.
const WATCH: &str = "window.notReloaded = true; window.spoken = []; \
    const voice = document.querySelector('p.unseen[role=status]'); \
    new MutationObserver(() => window.spoken.push(voice.textContent)) \
        .observe(voice, { childList: true, characterData: true, subtree: true }); \
    const button = document.querySelector('button[type=submit]'); \
    new MutationObserver(() => { if (!button.ariaDisabled && !window.armed) { window.armed = true; button.click(); } }) \
        .observe(button, { attributes: true });";

#[tokio::test]
async fn the_button_arms_by_itself_at_the_opening_by_the_servers_clock() -> Result<()> {
    journey_at(BEFORE, async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        phone.have_a_clock_ahead_by(600).await?;
        parent.begin_choosing().await?;
        parent.choose("小小种植园").await?;
        parent.go_to_signing().await?;
        phone.ask::<()>(WATCH, &[]).await?;
        phone.sees("第一轮选课 · 未开始").await?;
        presses_too_early(phone).await?;
        parent.sign("林晓梅").await?;
        phone.press(WAITING).await?;
        ensure!(phone.find(Role::Button, WAITING).await?.is_enabled().await?, "it can be gone to");
        phone.sees_within(UNTIL_IT_OPENS, "回执编号").await?;
        phone.sees("小小种植园 已录取").await?;
        ensure!(phone.ask::<bool>("return window.notReloaded === true", &[]).await?, "the page was reloaded");
        let spoken: Vec<String> = phone.ask("return window.spoken", &[]).await?;
        for words in [WAITING, "还有 10 秒开始选课", "选课开始了，现在可以提交"] {
            ensure!(spoken.iter().any(|spoken| spoken == words), "{words} was not spoken: {spoken:?}");
        }
        ensure!(spoken.len() <= 8, "it spoke too often: {spoken:?}");
        let receipts =
            journey.own_family().await?.receipts(&journey.own_family().await?.children[0].id).await?;
        ensure!(receipts.len() == 1, "one submission, and none before the opening: {receipts:?}");
        Ok(())
    })
    .await
}

/// What is missing is said, and nothing is sent.
async fn presses_too_early(phone: &Phone) -> Result<()> {
    let button = phone.find(Role::Button, WAITING).await?;
    ensure!(button.attr("aria-disabled").await?.as_deref() == Some("true"), "it waits");
    phone.press(WAITING).await?;
    phone.sees("请读完两份文件并分别勾选").await?;
    ensure!(!phone.text().await?.contains("没有被接受"), "it was sent");
    Ok(())
}

#[tokio::test]
async fn a_round_that_is_open_waits_for_nobody() -> Result<()> {
    journey_at(None, async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        phone.have_a_clock_ahead_by(86_400 * 30).await?;
        parent.sign_in().await?;
        parent.answer_first_question("只要托管").await?;
        phone.sees_button("提交", true).await?;
        ensure!(!phone.text().await?.contains("起可以提交"));
        parent.sign_and_submit("林晓梅").await?;
        parent.receipt_number().await.map(drop)
    })
    .await
}
