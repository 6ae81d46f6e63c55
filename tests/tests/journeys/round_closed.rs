//! Too late.

use anyhow::{Result, ensure};
use kehou_tests::{Role, journey_at};

const AFTER_THE_ROUND: &str = "2026-09-02T10:00:00+08:00";
const BEFORE_THE_ROUND: &str = "2026-08-20T10:00:00+08:00";

#[tokio::test]
async fn the_banner_says_where_the_round_stands() -> Result<()> {
    let cases = [
        (Some(BEFORE_THE_ROUND), "第一轮选课 · 未开始", "8月24日"),
        (None, "第一轮选课 · 进行中", "8月31日"),
        (Some(AFTER_THE_ROUND), "第一轮选课 · 已结束", "8月31日"),
    ];
    for (at, state, times) in cases {
        journey_at(at, async |journey| {
            let phone = &journey.parent.phone;
            phone.open_page("/menu").await?;
            phone.sees(state).await?;
            phone.sees(times).await
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn after_the_round_submitting_is_refused_in_words_and_the_draft_stays() -> Result<()> {
    journey_at(Some(AFTER_THE_ROUND), async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        parent.sign_in().await?;
        parent.answer_first_question("只要托管").await?;
        parent.sign_and_submit("林晓梅").await?;
        phone.sees("没有被接受").await?;
        phone.sees("选课已于 8月31日 周一 21:00 截止").await?;
        phone.find(Role::Link, "打学校电话 0000-12345").await?;
        phone.follow("回到课表修改").await?;
        phone.sees_screen("课表").await?;
        phone.sees("草稿 · 未提交").await
    })
    .await
}

#[tokio::test]
async fn before_the_round_the_menu_can_be_read_and_the_button_says_when_it_opens() -> Result<()> {
    journey_at(Some(BEFORE_THE_ROUND), async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        parent.sign_in().await?;
        parent.answer_first_question("只要托管").await?;
        parent.sign("林晓梅").await?;
        phone.press("8月24日 20:00 起可以提交").await?;
        phone.sees("4 天").await?;
        let button = phone.find(Role::Button, "8月24日 20:00 起可以提交").await?;
        ensure!(button.attr("aria-disabled").await?.as_deref() == Some("true"), "it can be submitted");
        let family = journey.own_family().await?;
        ensure!(family.receipts(&family.children[0].id).await?.is_empty(), "something was sent");
        parent.go_to("选课").await
    })
    .await
}
