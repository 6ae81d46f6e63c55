//! From signing in to a receipt.

use anyhow::{Context, Result, ensure};
use kehou_tests::{Journey, Parent, Role, eventually, journey, page_behind};

const FOOTBALL: &str = "校园足球（初级）";

#[tokio::test]
async fn a_parent_chooses_two_offerings_signs_and_holds_a_receipt() -> Result<()> {
    journey(async |journey| {
        let parent = &journey.parent;
        parent.begin_choosing().await?;
        finds_football_by_pinyin(parent).await?;
        parent.put_into_week("放进课表").await?;
        parent.open_offering("硬笔书法").await?;
        parent.put_into_week("选何老师班").await?;
        sees_both_in_the_week(parent).await?;
        signs_only_when_all_is_filled_in(parent).await?;
        let number = holds_a_receipt(parent).await?;
        let picture = sees_the_picture(parent).await?;
        finds_it_again(parent, &number).await?;
        anybody_can_check_it(journey, &picture, &number).await
    })
    .await
}

#[tokio::test]
async fn care_only_is_one_tap_and_a_signature() -> Result<()> {
    journey(async |journey| {
        let parent = &journey.parent;
        parent.submit_care_only().await?;
        parent.phone.sees("晨间托管、午餐托管、傍晚托管 已录取").await?;
        parent.phone.sees("应缴 0.00 元").await?;
        parent.phone.sees("不用缴费").await
    })
    .await
}

#[tokio::test]
async fn no_service_is_one_tap_and_needs_no_signature() -> Result<()> {
    journey(async |journey| {
        let parent = &journey.parent;
        parent.sign_in().await?;
        parent.answer_first_question("这学期不参加").await?;
        parent.phone.sees("不参加课后服务").await?;
        ensure!(!parent.phone.has(Role::Textbox, "家长签名").await?, "nothing is to be signed");
        parent.phone.press("确认提交").await?;
        parent.receipt_number().await?;
        parent.phone.sees("本学期不参加课后服务").await
    })
    .await
}

async fn finds_football_by_pinyin(parent: &Parent) -> Result<()> {
    parent.phone.search("搜索", "zuqiu").await?;
    parent.phone.sees("1 门").await?;
    parent.phone.follow(FOOTBALL).await?;
    parent.phone.sees_screen(FOOTBALL).await
}

async fn sees_both_in_the_week(parent: &Parent) -> Result<()> {
    parent.go_to("课表").await?;
    parent.phone.sees("草稿 · 未提交").await?;
    parent.phone.tick("傍晚托管").await?;
    let expected = [
        ["", "一", "二", "三", "四", "五"],
        ["早间 07:40", "", "", "", "", ""],
        ["午间 11:30", "", "", "", "", ""],
        ["傍晚 17:00", "硬笔书法 书法教室", "托管", "校园足球（初级） 操场", "托管", "托管"],
        ["放学", "18:00", "18:00", "18:10", "18:00", "18:00"],
    ];
    let mut shown = Vec::new();
    let look = async || {
        shown = parent.phone.table().await?;
        Ok((shown == expected).then_some(()))
    };
    let seen =
        eventually("football until 18:10 on Wednesday, calligraphy on Monday, care on the other days", look);
    seen.await.map_err(|error| error.context(format!("the week is {shown:?}")))
}

/// What is missing is said in words each time, and nothing is sent.
async fn signs_only_when_all_is_filled_in(parent: &Parent) -> Result<()> {
    const TICK_BOTH: &str = "请读完两份文件并分别勾选";
    const TYPE_NAME: &str = "请打出家长姓名";
    let phone = &parent.phone;
    parent.go_to_signing().await?;
    phone.press("提交").await?;
    phone.sees(TICK_BOTH).await?;
    phone.sees(TYPE_NAME).await?;
    phone.tick("我读过并同意《自愿参加课后服务协议书》").await?;
    phone.press("提交").await?;
    phone.sees(TICK_BOTH).await?;
    phone.tick("我读过并同意《安全接送承诺书》").await?;
    phone.sees_no(TICK_BOTH).await?;
    phone.press("提交").await?;
    phone.sees(TYPE_NAME).await?;
    phone.type_into("家长签名", "林晓梅").await?;
    phone.sees_no(TYPE_NAME).await?;
    phone.press("提交").await
}

async fn holds_a_receipt(parent: &Parent) -> Result<String> {
    let number = parent.receipt_number().await?;
    ensure!(number.starts_with("S1-"), "a number of this school, not {number}");
    for words in [
        "校园足球（初级） 已录取",
        "硬笔书法 · 何老师班 已录取",
        "傍晚托管 已录取",
        "25 元/次 × 20 次 500.00",
        "应缴 500.00 元",
        "林晓梅 已签",
    ] {
        parent.phone.sees(words).await?;
    }
    Ok(number)
}

async fn sees_the_picture(parent: &Parent) -> Result<String> {
    let picture = parent.phone.find(Role::Image, "回执二维码").await?;
    eventually("the QR picture to load", async || {
        let width: f64 = parent.phone.ask("return arguments[0].naturalWidth", &[picture.to_json()?]).await?;
        Ok((width > 0.0).then_some(()))
    })
    .await?;
    picture.attr("src").await?.context("an address of the picture")
}

async fn finds_it_again(parent: &Parent, number: &str) -> Result<()> {
    parent.go_to("课表").await?;
    parent.phone.sees("已提交").await?;
    parent.phone.sees_no("草稿 · 未提交").await?;
    parent.go_to("我的").await?;
    parent.phone.entry_says(number, "有效").await?;
    parent.phone.sees("2 门课").await
}

async fn anybody_can_check_it(journey: &Journey, picture: &str, number: &str) -> Result<()> {
    let profile = tempfile::tempdir()?;
    let mut stranger = journey.another_phone(&profile).await?;
    stranger.open_page(&page_behind(picture)?).await?;
    stranger.sees("有效").await?;
    stranger.sees(number).await?;
    let source: String = stranger.ask("return document.documentElement.innerHTML", &[]).await?;
    for name in ["林小禾", "林小苗", "林晓梅"] {
        ensure!(!source.contains(name), "{name} stands on a page for everybody");
    }
    stranger.close().await
}
