//! A child looks at the menu on the school's tablet and makes a wish list.

mod guardian;

use anyhow::{Context, Result, ensure};
use kehou_tests::{Journey, Mode, Phone, Role, eventually, journey};
use std::time::Duration;

/// Fits a child of grade 3.
const FOOTBALL: &str = "校园足球（初级）";
/// Meets at the same time as football.
const GARDEN: &str = "小小种植园";
/// Has two groups.
const CALLIGRAPHY: &str = "硬笔书法";
const MAKE: &str = "做好了，拿给大人看";
/// A tablet is asked after three minutes without a touch, and emptied after four.
const UNTIL_ASKED: u32 = 185;
const UNTIL_EMPTIED: u32 = 65;
/// The app takes a connection for dead after 8 s.
const A_DEAD_LINE: Duration = Duration::from_secs(20);
/// Keeps the keys under which something is sent.
const KEEP_KEYS: &str = "window.keys = []; const send = window.fetch; window.fetch = (request, ...rest) => {
    const key = request.headers?.get('idempotency-key'); if (key) window.keys.push(key);
    return send(request, ...rest); }";

#[tokio::test]
async fn nothing_of_a_child_is_left_on_the_tablet() -> Result<()> {
    journey(async |journey| {
        let phone = &journey.parent.phone;
        looks_at(phone, &[FOOTBALL]).await?;
        has_left_nothing(phone).await?;
        phone.follow("我的心愿单").await?;
        phone.press(MAKE).await?;
        let code = code_on(phone).await?;
        has_left_nothing(phone).await?;
        phone.press("下一位同学").await?;
        phone.sees_screen("想学点什么？").await?;
        phone.back().await?;
        phone.sees_screen("体质健康").await?;
        ensure!(!phone.has(Role::Link, "我的心愿单").await?, "back leads to no list");
        phone.open_page("/student/wish-list").await?;
        is_empty(phone, &code).await?;

        looks_at(phone, &[FOOTBALL]).await?;
        phone.reload().await?;
        phone.open_page("/student/wish-list").await?;
        is_empty(phone, &code).await?;

        looks_at(phone, &[FOOTBALL]).await?;
        phone.follow("我是家长").await?;
        phone.sees("家庭码").await?;
        phone.back().await?;
        phone.sees_screen("体质健康").await?;
        ensure!(!phone.has(Role::Link, "我的心愿单").await?, "leaving the screens empties the list");

        // Away to another page altogether, and back out of the browser's memory.
        looks_at(phone, &[FOOTBALL]).await?;
        phone.go_to("/healthz").await?;
        phone.back().await?;
        phone.sees_screen("体质健康").await?;
        ensure!(!phone.has(Role::Link, "我的心愿单").await?, "the browser brings no list back");
        has_left_nothing(phone).await
    })
    .await
}

#[tokio::test]
async fn a_tablet_nobody_touches_asks_and_then_empties_itself() -> Result<()> {
    journey(async |journey| {
        let phone = &journey.parent.phone;
        looks_at(phone, &[FOOTBALL]).await?;
        phone.set_clock_forward(UNTIL_ASKED).await?;
        phone.press("我还在").await?;
        phone.sees_no("还在看吗？").await?;
        phone.find(Role::Link, "我的心愿单").await?;
        phone.set_clock_forward(UNTIL_ASKED).await?;
        phone.sees("还在看吗？").await?;
        phone.set_clock_forward(UNTIL_EMPTIED).await?;
        phone.sees_screen("想学点什么？").await?;
        ensure!(!phone.has(Role::Link, "我的心愿单").await?);
        phone.sees_no("还在看吗？").await
    })
    .await
}

