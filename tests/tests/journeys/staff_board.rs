//! The capacity board, and who sees which children.

use anyhow::{Result, ensure};
use kehou_tests::{Role, journey, sign_in_staff, within};
use std::time::Duration;

/// Numbers follow the server within 3 s; a busy test machine gets two more.
const SOON: Duration = Duration::from_secs(5);

#[tokio::test]
async fn the_board_follows_other_peoples_submissions() -> Result<()> {
    journey(async |journey| {
        let others = journey.families_without_places(3, 1).await?;
        let phone = &journey.parent.phone;
        sign_in_staff(phone, &journey.server.codes.office_code).await?;
        phone.set_width(1280).await?;
        phone.search("搜索", "zhongguowu").await?;
        phone.sees("1 个班 ·").await?;
        phone.sees("18 / 20").await?;
        phone.sees("可以开班，剩 2 位").await?;
        // Marks that a reload or a row drawn anew would wipe away.
        phone.ask::<()>("document.querySelector('.board__row').dataset.mark = 'same'", &[]).await?;
        let (family, child) = &others[0];
        family.submit(child, &["dance-1"]).await?;
        phone.sees_within(SOON, "19 / 20").await?;
        phone.sees("可以开班，剩 1 位").await?;
        ensure!(
            phone
                .ask::<bool>("return document.querySelector('.board__row').dataset.mark === 'same'", &[])
                .await?,
            "the row was drawn anew"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_board_is_narrowed_by_weekday_field_grade_and_what_is_missing() -> Result<()> {
    journey(async |journey| {
        let phone = &journey.parent.phone;
        sign_in_staff(phone, &journey.server.codes.office_code).await?;
        phone.sees("60 个班 ·").await?;
        phone.press("周三").await?;
        phone.sees("校园足球（初级）").await?;
        phone.sees_no("国际象棋").await?;
        phone.press("未到开班人数").await?;
        phone.sees_no("校园足球（初级）").await?;
        phone.sees_no("可以开班").await?;
        phone.press("周三").await?;
        phone.press("未到开班人数").await?;
        phone.choose("全部年级", "一年级").await?;
        phone.sees_no("校园足球（初级）").await?;
        phone.choose("全部年级", "全部年级").await?;
        phone.choose("全部类别", "体质健康").await?;
        phone.sees("校园足球（初级）").await?;
        phone.sees_no("中国舞").await
    })
    .await
}

#[tokio::test]
async fn a_teacher_sees_own_children_and_no_page_of_the_office() -> Result<()> {
    journey(async |journey| {
        let phone = &journey.parent.phone;
        sign_in_staff(phone, &journey.server.codes.teacher_code).await?;
        ensure!(!phone.has(Role::Link, "账单").await?, "bills are the office's");
        phone.press("我教的").await?;
        phone.sees_no("60 个班").await?;
        let lists = phone.all(Role::Link, "名单 · ").await?;
        let shown: usize = phone.ask("return document.querySelectorAll('.board__row').length", &[]).await?;
        ensure!(shown > 0 && lists.len() == shown, "{} lists of {shown} own groups", lists.len());
        phone.follow("我的班").await?;
        phone.sees("三(2)班 · 我的班级").await?;
        phone.sees("林小禾").await?;
        phone.sees("未答复").await?;
        for address in ["/staff/bills", "/staff/answers", "/staff/audit"] {
            phone.open_page(address).await?;
            phone.sees_screen("名额看板").await?;
        }
        phone.open_page("/staff/rosters/dance-1").await?;
        phone.sees("没有找到").await
    })
    .await
}

#[tokio::test]
async fn a_family_has_no_way_into_the_staffs_app() -> Result<()> {
    journey(async |journey| {
        let phone = &journey.parent.phone;
        journey.parent.sign_in().await?;
        phone.open_page("/staff/rosters").await?;
        phone.sees_screen("教师与教务").await?;
        phone.type_into("教师码", &journey.server.codes.household_code).await?;
        phone.press("登录").await?;
        phone.sees("教师码对不上").await?;
        phone.follow("家长选课页").await?;
        phone.sees_screen("选课").await
    })
    .await
}

#[tokio::test]
async fn lists_are_printed_a_page_each_and_saved_as_tables() -> Result<()> {
    journey(async |journey| {
        let phone = &journey.parent.phone;
        sign_in_staff(phone, &journey.server.codes.teacher_code).await?;
        phone.follow("我的班").await?;
        phone.sees("人已答复").await?;
        within(SOON, "all lists", async || {
            Ok(phone.ask::<bool>("return !document.querySelector('.skeleton')", &[]).await?.then_some(()))
        })
        .await?;
        let lists: usize = phone.ask("return document.querySelectorAll('.roster').length", &[]).await?;
        ensure!(lists >= 2, "a home class and a group");
        ensure!(phone.printed_pages().await? >= lists, "a page for each list");
        let link = phone.find(Role::Link, "下载表格 · 三(2)班").await?;
        let table: String = phone
            .ask("return fetch(arguments[0].href).then((answer) => answer.text())", &[link.to_json()?])
            .await?;
        ensure!(table.contains("林小禾,未答复"), "{table}");
        Ok(())
    })
    .await
}
