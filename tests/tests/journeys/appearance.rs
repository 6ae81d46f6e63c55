//! What a person chooses for this phone: language and type size.

use anyhow::{Result, ensure};
use kehou_tests::{Phone, Role, journey};

#[tokio::test]
async fn the_app_speaks_english_once_that_is_chosen() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        parent.sign_in().await?;
        parent.go_to("我的").await?;
        phone.press("English").await?;
        phone.sees_screen("Mine").await?;
        ensure!(language(phone).await? == "en");
        phone.follow("Menu").await?;
        phone.sees_screen("Menu").await?;
        phone.sees("offerings").await?;
        phone.follow("Week").await?;
        phone.sees("Nothing chosen yet, and no care.").await?;
        phone.follow("Mine").await?;
        phone.reload().await?;
        phone.sees_screen("Mine").await?;
        ensure!(language(phone).await? == "en", "a reload forgets the language");
        phone.press("简体中文").await?;
        phone.sees_screen("我的").await?;
        ensure!(language(phone).await? == "zh-CN");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn no_chinese_button_or_heading_is_left_in_english() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        parent.sign_in().await?;
        parent.go_to("我的").await?;
        phone.press("English").await?;
        phone.sees_screen("Mine").await?;
        for path in [
            "/first-question",
            "/menu",
            "/week",
            "/mine",
            "/letter",
            "/student",
            "/student/wish-list",
            "/wishes",
            "/no-such-screen",
        ] {
            phone.open_page(path).await?;
            let chinese = chinese_names(phone).await?;
            ensure!(chinese.is_empty(), "{path} still says {chinese:?}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn large_type_is_switched_on_on_the_first_screen_and_stays() -> Result<()> {
    journey(async |journey| {
        let phone = &journey.parent.phone;
        phone.open_page("/").await?;
        let ordinary = phone.root_font_size().await?;
        phone.press("大字版").await?;
        phone.find(Role::Button, "标准字号").await?;
        let large = phone.root_font_size().await?;
        ensure!(large >= 1.25 * ordinary, "{large} px instead of {ordinary} px");
        phone.reload().await?;
        ensure!(phone.root_font_size().await? == large, "a reload forgets large type");
        phone.press("标准字号").await?;
        phone.find(Role::Button, "大字版").await?;
        ensure!(phone.root_font_size().await? == ordinary);
        Ok(())
    })
    .await
}

async fn language(phone: &Phone) -> Result<String> {
    phone.ask("return document.documentElement.lang", &[]).await
}

/// Names of buttons, tabs, boxes and headings in Chinese; what the school and its families are called stays Chinese.
async fn chinese_names(phone: &Phone) -> Result<Vec<String>> {
    const SCRIPT: &str = r#"
        const own = /林小禾|林小苗|简体中文|晨间托管|午餐托管|傍晚托管/g;
        const all = [...document.querySelectorAll("h1, button, nav a, .button, input, .skip, summary")];
        const names = all.map((element) => (element.computedName || element.innerText).replace(own, ""));
        return names.filter((name) => /[一-鿿]/.test(name));"#;
    phone.ask(SCRIPT, &[]).await
}
