//! Who is let in, and what they see.

use anyhow::{Result, ensure};
use kehou_tests::{Journey, Role, journey};
use thirtyfour::Key;

const CONSENT: &str = "我是孩子的监护人";

#[tokio::test]
async fn nobody_is_signed_in_without_ticking_consent() -> Result<()> {
    journey(async |journey| {
        let (phone, codes) = (&journey.parent.phone, &journey.server.codes);
        phone.open_page("/").await?;
        ensure!(!phone.is_ticked(CONSENT).await?, "nothing is ticked beforehand");
        phone.press("登录").await?;
        phone.sees("请填写这一项").await?;
        phone.type_into("家庭码", &codes.household_code).await?;
        phone.type_into("孩子姓名", &codes.child_name).await?;
        phone.press("登录").await?;
        phone.sees_no("请填写这一项").await?;
        phone.sees("请先勾选同意").await?;
        phone.tick(CONSENT).await?;
        phone.sees_no("请先勾选同意").await?;
        phone.press("登录").await?;
        phone.sees("林小禾放学后留在学校吗？").await
    })
    .await
}

#[tokio::test]
async fn a_wrong_code_is_said_and_what_was_typed_stays() -> Result<()> {
    journey(async |journey| {
        let (phone, codes) = (&journey.parent.phone, &journey.server.codes);
        phone.open_page("/").await?;
        phone.type_into("家庭码", "AAAAA-AAAAA").await?;
        phone.type_into("孩子姓名", &codes.child_name).await?;
        phone.tick(CONSENT).await?;
        phone.press("登录").await?;
        phone.sees("家庭码和孩子姓名对不上，请对照信再看一遍").await?;
        ensure!(phone.value_of("家庭码").await? == "AAAAA-AAAAA");
        ensure!(phone.value_of("孩子姓名").await? == codes.child_name);
        ensure!(phone.is_ticked(CONSENT).await?);
        phone.type_into("家庭码", &codes.household_code.to_lowercase()).await?;
        phone.press("登录").await?;
        phone.sees("林小禾放学后留在学校吗？").await
    })
    .await
}

#[tokio::test]
async fn a_teacher_is_led_to_the_staffs_app_and_is_a_guest_among_families() -> Result<()> {
    journey(async |journey| {
        let phone = &journey.parent.phone;
        signs_in_as_a_teacher(journey).await?;
        phone.open_page("/menu").await?;
        phone.entry_says("机器人搭建", "已满 / 20").await?;
        ensure!(!phone.has(Role::Link, "课表").await?, "the week is for families");
        phone.follow("校园足球（初级）").await?;
        phone.sees("要带什么").await?;
        ensure!(!phone.has(Role::Button, "放进课表").await?, "a guest has no week to put it into");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_teacher_can_sign_out_again() -> Result<()> {
    journey(async |journey| {
        let phone = &journey.parent.phone;
        signs_in_as_a_teacher(journey).await?;
        phone.open_page("/staff").await?;
        phone.sees_screen("名额看板").await?;
        phone.press("退出登录").await?;
        phone.sees_screen("教师与教务").await?;
        phone.open_page("/staff/rosters").await?;
        phone.sees_screen("教师与教务").await
    })
    .await
}

#[tokio::test]
async fn whoever_signs_out_sees_nothing_of_the_family_any_more() -> Result<()> {
    journey(async |journey| {
        let parent = &journey.parent;
        parent.submit_care_only().await?;
        let receipt = parent.phone.address().await?;
        parent.go_to("我的").await?;
        parent.phone.press("退出登录").await?;
        parent.phone.sees_screen("云禾镇中心小学").await?;
        for path in [receipt.as_str(), "/mine", "/week", "/sign", "/first-question"] {
            parent.phone.open_page(path).await?;
            parent.phone.sees_screen("云禾镇中心小学").await?;
            parent.phone.sees_no("林小禾").await?;
        }
        Ok(())
    })
    .await
}

async fn signs_in_as_a_teacher(journey: &Journey) -> Result<()> {
    let (phone, codes) = (&journey.parent.phone, &journey.server.codes);
    phone.open_page("/").await?;
    phone.follow("我是老师").await?;
    phone.sees_screen("教师与教务").await?;
    phone.type_into("教师码", &codes.teacher_code).await?;
    phone.key(Key::Enter).await?;
    phone.sees_screen("名额看板").await?;
    // Among families a teacher is a guest: nothing there is theirs.
    phone.open_page("/").await?;
    phone.sees("家庭码").await
}
