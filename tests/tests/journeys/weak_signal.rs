//! Reading over a bad connection: what is not known is not said.

use anyhow::{Result, ensure};
use kehou_tests::{Mode, Role, journey};

const UNREACHABLE: &str = "连不上学校的服务器。";
const RETRY: &str = "再试一次";

#[tokio::test]
async fn without_a_server_signing_in_says_so_and_keeps_what_was_typed() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        phone.open_page("/").await?;
        parent.type_codes().await?;
        journey.wire.set(Mode::Refuse);
        phone.press("登录").await?;
        phone.sees(UNREACHABLE).await?;
        ensure!(phone.value_of("孩子姓名").await? == journey.server.codes.child_name);
        journey.wire.set(Mode::Pass);
        phone.press("登录").await?;
        phone.sees("林小禾放学后留在学校吗？").await
    })
    .await
}

#[tokio::test]
async fn an_offering_opened_without_a_server_shows_what_is_known_and_tries_again() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        parent.begin_choosing().await?;
        journey.wire.set(Mode::Refuse);
        phone.sees("网络断了。下面是 17:46 的内容。").await?;
        parent.open_offering("小小种植园").await?;
        phone.sees("责任田").await?;
        phone.sees(UNREACHABLE).await?;
        parent.put_into_week("放进课表").await?;
        journey.wire.set(Mode::Pass);
        phone.press(RETRY).await?;
        phone.sees("秋天种萝卜、青菜和蒜苗").await?;
        phone.sees_no("网络断了").await
    })
    .await
}

/// The school and the menu came, who is signed in did not: that is no reason to ask for the code again.
#[tokio::test]
async fn a_family_whose_sign_in_cannot_be_asked_for_is_not_signed_out() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        parent.sign_in().await?;
        journey.wire.set(Mode::LoseAnswersTo("GET /api/v1/viewer"));
        phone.go_to("/mine").await?;
        phone.sees(UNREACHABLE).await?;
        ensure!(!phone.has(Role::Textbox, "家庭码").await?, "the code is asked for");
        journey.wire.set(Mode::Pass);
        phone.press(RETRY).await?;
        phone.sees_screen("我的").await
    })
    .await
}

#[tokio::test]
async fn a_week_that_cannot_be_asked_for_is_not_called_empty() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        parent.submit_care_only().await?;
        journey.wire.set(Mode::LoseAnswersTo("GET /api/v1/children/"));
        phone.open_page("/week").await?;
        phone.sees("网络断了").await?;
        let said = phone.text().await?;
        journey.wire.set(Mode::Pass);
        phone.sees("已提交").await?;
        ensure!(!said.contains("还没有选课"), "it said: {said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn signing_is_possible_once_the_settled_choices_can_be_asked_for() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        parent.begin_choosing().await?;
        parent.choose("小小种植园").await?;
        journey.wire.set(Mode::LoseAnswersTo("GET /api/v1/children/"));
        phone.open_page("/week").await?;
        phone.sees("网络断了").await?;
        journey.wire.set(Mode::Pass);
        parent.go_to_signing().await?;
        parent.sign_and_submit("林晓梅").await?;
        phone.sees("小小种植园 已录取").await
    })
    .await
}

#[tokio::test]
async fn without_a_server_signing_out_and_withdrawing_say_that_nothing_happened() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        let number = parent.submit_care_only().await?;
        parent.go_to("我的").await?;
        phone.entry_says(&number, "有效").await?;
        journey.wire.set(Mode::Refuse);
        phone.press("退出登录").await?;
        phone.sees(UNREACHABLE).await?;
        parent.go_to("课表").await?;
        journey.wire.set(Mode::Pass);
        parent.go_to("我的").await?;
        phone.entry_says(&number, "有效").await?;
        journey.wire.set(Mode::Refuse);
        phone.press("全部撤回").await?;
        phone.press("撤回").await?;
        phone.sees(UNREACHABLE).await?;
        journey.wire.set(Mode::Pass);
        phone.press("撤回").await?;
        phone.entry_says(&number, "已撤回").await
    })
    .await
}
