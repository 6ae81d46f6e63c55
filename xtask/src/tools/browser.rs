//! Chromium, its driver, and a font with Chinese characters.

use crate::process;
use crate::tools::{Tool, apt, on_path};
use anyhow::Result;
use std::path::PathBuf;
use std::process::Command;

/// The programs the browser tests start.
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    pub(crate) chromedriver: PathBuf,
}

/// Finds or installs them.
pub(crate) struct BrowserTool;

fn chromium() -> Option<PathBuf> {
    on_path(&["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"])
}

fn chromedriver() -> Option<PathBuf> {
    on_path(&["chromedriver"])
}

/// Without Chinese glyphs every character is the same box, and widths and pictures say nothing.
fn has_chinese_font() -> bool {
    let fonts = process::output(Command::new("fc-list").args(["Noto Sans CJK SC", "family"]));
    fonts.is_some_and(|fonts| !fonts.is_empty())
}

fn missing() -> Vec<&'static str> {
    let mut packages = Vec::new();
    if chromium().is_none() {
        packages.push("chromium");
    }
    if chromedriver().is_none() {
        packages.push("chromium-driver");
    }
    if !has_chinese_font() {
        packages.extend(["fontconfig", "fonts-noto-cjk"]);
    }
    packages
}

impl Tool for BrowserTool {
    type Found = Browser;

    fn name(&self) -> String {
        "Chromium, chromedriver, Noto CJK font".to_string()
    }

    fn cost(&self) -> &'static str {
        "a minute or two"
    }

    fn find(&self) -> Option<Browser> {
        let browser = Browser { chromium: chromium()?, chromedriver: chromedriver()? };
        has_chinese_font().then_some(browser)
    }

    fn install(&self) -> Result<()> {
        apt::install(&missing())
    }

    fn by_hand(&self) -> String {
        apt::by_hand(&missing())
    }
}
