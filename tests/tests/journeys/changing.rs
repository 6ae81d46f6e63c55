//! After submitting: withdrawing, and submitting again.

use anyhow::{Context, Result, ensure};
use kehou_tests::{Parent, Role, journey, page_behind};

const QUESTION: &str = "撤回林小禾的全部选课和托管吗？";

#[tokio::test]
async fn withdrawing_asks_first_and_submitting_again_works_afterwards() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        let first = parent.submit_care_only().await?;
        asks_before_withdrawing(parent).await?;
        phone.press("撤回").await?;
        phone.entry_says(&first, "已撤回").await?;
        phone.sees("已撤回，名额已经放出").await?;
        phone.follow(&first).await?;
        phone.sees_screen("选课回执").await?;
        phone.sees("已撤回").await?;
        check_page_says_void(parent).await?;
        ensure!(!phone.text().await?.contains("结果在下面"), "a withdrawn receipt is no success");
        phone.open_page("/first-question").await?;
        parent.answer_first_question("只要托管").await?;
        parent.sign_and_submit("林晓梅").await?;
        let second = parent.receipt_number().await?;
        ensure!(second != first, "a receipt of its own");
        parent.go_to("我的").await?;
        phone.entry_says(&second, "有效").await?;
        phone.entry_says(&first, "已撤回").await
    })
    .await
}

#[tokio::test]
async fn submitting_again_says_what_is_given_up_and_replaces_the_receipt() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        let first = submits_two_choices(parent).await?;
        parent.go_to("课表").await?;
        phone.press("拿掉小小种植园").await?;
        phone.sees("有改动 · 未提交").await?;
        parent.choose("软笔书法").await?;
        parent.go_to_signing().await?;
        phone.sees("提交后会放弃原来的：小小种植园").await?;
        parent.sign_and_submit("林晓梅").await?;
        phone.sees("软笔书法 已录取").await?;
        phone.sees("九连环与华容道 已录取").await?;
        phone.sees("小小种植园 已放弃").await?;
        let second = parent.receipt_number().await?;
        parent.go_to("我的").await?;
        phone.entry_says(&second, "有效").await?;
        phone.entry_says(&first, "已被新的回执代替").await?;
        phone.follow(&first).await?;
        phone.sees_screen("选课回执").await?;
        phone.sees("已被新的回执代替").await
    })
    .await
}

#[tokio::test]
async fn without_choices_or_care_there_is_nothing_to_sign_and_a_way_to_the_menu() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        parent.begin_choosing().await?;
        parent.go_to("课表").await?;
        phone.find(Role::Link, "去选课").await?;
        ensure!(!phone.has(Role::Link, "签字并提交").await?, "there is nothing to sign");
        Ok(())
    })
    .await
}

async fn asks_before_withdrawing(parent: &Parent) -> Result<()> {
    let phone = &parent.phone;
    parent.go_to("我的").await?;
    phone.press("全部撤回").await?;
    phone.sees(QUESTION).await?;
    phone.sees("名额会马上让给别人").await?;
    phone.press("不撤回").await?;
    phone.sees_no(QUESTION).await?;
    phone.press("全部撤回").await?;
    phone.sees(QUESTION).await
}

/// Whoever scans the picture of a withdrawn receipt learns that it is void.
async fn check_page_says_void(parent: &Parent) -> Result<()> {
    let (phone, receipt) = (&parent.phone, parent.phone.address().await?);
    let picture = phone.find(Role::Image, "回执二维码").await?;
    let source = picture.attr("src").await?.context("an address of the picture")?;
    phone.open_page(&page_behind(&source)?).await?;
    phone.sees("已作废").await?;
    phone.open_page(&receipt).await?;
    phone.sees("已撤回").await
}

async fn submits_two_choices(parent: &Parent) -> Result<String> {
    parent.begin_choosing().await?;
    parent.choose("小小种植园").await?;
    parent.choose("九连环与华容道").await?;
    parent.go_to_signing().await?;
    parent.sign_and_submit("林晓梅").await?;
    parent.receipt_number().await
}
