//! What cannot be chosen says why, in one sentence, on the card and on the offering's own page.

use anyhow::{Result, ensure};
use kehou_tests::{Parent, Role, journey};

struct Hindrance {
    offering: &'static str,
    on_the_card: &'static str,
    on_the_page: &'static str,
    /// A full offering keeps its button, which cannot be pressed: a place may come free.
    has_button: bool,
}

const FULL: Hindrance = Hindrance {
    offering: "机器人搭建",
    on_the_card: "已满 / 20",
    on_the_page: "已满 / 20",
    has_button: true,
};
const WRONG_GRADE: Hindrance = Hindrance {
    offering: "绘本阅读",
    on_the_card: "面向一至二年级",
    on_the_page: "面向一至二年级",
    has_button: false,
};
const CLASH: Hindrance = Hindrance {
    offering: "小小种植园",
    on_the_card: "周三与“校园足球（初级）”时间冲突",
    on_the_page: "周三与“校园足球（初级）”时间冲突",
    has_button: false,
};

#[tokio::test]
async fn full_and_wrong_grade_are_explained_before_anything_is_chosen() -> Result<()> {
    journey(async |journey| {
        let parent = &journey.parent;
        parent.begin_choosing().await?;
        for hindrance in [FULL, WRONG_GRADE] {
            is_explained(parent, &hindrance).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_clash_is_explained_as_long_as_it_lasts() -> Result<()> {
    journey(async |journey| {
        let parent = &journey.parent;
        parent.begin_choosing().await?;
        parent.choose("校园足球（初级）").await?;
        is_explained(parent, &CLASH).await?;
        parent.open_offering("校园足球（初级）").await?;
        parent.phone.press("从课表拿掉").await?;
        parent.phone.sees_button("放进课表", true).await?;
        parent.choose(CLASH.offering).await
    })
    .await
}

#[tokio::test]
async fn another_child_of_the_family_has_other_hindrances() -> Result<()> {
    journey(async |journey| {
        let parent = &journey.parent;
        parent.begin_choosing().await?;
        parent.go_to_whole_menu().await?;
        parent.phone.entry_says("绘本阅读", "面向一至二年级").await?;
        parent.turn_to("林小苗").await?;
        parent.phone.entry_says("校园足球（初级）", "面向三至六年级").await?;
        ensure!(!parent.phone.entry("绘本阅读").await?.contains("面向"), "grade 1 is admitted");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_full_leads_in_one_tap_to_what_else_fits_on_that_day() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        parent.begin_choosing().await?;
        parent.open_offering(FULL.offering).await?;
        phone.follow("看看周三还有什么适合").await?;
        phone.sees_screen("选课").await?;
        let address = phone.address().await?;
        ensure!(address == "/menu?day=wed&places&fits", "{address}");
        phone.find(Role::Link, "小小种植园").await?;
        ensure!(!phone.has(Role::Link, FULL.offering).await?, "it is still full");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn another_grades_offering_leads_in_one_tap_to_what_fits_this_child() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        parent.begin_choosing().await?;
        parent.open_offering(WRONG_GRADE.offering).await?;
        phone.follow("看看适合的课").await?;
        phone.sees_screen("选课").await?;
        let address = phone.address().await?;
        ensure!(address == "/menu?fits", "{address}");
        phone.find(Role::Link, "校园足球（初级）").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_clash_is_settled_in_one_tap() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        parent.begin_choosing().await?;
        parent.choose("校园足球（初级）").await?;
        parent.open_offering(CLASH.offering).await?;
        phone.press("换成这门，拿掉校园足球（初级）").await?;
        phone.sees("已放进课表").await?;
        parent.go_to("课表").await?;
        phone.find(Role::Link, CLASH.offering).await?;
        ensure!(!phone.has(Role::Link, "校园足球（初级）").await?, "it gave way");
        Ok(())
    })
    .await
}

async fn is_explained(parent: &Parent, hindrance: &Hindrance) -> Result<()> {
    parent.go_to_whole_menu().await?;
    parent.phone.entry_says(hindrance.offering, hindrance.on_the_card).await?;
    parent.open_offering(hindrance.offering).await?;
    parent.phone.sees(hindrance.on_the_page).await?;
    if hindrance.has_button {
        return parent.phone.sees_button("放进课表", false).await;
    }
    ensure!(
        !parent.phone.has(Role::Button, "放进课表").await?,
        "nothing to press for {}",
        hindrance.offering
    );
    Ok(())
}
