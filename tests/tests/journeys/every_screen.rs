//! What holds for every screen: nothing axe objects to, light and dark; big enough to touch; no sideways scrolling.

use anyhow::Result;
use kehou_tests::{
    Mode, Phone,
    axe::{Axe, none_found},
    journey, tour, tour_of_money,
};
use std::cell::RefCell;

#[tokio::test]
async fn axe_finds_nothing_on_any_screen_light_or_dark() -> Result<()> {
    journey(async |journey| {
        let axe = Axe::read(&journey.environment.axe)?;
        let found = RefCell::new(Vec::new());
        let look = async |screen| {
            let violations = in_both_schemes(&axe, &journey.parent.phone, screen).await?;
            found.borrow_mut().extend(violations);
            Ok(())
        };
        tour(&journey.parent, &look).await?;
        tour_of_money(journey, &look).await?;
        none_found(&found.take())
    })
    .await
}

#[tokio::test]
async fn axe_finds_nothing_while_a_submission_is_on_its_way() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        let axe = Axe::read(&journey.environment.axe)?;
        let mut found = Vec::new();
        parent.sign_in().await?;
        parent.answer_first_question("只要托管").await?;
        parent.sign("林晓梅").await?;
        journey.wire.set(Mode::Refuse);
        phone.sees("网络断了").await?;
        phone.press("提交").await?;
        phone.sees("没有提交").await?;
        found.extend(in_both_schemes(&axe, phone, "not sent, offline").await?);
        journey.wire.set(Mode::LoseAnswersTo("POST /api/v1/children/"));
        phone.sees("核实中").await?;
        found.extend(in_both_schemes(&axe, phone, "checking").await?);
        none_found(&found)
    })
    .await
}

async fn in_both_schemes(axe: &Axe, phone: &Phone, screen: &str) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for (dark, scheme) in [(true, "dark"), (false, "light")] {
        phone.set_dark(dark).await?;
        let violations = axe.violations(phone).await?;
        found.extend(violations.iter().map(|line| format!("{screen}, {scheme}: {line}")));
    }
    Ok(found)
}

#[tokio::test]
async fn everything_to_touch_is_big_enough_for_a_thumb() -> Result<()> {
    journey(async |journey| {
        let phone = &journey.parent.phone;
        let found = RefCell::new(Vec::new());
        let look = async |screen| {
            let small = phone.small_targets().await?;
            found.borrow_mut().extend(small.iter().map(|line| format!("{screen}: {line}")));
            Ok(())
        };
        tour(&journey.parent, &look).await?;
        tour_of_money(journey, &look).await?;
        none_found(&found.take())
    })
    .await
}

#[tokio::test]
async fn nothing_scrolls_sideways_on_narrow_phones_or_with_large_text() -> Result<()> {
    journey(async |journey| {
        let phone = &journey.parent.phone;
        let found = RefCell::new(Vec::new());
        let look = async |screen| {
            for (width, percent) in [(320, 100), (320, 129), (390, 200), (320, 200)] {
                let out = overflow(phone, width, percent).await?;
                let lines = out.iter().map(|line| format!("{screen}, {width} px, {percent} %: {line}"));
                found.borrow_mut().extend(lines);
            }
            phone.set_width(390).await?;
            phone.reset_text_size().await
        };
        tour(&journey.parent, &look).await?;
        tour_of_money(journey, &look).await?;
        none_found(&found.take())
    })
    .await
}

async fn overflow(phone: &Phone, width: u32, percent: u32) -> Result<Vec<String>> {
    phone.set_width(width).await?;
    phone.set_text_size(percent).await?;
    phone.overflow(width).await
}
