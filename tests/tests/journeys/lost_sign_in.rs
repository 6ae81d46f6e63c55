//! A sign-in that ends while a family is at work.

use crate::lost_connection::{has_one_of_each, sees_the_receipt, submits_and_hears_nothing};
use anyhow::{Result, ensure};
use kehou_tests::{Mode, Role, journey};

#[tokio::test]
async fn submitting_without_a_sign_in_leads_to_signing_in_and_keeps_the_draft() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        parent.begin_choosing().await?;
        parent.choose("小小种植园").await?;
        parent.go_to_signing().await?;
        phone.forget_cookies().await?;
        parent.sign_and_submit("林晓梅").await?;
        phone.follow("登录").await?;
        phone.sees_screen("云禾镇中心小学").await?;
        parent.sign_in_here().await?;
        parent.go_to_signing().await?;
        parent.sign_and_submit("林晓梅").await?;
        sees_the_receipt(phone).await?;
        has_one_of_each(journey).await
    })
    .await
}

/// The first try may have been taken: a later one that was not even looked at says nothing about it.
#[tokio::test]
async fn a_lost_sign_in_does_not_turn_an_unknown_outcome_into_a_no() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        submits_and_hears_nothing(journey).await?;
        phone.forget_cookies().await?;
        journey.wire.set(Mode::Pass);
        phone.find(Role::Link, "登录").await?;
        ensure!(!phone.text().await?.contains("什么都没有改变"), "the server has it");
        phone.follow("登录").await?;
        parent.sign_in_here().await?;
        sees_the_receipt(phone).await?;
        has_one_of_each(journey).await
    })
    .await
}

#[tokio::test]
async fn a_family_that_has_submitted_is_not_asked_the_first_question_again() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        parent.submit_care_only().await?;
        parent.go_to("我的").await?;
        phone.press("退出登录").await?;
        parent.sign_in().await?;
        parent.go_to("课表").await?;
        phone.sees("已提交").await?;
        phone.back().await?;
        phone.sees_screen("选课").await?;
        ensure!(!phone.has(Role::Button, "这学期不参加").await?, "the question was answered before");
        Ok(())
    })
    .await
}
