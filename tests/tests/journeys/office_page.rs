//! The office runs the round from its page.

use anyhow::{Result, ensure};
use kehou_tests::{Journey, Mode, Phone, journey, sign_in_staff};

/// Opens a second browser in which the office is signed in.
async fn office(journey: &Journey, profile: &tempfile::TempDir) -> Result<Phone> {
    let phone = journey.another_phone(profile).await?;
    sign_in_staff(&phone, &journey.server.codes.office_code).await?;
    Ok(phone)
}

#[tokio::test]
async fn closing_the_round_reaches_a_parent_on_the_sign_page() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        let profile = tempfile::tempdir()?;
        parent.begin_choosing().await?;
        parent.choose("校园足球（初级）").await?;
        parent.go_to_signing().await?;
        parent.sign("林晓梅").await?;
        let mut office = office(journey, &profile).await?;
        office.follow("轮次").await?;
        office.press("改时间").await?;
        office.type_moment("截止", "2026-08-29T17:00").await?;
        office.type_into("原因", "家长会上说好的").await?;
        office.press("确定").await?;
        office.sees("第一轮选课 · 已结束").await?;
        phone.press("提交").await?;
        phone.sees("没有被接受").await?;
        phone.sees("选课已于 8月29日 周六 17:00 截止").await?;
        parent.go_to("选课").await?;
        phone.sees("第一轮选课 · 已结束").await?;
        office.close().await
    })
    .await
}

#[tokio::test]
async fn places_never_fall_below_the_children_in_a_group() -> Result<()> {
    journey(async |journey| {
        let phone = &journey.parent.phone;
        phone.open_page("/menu").await?;
        phone.entry_says("机器人搭建", "已满 / 20").await?;
        sign_in_staff(phone, &journey.server.codes.office_code).await?;
        phone.follow("课程").await?;
        phone.press("机器人搭建").await?;
        phone.press("改名额 · 机器人搭建").await?;
        phone.sees("已录取 20 人，不能更少。").await?;
        phone.type_into("名额", "19").await?;
        phone.type_into("原因", "少一组设备").await?;
        phone.press("确定").await?;
        phone.sees("已经有 20 个孩子，名额不能再少").await?;
        phone.type_into("名额", "24").await?;
        phone.press("确定").await?;
        phone.sees("剩 4 位 / 24").await?;
        phone.follow("记录").await?;
        phone.sees("改了名额 机器人搭建").await?;
        phone.sees("原因：少一组设备").await?;
        phone.open_page("/menu").await?;
        phone.entry_says("机器人搭建", "剩 4 位 / 24").await
    })
    .await
}

#[tokio::test]
async fn a_change_without_an_answer_is_asked_for_again_and_made_once() -> Result<()> {
    journey(async |journey| {
        let phone = &journey.parent.phone;
        sign_in_staff(phone, &journey.server.codes.office_code).await?;
        phone.follow("课程").await?;
        phone.press("中国舞").await?;
        phone.press("改名额 · 中国舞").await?;
        phone.type_into("名额", "22").await?;
        phone.type_into("原因", "换了大教室").await?;
        journey.wire.set(Mode::LoseAnswersTo("POST /api/v1/groups/"));
        phone.press("确定").await?;
        phone.sees("没有收到回答，不知道是否已经保存").await?;
        phone.sees_button("不改了", false).await?;
        journey.wire.set(Mode::Pass);
        phone.press("再确认一次").await?;
        phone.sees("剩 4 位 / 22").await?;
        phone.follow("记录").await?;
        phone.sees("换了大教室").await?;
        let rows = phone.text().await?.matches("换了大教室").count();
        ensure!(rows == 1, "{rows} rows of one change");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_offering_leaves_the_menu_and_comes_back() -> Result<()> {
    journey(async |journey| {
        let phone = &journey.parent.phone;
        let profile = tempfile::tempdir()?;
        phone.open_page("/menu").await?;
        phone.sees("中国舞").await?;
        let mut office = office(journey, &profile).await?;
        office.follow("课程").await?;
        office.press("中国舞").await?;
        office.press("下架 · 中国舞").await?;
        office.type_into("原因", "老师请假").await?;
        office.press("确定").await?;
        office.sees("已下架").await?;
        // Without a reload: the menu follows the office as it follows places.
        phone.sees_no("中国舞").await?;
        office.press("中国舞").await?;
        office.press("上架 · 中国舞").await?;
        office.type_into("原因", "老师回来了").await?;
        office.press("确定").await?;
        office.sees_no("已下架").await?;
        phone.sees("中国舞").await?;
        office.close().await
    })
    .await
}

#[tokio::test]
async fn a_cancelled_session_is_told_and_can_be_held_after_all() -> Result<()> {
    journey(async |journey| {
        let phone = &journey.parent.phone;
        sign_in_staff(phone, &journey.server.codes.office_code).await?;
        phone.follow("课程").await?;
        phone.press("校园足球（初级）").await?;
        phone.press("停课一次 · 校园足球（初级）").await?;
        phone.choose("哪一次", "11月4日 周三").await?;
        phone.type_into("原因", "操场维修").await?;
        phone.press("确定").await?;
        phone.sees("11月4日 周三 停课：操场维修").await?;
        phone.press("照常上课").await?;
        phone.type_into("原因", "提前修好了").await?;
        phone.press("确定").await?;
        phone.sees_no("停课：操场维修").await?;
        phone.follow("记录").await?;
        phone.sees("恢复上课 校园足球（初级）").await?;
        phone.sees("告诉家庭数 27").await
    })
    .await
}

#[tokio::test]
async fn a_payment_is_recorded_once_with_its_voucher() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        parent.begin_choosing().await?;
        parent.choose("校园足球（初级）").await?;
        parent.go_to_signing().await?;
        parent.sign_and_submit("林晓梅").await?;
        let receipt = parent.receipt_number().await?;
        sign_in_staff(phone, &journey.server.codes.office_code).await?;
        phone.follow("账单").await?;
        phone.search("搜索", &receipt).await?;
        phone.press("登记缴费").await?;
        phone.sees("一次缴清 500.00 元").await?;
        phone.type_into("凭证号", "没有号码").await?;
        phone.type_into("原因", "银行回单").await?;
        phone.press("确定").await?;
        phone.sees("请填凭证号").await?;
        phone.type_into("凭证号", "20260829-0007").await?;
        phone.press("确定").await?;
        phone.sees("已缴 1 张，共 500.00 元").await?;
        phone.press("已缴").await?;
        phone.sees("缴费收据").await?;
        phone.follow("记录").await?;
        phone.sees("登记缴费").await
    })
    .await
}
