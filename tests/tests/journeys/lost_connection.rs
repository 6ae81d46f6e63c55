//! Submitting over a bad connection: no word is said that is not true, and nothing is booked twice.

use anyhow::{Result, ensure};
use kehou_tests::{Journey, Mode, Phone, Role, journey, within};
use std::time::Duration;

/// The app asks again after pauses of up to 8 s.
const NEXT_TRY: Duration = Duration::from_secs(25);
/// Submitting, and nothing else that the app sends.
const SUBMITTING: Mode = Mode::LoseAnswersTo("POST /api/v1/children/");
/// A tap is answered at once, whatever the network does.
const AT_ONCE: Duration = Duration::from_secs(2);
const GARDEN: &str = "小小种植园";

#[tokio::test]
async fn an_answer_lost_on_the_way_leads_to_one_receipt_and_one_enrolment() -> Result<()> {
    journey(async |journey| {
        submits_and_hears_nothing(journey).await?;
        journey.parent.phone.sees_button("核实中", false).await?;
        is_locked(&journey.parent.phone).await?;
        journey.wire.set(Mode::Pass);
        sees_the_receipt(&journey.parent.phone).await?;
        has_one_of_each(journey).await
    })
    .await
}

#[tokio::test]
async fn closing_the_browser_while_the_outcome_is_unknown_loses_nothing() -> Result<()> {
    journey(async |journey| {
        submits_and_hears_nothing(journey).await?;
        journey.close_and_open_again().await?;
        journey.parent.phone.open_page("/week").await?;
        journey.parent.phone.sees_no("未提交").await?;
        is_locked(&journey.parent.phone).await?;
        journey.wire.set(Mode::Pass);
        sees_the_receipt(&journey.parent.phone).await?;
        has_one_of_each(journey).await
    })
    .await
}

#[tokio::test]
async fn without_a_server_nothing_is_sent_until_it_is_back() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        parent.begin_choosing().await?;
        parent.choose(GARDEN).await?;
        parent.go_to_signing().await?;
        parent.sign("林晓梅").await?;
        journey.wire.set(Mode::Refuse);
        phone.sees("网络断了").await?;
        phone.press("提交").await?;
        phone.sees("没有提交").await?;
        phone.sees("草稿还在，网络恢复后会自动再试").await?;
        ensure!(journey.own_family().await?.receipts(&first_child(journey).await?).await?.is_empty());
        journey.wire.set(Mode::Pass);
        sees_the_receipt(phone).await?;
        phone.sees_no("网络断了").await?;
        has_one_of_each(journey).await
    })
    .await
}

#[tokio::test]
async fn what_was_not_sent_can_be_read_and_changed_without_a_server() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        parent.begin_choosing().await?;
        parent.choose(GARDEN).await?;
        journey.wire.set(Mode::Refuse);
        phone.sees("网络断了").await?;
        parent.go_to_signing().await?;
        parent.sign_and_submit("林晓梅").await?;
        phone.sees("没有提交").await?;
        parent.go_to("课表").await?;
        phone.sees("草稿 · 未提交").await?;
        phone.press("拿掉小小种植园").await?;
        phone.tick("傍晚托管").await?;
        journey.wire.set(Mode::Pass);
        phone.sees_no("网络断了").await?;
        phone.sees("草稿 · 未提交").await?;
        let family = journey.own_family().await?;
        let receipts = family.receipts(&first_child(journey).await?).await?;
        ensure!(receipts.is_empty(), "what was changed before it was sent is not sent: {receipts:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn on_a_slow_line_the_first_tap_locks_draft_and_button() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        parent.begin_choosing().await?;
        parent.choose(GARDEN).await?;
        parent.go_to_signing().await?;
        parent.sign("林晓梅").await?;
        journey.wire.set(Mode::HoldAnswers);
        // The last answer is now too old to be sure of the server: the app asks once more before it sends.
        phone.set_clock_forward(60).await?;
        phone.press("提交").await?;
        let again = within(AT_ONCE, "the button to be busy", async || {
            let submit = phone.all(Role::Button, "提交").await?;
            let mut pressable = false;
            for button in submit {
                pressable |= button.is_enabled().await?;
            }
            Ok((!pressable).then_some(()))
        })
        .await;
        if again.is_err() {
            phone.press("提交").await?;
        }
        journey.wire.set(Mode::Pass);
        sees_the_receipt(phone).await?;
        has_one_of_each(journey).await?;
        again
    })
    .await
}

pub(crate) async fn submits_and_hears_nothing(journey: &Journey) -> Result<()> {
    let parent = &journey.parent;
    parent.begin_choosing().await?;
    parent.choose(GARDEN).await?;
    parent.go_to_signing().await?;
    parent.sign("林晓梅").await?;
    journey.wire.set(SUBMITTING);
    parent.phone.press("提交").await?;
    parent.phone.sees("核实中").await?;
    parent.phone.sees("还不知道学校收到没有").await?;
    // The server has it all the same: that is what makes the next try dangerous.
    let term = journey.own_family().await?.term(&first_child(journey).await?).await?;
    ensure!(term.enrolments.len() == 1, "the server took it: {term:?}");
    Ok(())
}

/// Neither sent again nor changed, on any screen.
async fn is_locked(phone: &Phone) -> Result<()> {
    phone.follow("课表").await?;
    phone.sees_button("拿掉小小种植园", false).await?;
    let care = phone.find(Role::Checkbox, "傍晚托管").await?;
    ensure!(!care.is_enabled().await?, "care cannot be ticked");
    phone.follow(GARDEN).await?;
    phone.sees_button("从课表拿掉", false).await
}

pub(crate) async fn sees_the_receipt(phone: &Phone) -> Result<()> {
    phone.sees_within(NEXT_TRY, "回执编号").await?;
    phone.sees("小小种植园 已录取").await
}

pub(crate) async fn has_one_of_each(journey: &Journey) -> Result<()> {
    let family = journey.own_family().await?;
    let child = first_child(journey).await?;
    let (term, receipts) = (family.term(&child).await?, family.receipts(&child).await?);
    ensure!(term.enrolments.len() == 1, "one enrolment: {:?}", term.enrolments);
    ensure!(receipts.len() == 1, "one receipt: {receipts:?}");
    journey.parent.go_to("我的").await?;
    let number = receipts[0].number.as_str();
    journey.parent.phone.entry_says(number, "有效").await?;
    let listed = journey.parent.phone.all(Role::Link, "S1-").await?;
    ensure!(listed.len() == 1, "{} receipts are listed", listed.len());
    Ok(())
}

async fn first_child(journey: &Journey) -> Result<kehou_contract::ChildId> {
    Ok(journey.own_family().await?.children[0].id.clone())
}
