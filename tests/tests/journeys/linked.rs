//! Two children, both or none (同胞联报).

use anyhow::{Result, ensure};
use kehou_contract::Outcome;
use kehou_tests::{Journey, Mode, Role, journey, within};
use std::time::Duration;

/// The app asks again after pauses of up to 8 s.
const NEXT_TRY: Duration = Duration::from_secs(25);
const ELDER: &str = "林小禾";
const YOUNGER: &str = "林小苗";
const DANCE: &str = "中国舞";

#[tokio::test]
async fn one_signature_takes_both_children_and_each_receipt_leads_to_the_other() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        choose_for_the_elder(journey).await?;
        parent.go_to_signing().await?;
        phone.sees("想和林小苗一起报、要么都录取？先把林小苗的课选好").await?;
        choose_for_the_younger(journey).await?;
        parent.go_to_signing().await?;
        phone.unfold("林小禾的选课").await?;
        phone.tick("和林小禾一起报").await?;
        phone.sees_no("要么全部录取，要么什么都不变").await?;
        parent.sign_and_submit("林晓梅").await?;
        let number = parent.receipt_number().await?;
        phone.sees("中国舞 已录取").await?;
        phone.follow("和林小禾的选课一起录取").await?;
        phone.sees("林小禾 · 三(2)班").await?;
        phone.sees("中国舞 已录取").await?;
        ensure!(parent.receipt_number().await? != number, "a receipt of its own");
        parent.go_to("课表").await?;
        for child in [ELDER, YOUNGER] {
            parent.turn_to(child).await?;
            phone.sees("已提交").await?;
            phone.sees_no("草稿 · 未提交").await?;
        }
        places_of_each(journey, 1).await
    })
    .await
}

#[tokio::test]
async fn when_one_place_is_left_nothing_changes_for_either_and_going_alone_is_asked_for() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        let others = journey.families_without_places(3, 1).await?;
        choose_for_the_elder(journey).await?;
        choose_for_the_younger(journey).await?;
        parent.go_to_signing().await?;
        phone.tick("和林小禾一起报").await?;
        parent.sign("林晓梅").await?;
        let (family, child) = &others[0];
        let receipt = family.submit(child, &["dance-1"]).await?;
        ensure!(receipt.outcomes[0].outcome == Outcome::In, "the other child is in");
        phone.press("提交").await?;
        phone.sees("没有被接受").await?;
        phone.sees("两个孩子没能都录取，所以都没有变（林小禾，中国舞：20 个名额已经报满）").await?;
        places_of_each(journey, 0).await?;
        phone.touch(Role::Checkbox, "和林小禾一起报").await?;
        ensure!(!phone.is_ticked("和林小禾一起报").await?, "ticked off again");
        phone.press("提交").await?;
        parent.receipt_number().await?;
        phone.sees("中国舞 已录取").await?;
        parent.go_to("课表").await?;
        parent.turn_to(ELDER).await?;
        phone.sees("草稿 · 未提交").await?;
        ensure!(enrolled(journey).await? == [0, 1], "the younger alone");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn while_the_outcome_is_unknown_both_are_locked_and_both_are_answered() -> Result<()> {
    journey(async |journey| {
        choose_for_the_elder(journey).await?;
        choose_for_the_younger(journey).await?;
        journey.parent.go_to_signing().await?;
        journey.parent.phone.tick("和林小禾一起报").await?;
        journey.parent.sign("林晓梅").await?;
        journey.wire.set(Mode::LoseAnswersTo("POST /api/v1/linked-applications"));
        journey.parent.phone.press("提交").await?;
        journey.parent.phone.sees("核实中").await?;
        within(NEXT_TRY, "the server to have both", async || {
            Ok((enrolled(journey).await? == [1, 1]).then_some(()))
        })
        .await?;
        journey.close_and_open_again().await?;
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        phone.open_page("/week").await?;
        for child in [ELDER, YOUNGER] {
            parent.turn_to(child).await?;
            phone.sees_button("拿掉中国舞", false).await?;
        }
        journey.wire.set(Mode::Pass);
        phone.sees_within(NEXT_TRY, "回执编号").await?;
        parent.go_to("课表").await?;
        for child in [ELDER, YOUNGER] {
            parent.turn_to(child).await?;
            phone.sees("已提交").await?;
            phone.sees_button("拿掉中国舞", true).await?;
        }
        places_of_each(journey, 1).await?;
        let family = journey.own_family().await?;
        for child in &family.children {
            ensure!(family.receipts(&child.id).await?.len() == 1, "one receipt each");
        }
        Ok(())
    })
    .await
}

async fn choose_for_the_elder(journey: &Journey) -> Result<()> {
    journey.parent.begin_choosing().await?;
    journey.parent.choose(DANCE).await
}

async fn choose_for_the_younger(journey: &Journey) -> Result<()> {
    let (parent, phone) = (&journey.parent, &journey.parent.phone);
    parent.go_to("课表").await?;
    parent.turn_to(YOUNGER).await?;
    phone.follow("重新回答").await?;
    parent.answer_first_question("托管和社团").await?;
    phone.sees("门").await?;
    parent.choose(DANCE).await
}

async fn enrolled(journey: &Journey) -> Result<Vec<usize>> {
    let family = journey.own_family().await?;
    let mut enrolled = Vec::new();
    for child in &family.children {
        enrolled.push(family.term(&child.id).await?.enrolments.len());
    }
    Ok(enrolled)
}

async fn places_of_each(journey: &Journey, places: usize) -> Result<()> {
    let enrolled = enrolled(journey).await?;
    ensure!(enrolled == [places; 2], "{enrolled:?}");
    Ok(())
}