#[tokio::test]
async fn a_family_that_is_signed_in_is_not_seen_on_the_students_screens() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        parent.begin_choosing().await?;
        for path in ["/student", "/student/body", "/student/wish-list"] {
            phone.open_page(path).await?;
            let text = phone.text().await?;
            for word in ["林小禾", "接送", "元", "免费", "已选"] {
                ensure!(!text.contains(word), "{path} says {word}: {text}");
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_heart_is_said_aloud_and_a_grade_narrows_what_is_behind_the_door() -> Result<()> {
    journey(async |journey| {
        let phone = &journey.parent.phone;
        phone.open_page("/").await?;
        phone.follow("我是学生，看看有什么课").await?;
        phone.press("一年级").await?;
        phone.follow("体质健康").await?;
        phone.has_focus_on_heading("体质健康").await?;
        phone.sees("拍皮球").await?;
        ensure!(!phone.has(Role::Button, &heart(FOOTBALL)).await?, "football is from grade 3 on");
        phone.press("一年级").await?;
        phone.press(&heart(FOOTBALL)).await?;
        phone.sees("校园足球（初级）已放进心愿单").await?;
        let pressed = phone.find(Role::Button, &heart(FOOTBALL)).await?.attr("aria-pressed").await?;
        ensure!(pressed.as_deref() == Some("true"), "{pressed:?}");
        phone.follow("我的心愿单").await?;
        phone.press(&heart(FOOTBALL)).await?;
        phone.sees("心愿单还是空的").await?;
        phone.has_focus_on_heading("我的心愿单").await
    })
    .await
}

#[tokio::test]
async fn a_full_list_says_so_and_takes_no_thirteenth_wish() -> Result<()> {
    journey(async |journey| {
        let phone = &journey.parent.phone;
        phone.open_page("/student").await?;
        phone.follow("体质健康").await?;
        phone.find(Role::Button, &heart(FOOTBALL)).await?;
        let all = "document.querySelectorAll('.heart').forEach((heart) => heart.click())";
        phone.ask::<()>(all, &[]).await?;
        phone.sees("12 个心愿").await?;
        phone.press("返回").await?;
        phone.follow("艺术修养").await?;
        phone.press(&heart(CALLIGRAPHY)).await?;
        phone.sees("12 个心愿 一张心愿单最多放 12 门课").await?;
        let pressed = phone.find(Role::Button, &heart(CALLIGRAPHY)).await?.attr("aria-pressed").await?;
        ensure!(pressed.as_deref() == Some("false"), "{pressed:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_list_whose_answer_was_lost_is_made_once() -> Result<()> {
    journey(async |journey| {
        let phone = &journey.parent.phone;
        looks_at(phone, &[FOOTBALL]).await?;
        phone.follow("我的心愿单").await?;
        journey.wire.set(Mode::LoseAnswersTo("POST /api/v1/wish-lists"));
        phone.ask::<()>(KEEP_KEYS, &[]).await?;
        phone.press(MAKE).await?;
        phone.sees_within(A_DEAD_LINE, "连不上学校的服务器").await?;
        journey.wire.set(Mode::Pass);
        phone.press(MAKE).await?;
        code_on(phone).await?;
        let keys: Vec<String> = phone.ask("return window.keys", &[]).await?;
        ensure!(keys.len() == 2 && keys[0] == keys[1], "the same key for the same list: {keys:?}");
        Ok(())
    })
    .await
}

fn heart(title: &str) -> String {
    format!("喜欢 {title}")
}

/// Opens the doors of these offerings and gives each a heart.
async fn looks_at(phone: &Phone, titles: &[&str]) -> Result<()> {
    for title in titles {
        let door = match *title {
            FOOTBALL => "体质健康",
            GARDEN => "劳动实践",
            _ => "艺术修养",
        };
        if !phone.has(Role::Link, door).await? {
            phone.open_page("/student").await?;
        }
        phone.follow(door).await?;
        phone.sees_screen(door).await?;
        phone.press(&heart(title)).await?;
        phone.find(Role::Link, "我的心愿单").await?;
        if titles.len() > 1 {
            phone.press("返回").await?;
            phone.sees_screen("想学点什么？").await?;
        }
    }
    Ok(())
}

/// A child on a tablet makes a list of three; gives its code.
async fn makes_a_list(journey: &Journey) -> Result<String> {
    let profile = tempfile::tempdir()?;
    let mut tablet = journey.another_phone(&profile).await?;
    tablet.set_width(1_024).await?;
    tablet.open_page("/student").await?;
    looks_at(&tablet, &[FOOTBALL, GARDEN, CALLIGRAPHY]).await?;
    tablet.follow("我的心愿单").await?;
    tablet.press(MAKE).await?;
    let code = code_on(&tablet).await?;
    let picture = tablet.find(Role::Image, "心愿单二维码").await?;
    eventually("the QR picture to load", async || {
        let width: f64 = tablet.ask("return arguments[0].naturalWidth", &[picture.to_json()?]).await?;
        Ok((width > 0.0).then_some(()))
    })
    .await?;
    tablet.close().await?;
    Ok(code)
}

/// The code on the screen, as a child reads it.
async fn code_on(phone: &Phone) -> Result<String> {
    phone.sees("把号码拿给大人看").await?;
    let text = phone.text().await?;
    let (_, rest) = text.split_once("把号码拿给大人看").context("the code's sheet")?;
    let code = rest.split_whitespace().next().context("a code")?.to_owned();
    ensure!(code.len() == 7 && code.find('-') == Some(3), "a code, not {code}");
    Ok(code)
}

/// Neither storage nor cookies nor the address know of a child.
async fn has_left_nothing(phone: &Phone) -> Result<()> {
    let script = "const own = (store) => Object.keys(store).filter((name) => !name.startsWith('kehou-tests.'));
        return indexedDB.databases().then((databases) => [...own(localStorage), ...own(sessionStorage),
            ...databases.map((database) => database.name), ...document.cookie.split(';').filter(Boolean),
            location.search, location.hash, JSON.stringify(history.state)].filter((left) => left && left !== 'null'))";
    let left: Vec<String> = phone.ask(script, &[]).await?;
    ensure!(left.is_empty(), "left behind: {left:?}");
    let address = phone.address().await?;
    ensure!(!address.contains("football"), "{address}");
    Ok(())
}

async fn is_empty(phone: &Phone, code: &str) -> Result<()> {
    phone.sees("心愿单还是空的").await?;
    let text = phone.text().await?;
    ensure!(!text.contains(code) && !text.contains(FOOTBALL), "{text}");
    Ok(())
}
