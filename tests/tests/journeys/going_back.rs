//! The way back.

use anyhow::{Result, ensure};
use kehou_tests::{Phone, Role, eventually, journey};

/// Near the end of the menu: getting there takes scrolling.
const FAR_DOWN: &str = "针线手工";

#[tokio::test]
async fn back_from_an_offering_leads_to_where_the_menu_was_left() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        parent.begin_choosing().await?;
        parent.go_to_whole_menu().await?;
        for back in [Back::OfTheBrowser, Back::OnTheScreen] {
            phone.follow(FAR_DOWN).await?;
            phone.sees_screen(FAR_DOWN).await?;
            ensure!(scrolled(phone).await? < 1.0, "a new screen begins at its top");
            match back {
                Back::OfTheBrowser => phone.back().await?,
                Back::OnTheScreen => phone.press("返回").await?,
            }
            phone.sees_screen("选课").await?;
            eventually("the card to be on the screen again", async || {
                let card = phone.find(Role::Link, FAR_DOWN).await?;
                let top: f64 =
                    phone.ask("return arguments[0].getBoundingClientRect().top", &[card.to_json()?]).await?;
                Ok((0.0..844.0).contains(&top).then_some(()))
            })
            .await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn back_from_a_receipt_does_not_lead_to_signing_the_same_again() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        parent.submit_care_only().await?;
        phone.back().await?;
        phone.sees("林小禾").await?;
        ensure!(!phone.has(Role::Button, "提交").await?, "it could be sent again");
        Ok(())
    })
    .await
}

enum Back {
    OfTheBrowser,
    OnTheScreen,
}

async fn scrolled(phone: &Phone) -> Result<f64> {
    eventually("a still page", async || Ok(Some(phone.ask("return scrollY", &[]).await?))).await
}
