//! What holds for every screen: nothing axe objects to, light and dark; big enough to touch; no sideways scrolling.

use anyhow::Result;
use kehou_tests::{
    Journey, Mode, Phone,
    axe::{Axe, none_found},
    journey, staff_tour, tour, tour_of_money,
};
use std::cell::RefCell;

/// Whose screens are walked past.
#[derive(Clone, Copy)]
enum Whose {
    Families,
    Staff,
}

/// Takes the findings of each screen together.
async fn each_screen(
    whose: Whose,
    journey: &Journey,
    find: impl AsyncFn(&'static str) -> Result<Vec<String>>,
) -> Result<()> {
    let found = RefCell::new(Vec::new());
    let look = async |screen| {
        let findings = find(screen).await?;
        found.borrow_mut().extend(findings.into_iter().map(|finding| format!("{screen}: {finding}")));
        Ok(())
    };
    match whose {
        Whose::Families => {
            tour(&journey.parent, &look).await?;
            tour_of_money(journey, &look).await?;
        }
        Whose::Staff => staff_tour(&journey.parent.phone, &journey.server.codes, look).await?,
    }
    none_found(&found.take())
}

#[tokio::test]
async fn axe_finds_nothing_on_any_screen_of_families_light_or_dark() -> Result<()> {
    axe_finds_nothing(Whose::Families).await
}

#[tokio::test]
async fn axe_finds_nothing_on_any_screen_of_the_staff_light_or_dark() -> Result<()> {
    axe_finds_nothing(Whose::Staff).await
}

async fn axe_finds_nothing(whose: Whose) -> Result<()> {
    journey(async |journey| {
        let axe = Axe::read(&journey.environment.axe)?;
        let phone = &journey.parent.phone;
        each_screen(whose, journey, async |_| in_both_schemes(&axe, phone).await).await
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
        found.extend(in_both_schemes(&axe, phone).await?);
        journey.wire.set(Mode::LoseAnswersTo("POST /api/v1/children/"));
        phone.sees("核实中").await?;
        found.extend(in_both_schemes(&axe, phone).await?);
        none_found(&found)
    })
    .await
}

async fn in_both_schemes(axe: &Axe, phone: &Phone) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for (dark, scheme) in [(true, "dark"), (false, "light")] {
        phone.set_dark(dark).await?;
        let violations = axe.violations(phone).await?;
        found.extend(violations.iter().map(|line| format!("{scheme}: {line}")));
    }
    Ok(found)
}

#[tokio::test]
async fn everything_to_touch_is_big_enough_for_a_thumb() -> Result<()> {
    journey(async |journey| {
        let phone = &journey.parent.phone;
        each_screen(Whose::Families, journey, async |_| phone.small_targets().await).await
    })
    .await
}

#[tokio::test]
async fn everything_the_staff_touches_is_big_enough_for_a_thumb() -> Result<()> {
    journey(async |journey| {
        let phone = &journey.parent.phone;
        each_screen(Whose::Staff, journey, async |_| phone.small_targets().await).await
    })
    .await
}

#[tokio::test]
async fn nothing_scrolls_sideways_on_narrow_phones_or_with_large_text() -> Result<()> {
    nothing_scrolls_sideways(Whose::Families).await
}

#[tokio::test]
async fn nothing_of_the_staffs_scrolls_sideways_on_narrow_phones_or_with_large_text() -> Result<()> {
    nothing_scrolls_sideways(Whose::Staff).await
}

async fn nothing_scrolls_sideways(whose: Whose) -> Result<()> {
    journey(async |journey| {
        let phone = &journey.parent.phone;
        each_screen(whose, journey, async |_| {
            let mut found = Vec::new();
            for (width, percent) in [(320, 100), (320, 129), (390, 200), (320, 200)] {
                let out = overflow(phone, width, percent).await?;
                found.extend(out.iter().map(|line| format!("{width} px, {percent} %: {line}")));
            }
            phone.set_width(390).await?;
            phone.reset_text_size().await?;
            Ok(found)
        })
        .await
    })
    .await
}

async fn overflow(phone: &Phone, width: u32, percent: u32) -> Result<Vec<String>> {
    phone.set_width(width).await?;
    phone.set_text_size(percent).await?;
    phone.overflow(width).await
}
