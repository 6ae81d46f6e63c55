//! What is to be paid, and the proof that it was.

use anyhow::{Result, ensure};
use kehou_tests::{Journey, Office, Phone, Role, eventually, journey};

/// A little after the bill of a family that chose at the usual time is due.
const AFTER_THE_DUE_TIME: &str = "2026-09-04T18:00:20+08:00";

/// The parent takes football for the elder child; gives the number of the submission receipt.
async fn takes_football(journey: &Journey) -> Result<String> {
    let parent = &journey.parent;
    parent.begin_choosing().await?;
    parent.choose("校园足球（初级）").await?;
    parent.go_to_signing().await?;
    parent.sign_and_submit("林晓梅").await?;
    parent.receipt_number().await
}

async fn office_of(journey: &Journey) -> Result<Office> {
    Office::sign_in(&journey.server.origin(), &journey.server.codes.office_code).await
}

/// The phone lies there with the screen open. An answer of the server in between sets its clock right again, so one
/// minute may not be enough.
async fn minutes_pass_until(phone: &Phone, words: &str) -> Result<()> {
    eventually(&format!("the screen to say “{words}” after a while"), async || {
        phone.set_clock_forward(61).await?;
        Ok(phone.text().await?.contains(words).then_some(()))
    })
    .await
}

#[tokio::test]
async fn a_bill_says_how_to_pay_and_once_paid_has_a_receipt_of_its_own() -> Result<()> {
    journey(async |journey| {
        let phone = &journey.parent.phone;
        let submission = takes_football(journey).await?;
        phone.sees("请在 9月4日 周五 18:00 前缴清").await?;
        phone.sees("学校和老师都不收现金").await?;
        ensure!(!phone.text().await?.contains("平台"), "nothing is paid on a platform yet");
        phone.follow("看账单").await?;
        phone.sees_screen("账单").await?;
        for words in ["全家还要缴", "500.00 元", "转账附言请写回执编号", "林小禾", "待缴"]
        {
            phone.sees(words).await?;
        }
        let paid = office_of(journey).await?.record_payment(&submission, "20260901-17").await?;
        minutes_pass_until(phone, "现在没有要缴的费用").await?;
        phone.sees("全家已缴 500.00 元").await?;
        phone.follow(&format!("缴费收据 {}", paid.number)).await?;
        phone.sees_screen("缴费收据").await?;
        for words in ["费用已收到", "林小禾", "校园足球（初级）", "转账，凭证号 20260901-17", &submission]
        {
            phone.sees(words).await?;
        }
        phone.follow("看回执").await?;
        phone.sees_screen("选课回执").await?;
        phone.find(Role::Link, &format!("缴费收据 {}", paid.number)).await?;
        phone.open_page("/messages").await?;
        phone.sees("缴费收到了").await?;
        phone.follow("看缴费收据").await?;
        phone.sees_screen("缴费收据").await
    })
    .await
}

#[tokio::test]
async fn what_was_not_paid_in_time_is_told_with_the_new_leaving_time_and_its_bill_says_why() -> Result<()> {
    journey(async |journey| {
        let submission = takes_football(journey).await?;
        journey.time_passes_until(AFTER_THE_DUE_TIME).await?;
        let family = journey.own_family().await?;
        let elder = &family.children[0].id;
        eventually("the place to be free again", async || {
            Ok(family.term(elder).await?.enrolments.is_empty().then_some(()))
        })
        .await?;
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        phone.open_page("/messages").await?;
        phone.sees("没有按时缴费，名额放出了").await?;
        phone.sees("9月9日起，每周三改为 17:00 放学（原来 18:10）").await?;
        phone.open_page("/bills").await?;
        phone.sees("现在没有要缴的费用").await?;
        phone.unfold("已作废的账单 1 张").await?;
        phone.sees("到时没有收到费用，名额已经放出").await?;
        phone.follow(&submission).await?;
        phone.sees_screen("选课回执").await?;
        phone.sees("逾期作废").await?;
        parent.go_to("我的").await?;
        let row = phone.find(Role::Link, "账单").await?.text().await?;
        ensure!(!row.contains("还要缴"), "{row}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_due_stands_on_the_familys_own_page() -> Result<()> {
    journey(async |journey| {
        let phone = &journey.parent.phone;
        takes_football(journey).await?;
        journey.parent.go_to("我的").await?;
        phone.follow("账单 还要缴 500.00 元").await?;
        phone.sees_screen("账单").await?;
        phone.sees("全家还要缴 500.00 元").await
    })
    .await
}
