//! The page before the app.

use anyhow::{Result, ensure};
use kehou_tests::{eventually, journey};
use std::time::Duration;

#[tokio::test]
async fn where_the_app_cannot_start_the_page_says_so_and_names_the_ways_out() -> Result<()> {
    journey(async |journey| {
        let phone = &journey.parent.phone;
        phone.block("*.wasm").await?;
        phone.go_to("/menu").await?;
        phone.sees_within(Duration::from_secs(5), "页面还没有打开").await?;
        for words in ["云禾镇中心小学", "第一轮选课 · 进行中", "0000-12345", "纸质表"] {
            phone.sees(words).await?;
        }
        let faults = phone.take_faults().await?;
        ensure!(faults.iter().all(|fault| fault.contains("fetch")), "nothing but the lost file: {faults:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_app_takes_the_shells_place_without_a_jump() -> Result<()> {
    const SHIFTS: &str = "return new Promise((done) => new PerformanceObserver((list) => done( \
        list.getEntries().filter((shift) => !shift.hadRecentInput).map((shift) => shift.value))) \
        .observe({ type: 'layout-shift', buffered: true })
        || setTimeout(() => done([]), 300))";
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        parent.sign_in().await?;
        for path in ["/menu", "/week", "/mine", "/offerings/garden"] {
            phone.open_page(path).await?;
            eventually("the page to settle", async || {
                Ok(phone
                    .ask::<bool>("return !document.querySelector('[aria-busy=true]')", &[])
                    .await?
                    .then_some(()))
            })
            .await?;
            let shifts: Vec<f64> = phone.ask(SHIFTS, &[]).await?;
            ensure!(shifts.iter().sum::<f64>() < 0.01, "{path} jumps: {shifts:?}");
        }
        Ok(())
    })
    .await
}
