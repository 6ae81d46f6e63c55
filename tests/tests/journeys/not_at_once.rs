//! Offerings that not everybody gets into at once: a teacher sees the child first, or the school invites it.

use anyhow::{Context, Result};
use kehou_tests::{AT_THE_USUAL_TIME, Environment, Journey, Parent, Phone, journey_in, sign_in_staff};
use std::fs;

/// The example school with another line in football's entry.
async fn with_football(line: &str, walk: impl AsyncFnOnce(&mut Journey) -> Result<()>) -> Result<()> {
    let Some(mut environment) = Environment::of_this_run()? else { return Ok(()) };
    let folder = tempfile::tempdir()?;
    let file = fs::read_to_string(&environment.school)?;
    let football = "id = \"football\"\n";
    let (before, after) = file.split_once(football).context("football")?;
    environment.school = folder.path().join("school.toml");
    fs::write(&environment.school, [before, football, line, "\n", after].concat())?;
    journey_in(environment, AT_THE_USUAL_TIME, walk).await
}

async fn submit_football(parent: &Parent) -> Result<()> {
    parent.choose("校园足球（初级）").await?;
    parent.go_to_signing().await?;
    parent.sign_and_submit("林晓梅").await?;
    parent.receipt_number().await.map(drop)
}

#[tokio::test]
async fn a_place_waits_for_a_teacher_and_then_counts() -> Result<()> {
    with_football("entry = \"check\"", async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        parent.begin_choosing().await?;
        parent.open_offering("校园足球（初级）").await?;
        phone.sees("选上以后老师先看一看孩子").await?;
        submit_football(parent).await?;
        phone.sees("已占名额 · 待老师看过").await?;
        parent.go_to("课表").await?;
        phone.sees("已占名额 · 待老师看过").await?;
        let profile = tempfile::tempdir()?;
        let mut office = journey.another_phone(&profile).await?;
        record_whoever_was_seen(&office, &journey.server.codes.office_code).await?;
        parent.go_to("我的").await?;
        phone.follow("消息").await?;
        phone.sees("老师看过孩子了，校园足球（初级）正式录取。").await?;
        phone.reload().await?;
        parent.go_to("课表").await?;
        phone.sees_no("已占名额 · 待老师看过").await?;
        office.close().await
    })
    .await
}

async fn record_whoever_was_seen(office: &Phone, code: &str) -> Result<()> {
    sign_in_staff(office, code).await?;
    office.open_page("/staff/rosters/football-1").await?;
    office.sees("还有 28 个孩子等老师看").await?;
    office.press("登记入门测试").await?;
    office.choose("林小禾的结果", "录取").await?;
    office.type_into("原因", "周三试训").await?;
    office.press("确定").await?;
    office.sees("还有 27 个孩子等老师看").await
}

#[tokio::test]
async fn an_invited_child_can_choose_what_another_cannot() -> Result<()> {
    with_football("entry = \"invitation\"", async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        parent.begin_choosing().await?;
        parent.open_offering("校园足球（初级）").await?;
        phone.sees("收到邀请的孩子才能选").await?;
        phone.sees("这门课由老师挑选后邀请").await?;
        let letter = journey.server.letters.iter().find(|letter| letter.child_name == "林小禾");
        let number = letter.context("the child's letter")?.school_number.clone();
        let profile = tempfile::tempdir()?;
        let mut office = journey.another_phone(&profile).await?;
        sign_in_staff(&office, &journey.server.codes.office_code).await?;
        office.follow("资格").await?;
        office.press("改名单").await?;
        office.choose("哪一种", "邀请").await?;
        office.choose("哪一门、哪一类", "校园足球（初级）").await?;
        office.type_into("学号", &[&number, " 209999"].concat()).await?;
        office.type_into("原因", "校队名单").await?;
        office.press("确定").await?;
        office.sees("查不到这些学号：209999").await?;
        office.type_into("学号", &number).await?;
        office.press("确定").await?;
        office.sees("邀请 · 校园足球（初级）").await?;
        office.sees("林小禾").await?;
        phone.reload().await?;
        phone.sees_no("这门课由老师挑选后邀请").await?;
        submit_football(parent).await?;
        phone.sees("已录取").await?;
        office.close().await
    })
    .await
}
