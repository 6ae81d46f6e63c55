//! Narrowing the menu.

use anyhow::{Context, Result, ensure};
use kehou_tests::{Parent, Phone, Role, eventually, journey};

#[tokio::test]
async fn filters_narrow_the_menu_and_the_address_keeps_them() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        parent.begin_choosing().await?;
        parent.go_to_whole_menu().await?;
        let all = count(phone).await?;
        phone.press("周三").await?;
        shows_without(phone, "经典诵读", "国画").await?;
        phone.press("有名额").await?;
        shows_without(phone, "校园足球（初级）", "机器人搭建").await?;
        phone.press("免费").await?;
        shows_without(phone, "小小种植园", "校园足球（初级）").await?;
        phone.unfold("更多筛选").await?;
        phone.choose("全部类别", "劳动实践").await?;
        shows_without(phone, "小小种植园", "软笔书法").await?;
        let narrowed = count(phone).await?;
        ensure!(narrowed < all, "{narrowed} of {all}");
        comes_back_to_the_same_menu(parent, narrowed).await?;
        phone.press("清除筛选").await?;
        eventually("the whole menu", async || Ok((count(phone).await? == all).then_some(()))).await
    })
    .await
}

#[tokio::test]
async fn a_search_that_finds_nothing_says_so_and_offers_the_way_out() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        parent.begin_choosing().await?;
        phone.search("搜索", "没有这门课").await?;
        phone.sees("没有符合的课。放宽一两个条件试试。").await?;
        phone.press("清除筛选").await?;
        phone.sees_no("没有符合的课").await?;
        phone.find(Role::Link, "小小种植园").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_offering_is_found_by_title_teacher_pinyin_and_initials() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        parent.begin_choosing().await?;
        let found_by =
            [("种植", "小小种植园"), ("卢老师", "剪纸"), ("zuqiu", "校园足球（初级）"), ("ybsf", "硬笔书法")];
        for (words, title) in found_by {
            phone.search("搜索", words).await?;
            phone.find(Role::Link, title).await?;
            eventually(&format!("“{words}” to find few"), async || {
                Ok((count(phone).await? <= 3).then_some(()))
            })
            .await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_ends_with_a_sibling_is_found_and_the_week_says_when_both_leave() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        parent.begin_choosing().await?;
        parent.turn_to("林小苗").await?;
        phone.open_page("/first-question").await?;
        phone.press("只要托管").await?;
        phone.sees_screen("签字并提交").await?;
        parent.go_to_whole_menu().await?;
        parent.turn_to("林小禾").await?;
        phone.press("和林小苗同时放学").await?;
        // Both end when care does; football ends ten minutes later.
        shows_without(phone, "小小主持人", "校园足球（初级）").await?;
        let address = phone.address().await?;
        ensure!(address == "/menu?ends-with=1", "{address}");
        phone.reload().await?;
        shows_without(phone, "小小主持人", "校园足球（初级）").await?;
        phone.follow("小小主持人").await?;
        parent.put_into_week("放进课表").await?;
        parent.go_to("课表").await?;
        phone.sees("周二：同时放学").await?;
        phone.sees("周三：林小禾 17:00、林小苗 18:00").await
    })
    .await
}

/// To an offering and back, through a reload, and out of a link somebody sent.
async fn comes_back_to_the_same_menu(parent: &Parent, narrowed: usize) -> Result<()> {
    let phone = &parent.phone;
    let address = phone.address().await?;
    ensure!(address == "/menu?day=wed&field=work&free&places", "{address}");
    phone.follow("小小种植园").await?;
    phone.sees_screen("小小种植园").await?;
    phone.back().await?;
    phone.sees_screen("选课").await?;
    stands_as_before(phone, &address, narrowed).await?;
    phone.follow("小小种植园").await?;
    phone.sees_screen("小小种植园").await?;
    phone.press("返回").await?;
    phone.sees_screen("选课").await?;
    stands_as_before(phone, &address, narrowed).await?;
    phone.open_page(&address).await?;
    stands_as_before(phone, &address, narrowed).await
}

async fn stands_as_before(phone: &Phone, address: &str, narrowed: usize) -> Result<()> {
    eventually("the narrowed menu", async || Ok((count(phone).await? == narrowed).then_some(()))).await?;
    ensure!(phone.address().await? == address);
    for (chip, pressed) in [("周三", true), ("周一", false), ("有名额", true), ("免费", true)] {
        let state = phone.find(Role::Button, chip).await?.attr("aria-pressed").await?;
        ensure!(state.as_deref() == Some(if pressed { "true" } else { "false" }), "{chip}: {state:?}");
    }
    if !phone.has(Role::Combobox, "全部类别").await? {
        phone.unfold("更多筛选").await?;
    }
    let field = phone.find(Role::Combobox, "全部类别").await?;
    let chosen: String =
        phone.ask("return arguments[0].selectedOptions[0].text", &[field.to_json()?]).await?;
    ensure!(chosen == "劳动实践", "the list shows {chosen}");
    Ok(())
}

async fn shows_without(phone: &Phone, shown: &str, left_out: &str) -> Result<()> {
    eventually(&format!("{shown} without {left_out}"), async || {
        let is_right = phone.has(Role::Link, shown).await? && !phone.has(Role::Link, left_out).await?;
        Ok(is_right.then_some(()))
    })
    .await
}

/// The number that the menu itself says.
async fn count(phone: &Phone) -> Result<usize> {
    let text = phone.text().await?;
    let (before, _) = text.split_once(" 门 ").context("the number of offerings")?;
    Ok(before.rsplit(' ').next().unwrap_or_default().parse()?)
}
