//! Fetching the children.

use anyhow::Result;
use kehou_contract::ChildId;
use kehou_tests::{Family, Journey, Office, Phone, Role, journey_at};

/// A Wednesday after the clubs have begun.
const A_WEDNESDAY: &str = "2026-09-09T09:12:00+08:00";
const BEFORE_THE_CUT_OFF: &str = "2026-09-09T15:20:00+08:00";
const AFTER_THE_CUT_OFF: &str = "2026-09-09T15:30:00+08:00";

/// The office lets the family in late: the elder child plays football on Wednesdays, the younger takes no service.
async fn football_for_the_elder(journey: &Journey) -> Result<()> {
    let origin = journey.server.origin();
    let office = Office::sign_in(&origin, &journey.server.codes.office_code).await?;
    office.move_round("2026-08-24T12:00:00Z".parse()?, "2026-09-30T13:00:00Z".parse()?).await?;
    let family = Family::sign_in(&origin, &journey.server.letters[0]).await?;
    let elder: &ChildId = &family.children[0].id;
    family.submit(elder, &["football-1"]).await?;
    office.cancel_session("football-1", "2026-09-16".parse()?, "操场维修").await.map(drop)
}

async fn opens_pick_up(journey: &Journey) -> Result<&Phone> {
    football_for_the_elder(journey).await?;
    journey.parent.sign_in().await?;
    journey.parent.phone.open_page("/pick-up").await?;
    let phone = &journey.parent.phone;
    phone.sees_screen("今天接孩子").await?;
    Ok(phone)
}

#[tokio::test]
async fn a_parent_of_two_sees_today_when_where_and_with_whom() -> Result<()> {
    journey_at(Some(A_WEDNESDAY), async |journey| {
        let phone = opens_pick_up(journey).await?;
        phone.sees("林小禾 · 校园足球（初级）之后").await?;
        phone.sees("18:10").await?;
        phone.sees("南门 · 足球班牌").await?;
        phone.sees("林小苗 · 放学").await?;
        phone.sees("17:00").await?;
        phone.sees("东门 · 一(1)班牌").await?;
        phone.sees("家长来接").await?;
        phone.sees("校园足球（初级）停课：操场维修").await?;
        phone.sees("调休，按周五上课").await
    })
    .await
}

#[tokio::test]
async fn before_the_cut_off_somebody_else_can_come_for_one_day() -> Result<()> {
    journey_at(Some(BEFORE_THE_CUT_OFF), async |journey| {
        let phone = opens_pick_up(journey).await?;
        phone.press("今天换人接：林小禾").await?;
        phone.sees("9月9日谁来接林小禾？").await?;
        phone.press("奶奶 王桂芳").await?;
        phone.sees("奶奶 王桂芳 来接（138****2046）").await?;
        phone.sees("只改这一天").await?;
        phone.reload().await?;
        phone.sees("奶奶 王桂芳 来接（138****2046）").await?;
        phone.press("今天换人接：林小禾").await?;
        phone.press("和平时一样：家长来接").await?;
        phone.sees_no("只改这一天").await
    })
    .await
}

#[tokio::test]
async fn after_the_cut_off_the_school_is_called() -> Result<()> {
    journey_at(Some(AFTER_THE_CUT_OFF), async |journey| {
        let phone = opens_pick_up(journey).await?;
        phone.sees("名单已交给值班老师。要换人请打学校电话 0000-12345").await?;
        assert!(!phone.has(Role::Button, "今天换人接：林小禾").await?);
        phone.sees("18:10").await
    })
    .await
}

#[tokio::test]
async fn a_collector_is_named_chosen_for_every_day_and_taken_off_the_list() -> Result<()> {
    journey_at(Some(A_WEDNESDAY), async |journey| {
        let phone = opens_pick_up(journey).await?;
        phone.unfold("登记接送人").await?;
        phone.press("保存").await?;
        phone.sees("请填写手机号，或带区号的座机号").await?;
        phone.type_into("姓名", "林老根").await?;
        phone.type_into("和孩子的关系", "爷爷").await?;
        phone.type_into("电话", "139 0000 7788").await?;
        phone.press("保存").await?;
        phone.sees("139****7788").await?;
        phone.press("爷爷 林老根：平时谁来接林小禾").await?;
        phone.sees("爷爷 林老根 来接（139****7788）").await?;
        phone.press("删去林老根").await?;
        phone.sees_no("139****7788").await?;
        phone.sees("家长来接").await
    })
    .await
}
