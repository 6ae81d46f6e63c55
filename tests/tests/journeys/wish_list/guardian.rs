//! A guardian takes a child's wishes over on a phone.

use super::{CALLIGRAPHY, FOOTBALL, GARDEN, makes_a_list};
use anyhow::{Context, Result, ensure};
use kehou_tests::{Journey, Role, eventually, journey};

#[tokio::test]
async fn a_guardian_takes_over_what_fits_and_is_told_why_not() -> Result<()> {
    journey(async |journey| {
        let code = makes_a_list(journey).await?;
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        parent.begin_choosing().await?;
        phone.follow("有孩子的心愿单？").await?;
        phone.press("打开心愿单").await?;
        phone.sees("号码是 6 位字母和数字").await?;
        phone.type_into("心愿单号码", &code.to_lowercase().replace('-', " ")).await?;
        phone.press("打开心愿单").await?;
        phone.find(Role::Link, FOOTBALL).await?;
        ensure!(phone.address().await? == format!("/wishes/{code}"));
        is_not_in_the_draft(journey, FOOTBALL).await?;
        phone.press("放进林小禾的课表").await?;
        phone.sees("3 门课里，2 门已放进林小禾的课表").await?;
        phone.sees("周三与“校园足球（初级）”时间冲突").await?;
        phone.has_focus().await?;
        phone.follow("放进了何老师班，看看别的班").await?;
        phone.sees_screen(CALLIGRAPHY).await?;
        is_a_draft(journey).await
    })
    .await
}

#[tokio::test]
async fn whoever_is_not_signed_in_sees_the_list_and_comes_back_to_it_after_signing_in() -> Result<()> {
    journey(async |journey| {
        let code = makes_a_list(journey).await?;
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        phone.open_page(&format!("/wishes/{code}")).await?;
        phone.find(Role::Link, GARDEN).await?;
        phone.follow("登录，放进孩子的课表").await?;
        phone.reload().await?;
        parent.sign_in_here().await?;
        phone.sees_screen("孩子的心愿单").await?;
        parent.turn_to("林小苗").await?;
        phone.press("放进林小苗的课表").await?;
        phone.sees("3 门课里，1 门已放进林小苗的课表").await?;
        phone.sees("面向三至六年级").await?;
        parent.turn_to("林小禾").await?;
        eventually("the other child's outcome to go", async || {
            Ok((!phone.has(Role::Heading, "已放进林小苗的课表").await?).then_some(()))
        })
        .await
    })
    .await
}

#[tokio::test]
async fn a_code_of_no_list_leads_to_another_try() -> Result<()> {
    journey(async |journey| {
        let phone = &journey.parent.phone;
        phone.open_page("/wishes/000-000").await?;
        phone.sees("没有找到这张心愿单").await?;
        phone.follow("换一个号码").await?;
        phone.find(Role::Textbox, "心愿单号码").await?;
        Ok(())
    })
    .await
}

async fn is_not_in_the_draft(journey: &Journey, title: &str) -> Result<()> {
    let says = journey.parent.phone.entry(title).await?;
    ensure!(!says.contains("已选"), "nothing is put in before it is asked for: {says}");
    Ok(())
}

/// The week holds football and calligraphy, and the server knows of nothing.
async fn is_a_draft(journey: &Journey) -> Result<()> {
    let parent = &journey.parent;
    parent.go_to("课表").await?;
    parent.phone.sees("草稿 · 未提交").await?;
    for title in [FOOTBALL, CALLIGRAPHY] {
        parent.phone.find(Role::Link, title).await?;
    }
    ensure!(!parent.phone.has(Role::Link, GARDEN).await?);
    let family = journey.own_family().await?;
    let child = family.children.first().context("a child")?.id.clone();
    ensure!(family.term(&child).await?.enrolments.is_empty());
    Ok(())
}
