//! What a family is told.

use anyhow::Result;
use kehou_tests::{Office, journey};

#[tokio::test]
async fn messages_are_counted_read_once_and_lead_on() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        let receipt = parent.submit_care_only().await?;
        phone.sees("1 条未读").await?;
        parent.go_to("我的").await?;
        phone.follow("消息 1 条未读").await?;
        phone.sees_screen("消息").await?;
        phone.sees("申请收到了").await?;
        phone.sees(&receipt).await?;
        phone.sees_no("1 条未读").await?;
        phone.reload().await?;
        phone.sees("申请收到了").await?;
        phone.sees_no("未读").await?;
        phone.follow("看回执").await?;
        phone.sees_screen("选课回执").await
    })
    .await
}

#[tokio::test]
async fn a_cancelled_session_comes_as_a_message_with_the_new_time() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        parent.begin_choosing().await?;
        parent.choose("校园足球（初级）").await?;
        parent.go_to_signing().await?;
        parent.sign_and_submit("林晓梅").await?;
        let office = Office::sign_in(&journey.server.origin(), &journey.server.codes.office_code).await?;
        office.cancel_session("football-1", "2026-11-04".parse()?, "操场维修").await?;
        phone.open_page("/messages").await?;
        phone.sees("校园足球（初级）停课一次").await?;
        phone.sees("操场维修").await?;
        phone.sees("这天孩子 16:30 放学").await?;
        phone.follow("看接送").await?;
        phone.sees_screen("今天接孩子").await
    })
    .await
}
