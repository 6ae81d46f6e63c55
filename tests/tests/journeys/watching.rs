//! Negative controls: what every journey watches for is seen when it is there.

use anyhow::{Context, Result, ensure};
use kehou_tests::{axe::Axe, journey};
use serde_json::Value;

#[tokio::test]
async fn whatever_goes_wrong_unseen_in_a_page_fails_its_journey() -> Result<()> {
    // What a driver's script throws is told without its words; the rejection is told as the browser would tell it.
    const FAULTS: &str = "setTimeout(() => { throw new Error('thrown unseen'); }); \
        const promise = Promise.resolve(), reason = 'rejected unseen'; \
        dispatchEvent(new PromiseRejectionEvent('unhandledrejection', { promise, reason })); \
        new Image().src = 'https://elsewhere.invalid/spy.png'; \
        console.error('said unseen');";
    journey(async |journey| {
        let profile = tempfile::tempdir()?;
        let mut phone = journey.another_phone(&profile).await?;
        phone.open_page("/letter").await?;
        phone.ask::<()>(FAULTS, &[]).await?;
        phone.reload().await?;
        let said = phone.close().await.err().context("a failure")?.to_string();
        for fault in ["error: Script error", "rejected unseen", "policy violation: img-src", "said unseen"] {
            ensure!(said.contains(fault), "{fault} was overlooked: {said}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_wrong_with_a_screen_is_found() -> Result<()> {
    const BAD_SCREEN: &str = "const add = (tag, css, text) => { const made = document.createElement(tag); \
        made.style.cssText = css; made.textContent = text; document.querySelector('main').append(made); }; \
        add('p', 'color: #ccc; background: #fff', 'pale'); \
        add('p', 'inline-size: 500px', 'wide'); add('button', 'block-size: 20px', 'low');";
    journey(async |journey| {
        let (axe, phone) = (Axe::read(&journey.environment.axe)?, &journey.parent.phone);
        phone.open_page("/letter").await?;
        phone.set_width(320).await?;
        phone.ask::<Value>(BAD_SCREEN, &[]).await?;
        let found = [axe.violations(phone).await?, phone.overflow(320).await?, phone.small_targets().await?];
        for (found, expected) in found.iter().zip(["color-contrast", "wide", "low"]) {
            ensure!(found.iter().any(|line| line.contains(expected)), "{expected} was overlooked: {found:?}");
        }
        phone.set_dark(true).await?;
        ensure!(phone.ask::<bool>("return matchMedia('(prefers-color-scheme: dark)').matches", &[]).await?);
        Ok(())
    })
    .await
}
