//! The whole way with nothing but a keyboard.

use anyhow::{Context, Result, ensure};
use kehou_tests::{Journey, Role, journey};
use thirtyfour::Key;

#[tokio::test]
async fn care_only_is_submitted_with_tab_enter_and_space_alone() -> Result<()> {
    journey(async |journey| {
        signs_in(journey).await?;
        let phone = &journey.parent.phone;
        phone.has_focus_on_heading("选课").await?;
        phone.tab_to(Role::Button, "只要托管").await?;
        phone.key(Key::Enter).await?;
        phone.has_focus_on_heading("签字并提交").await?;
        for text in ["自愿参加课后服务协议书", "安全接送承诺书"] {
            phone.tab_to(Role::Checkbox, text).await?;
            phone.key(Key::Space).await?;
        }
        phone.tab_to(Role::Textbox, "家长签名").await?;
        phone.write("林晓梅").await?;
        phone.tab_to(Role::Button, "提交").await?;
        phone.key(Key::Enter).await?;
        phone.has_focus_on_heading("选课回执").await?;
        journey.parent.receipt_number().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_focus_goes_to_the_heading_of_every_screen_that_is_opened() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        parent.begin_choosing().await?;
        for (link, heading) in [
            ("课表", "课表"),
            ("我的", "我的"),
            ("致家长的一封信", "致家长的一封信"),
            ("选课", "选课"),
            ("小小种植园", "小小种植园"),
        ] {
            phone.tab_to(Role::Link, link).await?;
            phone.key(Key::Enter).await?;
            phone.has_focus_on_heading(heading).await?;
        }
        phone.back().await?;
        phone.has_focus_on_heading("选课").await
    })
    .await
}

#[tokio::test]
async fn the_focus_is_not_lost_when_a_button_gives_way() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        parent.begin_choosing().await?;
        parent.open_offering("小小种植园").await?;
        for (button, other) in [("放进课表", "从课表拿掉"), ("从课表拿掉", "放进课表")] {
            phone.tab_to(Role::Button, button).await?;
            phone.key(Key::Enter).await?;
            phone.find(Role::Button, other).await?;
            phone.has_focus().await.with_context(|| format!("after {button}"))?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_question_before_a_withdrawal_has_the_focus() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        parent.submit_care_only().await?;
        parent.go_to("我的").await?;
        for (button, words) in [("全部撤回", "撤回林小禾的全部选课和托管吗？"), ("不撤回", "全部撤回")]
        {
            phone.tab_to(Role::Button, button).await?;
            phone.key(Key::Enter).await?;
            phone.sees(words).await?;
            phone.has_focus().await.with_context(|| format!("after {button}"))?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_first_tab_stop_skips_to_the_content() -> Result<()> {
    journey(async |journey| {
        let phone = &journey.parent.phone;
        phone.open_page("/letter").await?;
        phone.key(Key::Tab).await?;
        ensure!(phone.focused().await? == ("link".to_owned(), "跳到正文".to_owned()));
        phone.key(Key::Enter).await?;
        phone.has_focus_on_heading("致家长的一封信").await
    })
    .await
}

async fn signs_in(journey: &Journey) -> Result<()> {
    let (phone, codes) = (&journey.parent.phone, &journey.server.codes);
    phone.open_page("/").await?;
    phone.tab_to(Role::Textbox, "家庭码").await?;
    phone.write(&codes.household_code).await?;
    phone.tab_to(Role::Textbox, "孩子姓名").await?;
    phone.write(&codes.child_name).await?;
    phone.tab_to(Role::Checkbox, "我是孩子的监护人").await?;
    phone.key(Key::Space).await?;
    phone.tab_to(Role::Button, "登录").await?;
    phone.key(Key::Enter).await
}
