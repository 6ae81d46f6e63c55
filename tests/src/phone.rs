//! A browser of phone size.

mod acting;
mod chromedriver;
mod faults;
mod keyboard;
mod layout;
mod looking;

pub use chromedriver::Chromedriver;
pub use looking::Role;

use crate::{Environment, eventually};
use anyhow::{Context, Result, ensure};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::{path::Path, process::Command};
use thirtyfour::error::{WebDriverErrorInner, WebDriverResult};
use thirtyfour::{Capabilities, ChromiumLikeCapabilities, DesiredCapabilities, WebDriver};

/// Width, height and pixels a point of the phone in use: what most parents have.
const WIDTH: u32 = 390;
const HEIGHT: u32 = 844;

/// How often a browser that does not start is started.
const TRIES: usize = 3;

/// `ComputedAccessibilityInfo` lets scripts ask for role and name as a screen reader gets them.
const FLAGS: [&str; 9] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-blink-features=ComputedAccessibilityInfo",
];

/// A browser with a profile of its own, looking at one server.
pub struct Phone {
    driver: WebDriver,
    origin: String,
    /// The browser's process, as long as it runs.
    process: Option<u64>,
}

impl Phone {
    /// Opens a browser with a profile. What an earlier browser left in the profile is there again.
    pub async fn open(
        driver: &Chromedriver,
        environment: &Environment,
        profile: &Path,
        origin: &str,
    ) -> Result<Self> {
        let capabilities = capabilities(environment, profile)?;
        let driver = start_browser(driver, &capabilities).await.context("open a browser")?;
        let process = driver.capabilities().get("goog:processID").and_then(Value::as_u64);
        let phone = Self { driver, origin: origin.to_owned(), process };
        phone.watch_for_faults().await?;
        Ok(phone)
    }

    /// Goes to an address of the app, as from a link in a chat, and waits until the app has started.
    pub async fn open_page(&self, path: &str) -> Result<()> {
        self.go_to(path).await?;
        self.wait_for_the_app().await
    }

    /// Goes to an address, whatever comes of it.
    pub async fn go_to(&self, path: &str) -> Result<()> {
        Ok(self.driver.goto(format!("{}{path}", self.origin)).await?)
    }

    /// Throws the cookies away, as a browser does when they are too old: nobody is signed in any more.
    pub async fn forget_cookies(&self) -> Result<()> {
        self.command("Network.clearBrowserCookies", json!({})).await?;
        Ok(())
    }

    /// Never gets files whose address fits a pattern.
    pub async fn block(&self, pattern: &str) -> Result<()> {
        self.command("Network.enable", json!({})).await?;
        self.command("Network.setBlockedURLs", json!({ "urls": [pattern] })).await?;
        Ok(())
    }

    /// From the next page on the phone's clock is ahead, as that of a phone nobody has set.
    pub async fn have_a_clock_ahead_by(&self, seconds: u32) -> Result<()> {
        let source = format!("{{ const now = Date.now; Date.now = () => now() + {seconds} * 1000; }}");
        self.command("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await?;
        Ok(())
    }

    /// Sets the phone's clock forward for the page that is open.
    pub async fn set_clock_forward(&self, seconds: u32) -> Result<()> {
        let script = "const now = Date.now; Date.now = () => now() + arguments[0] * 1000;";
        let script = format!("((...arguments) => {{ {script} }})({seconds})");
        self.ask(&script, &[]).await
    }

    /// Loads the page anew and waits until the app has started.
    pub async fn reload(&self) -> Result<()> {
        self.driver.refresh().await?;
        self.wait_for_the_app().await
    }

    /// Uses the browser's own way back. The driver's command for it waits for a page that a browser which takes it out
    /// of its memory never loads.
    pub async fn back(&self) -> Result<()> {
        self.ask("setTimeout(() => history.back())", &[]).await
    }

    async fn wait_for_the_app(&self) -> Result<()> {
        eventually("the app in the shell's place", async || {
            let script = "return !document.getElementById('shell') && !!document.querySelector('main h1')";
            Ok(self.ask::<bool>(script, &[]).await?.then_some(()))
        })
        .await
    }

    /// Path and query of the address.
    pub async fn address(&self) -> Result<String> {
        self.ask("return location.pathname + location.search", &[]).await
    }

    /// Runs a script in the page and takes what it returns.
    pub async fn ask<T: DeserializeOwned>(&self, script: &str, arguments: &[Value]) -> Result<T> {
        Ok(self.driver.execute(script, arguments.to_vec()).await?.convert()?)
    }

    /// Sends a command of the browser's own protocol.
    pub async fn command(&self, name: &str, parameters: Value) -> Result<Value> {
        Ok(self.driver.cdp().send_raw(name, parameters).await?)
    }

    /// A picture of the screen.
    pub async fn picture(&self) -> Result<Vec<u8>> {
        Ok(self.driver.screenshot_as_png().await?)
    }

    /// Puts the phone away. Whatever went wrong in its pages, unseen, comes to light here.
    pub async fn close(&mut self) -> Result<()> {
        let faults = self.faults().await;
        self.driver.clone().quit().await?;
        self.process = None;
        let faults = faults?;
        ensure!(faults.is_empty(), "the page reported:\n{}", faults.join("\n"));
        Ok(())
    }
}

impl Drop for Phone {
    fn drop(&mut self) {
        let Some(process) = self.process else {
            return;
        };
        // Only reached by a panic. The driver must not wait for a browser that is gone.
        let _ = self.driver.clone().leak();
        let _ = Command::new("kill").args(["-KILL", &process.to_string()]).status();
    }
}

/// Starts a browser. On a busy machine one now and then ends before it has drawn anything: no page of ours was open
/// yet, so another is started. What happens once it runs is never tried again.
async fn start_browser(driver: &Chromedriver, capabilities: &Capabilities) -> WebDriverResult<WebDriver> {
    let mut tries = 0;
    loop {
        tries += 1;
        match WebDriver::new(&driver.url, capabilities.clone()).await {
            Err(error)
                if tries < TRIES && matches!(error.as_inner(), WebDriverErrorInner::SessionNotCreated(_)) => {
            }
            started => return started,
        }
    }
}

fn capabilities(environment: &Environment, profile: &Path) -> Result<Capabilities> {
    let mut capabilities = DesiredCapabilities::chrome();
    capabilities.set_binary(&environment.chromium.to_string_lossy())?;
    for flag in FLAGS {
        capabilities.add_arg(flag)?;
    }
    capabilities.add_arg(&format!("--user-data-dir={}", profile.display()))?;
    capabilities.add_arg("--lang=zh-CN")?;
    let metrics = json!({ "width": WIDTH, "height": HEIGHT, "pixelRatio": 2, "touch": true });
    capabilities.add_experimental_option("mobileEmulation", json!({ "deviceMetrics": metrics }))?;
    Ok(capabilities.into())
}
