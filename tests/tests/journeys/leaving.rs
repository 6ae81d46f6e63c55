//! Leaving during the term, with what comes back told first.

use anyhow::Result;
use kehou_tests::{Journey, Office, Role, journey};

const TUESDAY: &str = "2026-09-15T10:00:00+08:00";
const THURSDAY: &str = "2026-09-17T10:00:00+08:00";

/// The parent takes two offerings for the elder child, one of which costs something, and has paid.
async fn has_paid(journey: &Journey) -> Result<String> {
    let parent = &journey.parent;
    parent.begin_choosing().await?;
    parent.choose("校园足球（初级）").await?;
    parent.choose("太极拳").await?;
    parent.go_to_signing().await?;
    parent.sign_and_submit("林晓梅").await?;
    let submission = parent.receipt_number().await?;
    let office = Office::sign_in(&journey.server.origin(), &journey.server.codes.office_code).await?;
    office.record_payment(&submission, "20260901-17").await?;
    Ok(submission)
}

async fn opens_the_quote(journey: &Journey) -> Result<()> {
    let phone = &journey.parent.phone;
    phone.open_page("/mine").await?;
    phone.press("退出 · 林小禾").await?;
    phone.has_focus().await?;
    phone.sees("林小禾不再参加").await
}

#[tokio::test]
async fn what_comes_back_is_told_before_a_family_that_paid_leaves() -> Result<()> {
    journey(async |journey| {
        let submission = has_paid(journey).await?;
        journey.time_passes_until(THURSDAY).await?;
        opens_the_quote(journey).await?;
        let phone = &journey.parent.phone;
        for words in [
            "今天有的照常来，从 9月18日 周五 起不再参加",
            "已缴 500.00 元 × 未上 18 次 ÷ 共 20 次 = 450.00 元；其余 50.00 元不退",
            "450.00 元",
        ] {
            phone.sees(words).await?;
        }
        phone.press("不退出").await?;
        phone.sees_no("不再参加").await?;
        phone.press("退出 · 林小禾").await?;
        phone.choose("退出哪一项", "校园足球（初级）").await?;
        phone.sees("林小禾不再参加校园足球（初级）吗？").await?;
        phone.press("确定退出").await?;
        phone.sees("退出办好了").await?;
        phone.entry_says(&submission, "有效").await?;
        phone.open_page("/bills").await?;
        phone.sees("待退 450.00 元").await?;
        phone.open_page("/messages").await?;
        phone.sees("从 9月18日 周五 起，不再参加校园足球（初级）。退 450.00 元，原路退回。").await?;
        phone.open_page("/mine").await?;
        phone.press("退出 · 林小禾").await?;
        phone.sees("没有要退的钱").await?;
        phone.press("确定退出").await?;
        phone.entry_says(&submission, "已撤回").await?;
        phone.sees_no("退出 · 林小禾").await
    })
    .await
}

#[tokio::test]
async fn what_moved_since_it_was_shown_is_shown_anew_and_asked_again() -> Result<()> {
    journey(async |journey| {
        let submission = has_paid(journey).await?;
        journey.time_passes_until(TUESDAY).await?;
        opens_the_quote(journey).await?;
        journey.parent.phone.sees("= 475.00 元").await?;
        journey.time_passes_until(THURSDAY).await?;
        let phone = &journey.parent.phone;
        phone.press("确定退出").await?;
        phone.sees("刚才看到的数变了，什么都没有改").await?;
        phone.sees("= 450.00 元").await?;
        phone.find(Role::Button, "确定退出").await?;
        phone.entry_says(&submission, "有效").await?;
        phone.press("确定退出").await?;
        phone.entry_says(&submission, "已撤回").await
    })
    .await
}
