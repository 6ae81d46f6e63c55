//! The draft is kept on the phone.

use anyhow::Result;
use kehou_tests::{Parent, journey};

#[tokio::test]
async fn a_draft_survives_reloading_and_closing_the_browser() -> Result<()> {
    journey(async |journey| {
        journey.parent.begin_choosing().await?;
        journey.parent.choose("小小种植园").await?;
        journey.parent.phone.reload().await?;
        is_a_draft_with_the_garden(&journey.parent).await?;
        journey.close_and_open_again().await?;
        journey.parent.phone.open_page("/").await?;
        is_a_draft_with_the_garden(&journey.parent).await
    })
    .await
}

#[tokio::test]
async fn each_child_has_a_draft_of_its_own() -> Result<()> {
    journey(async |journey| {
        let parent = &journey.parent;
        parent.begin_choosing().await?;
        parent.choose("小小种植园").await?;
        parent.go_to("课表").await?;
        parent.turn_to("林小苗").await?;
        parent.phone.sees_no("小小种植园").await?;
        parent.phone.sees("还没有选课").await?;
        parent.turn_to("林小禾").await?;
        is_a_draft_with_the_garden(parent).await
    })
    .await
}

async fn is_a_draft_with_the_garden(parent: &Parent) -> Result<()> {
    parent.go_to("课表").await?;
    parent.phone.sees("草稿 · 未提交").await?;
    parent.phone.entry_says("小小种植园", "小小种植园").await
}
