//! Light and dark, narrow and wide, and what that does to a screen.

use super::Phone;
use anyhow::Result;
use serde_json::json;

impl Phone {
    /// Turns the phone's dark mode on or off.
    pub async fn set_dark(&self, dark: bool) -> Result<()> {
        let scheme = if dark { "dark" } else { "light" };
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.command("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
        Ok(())
    }

    /// Makes the phone as slow as this many times: what many families have.
    pub async fn slow_down(&self, times: u32) -> Result<()> {
        self.command("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await?;
        Ok(())
    }

    /// Makes the screen as wide as this, in CSS pixels.
    pub async fn set_width(&self, width: u32) -> Result<()> {
        let metrics =
            json!({ "width": width, "height": super::HEIGHT, "deviceScaleFactor": 2, "mobile": true });
        self.command("Emulation.setDeviceMetricsOverride", metrics).await?;
        Ok(())
    }

    /// Makes all text as large as this, in percent of the ordinary size; as the browser's own setting does.
    pub async fn set_text_size(&self, percent: u32) -> Result<()> {
        let script = "document.documentElement.style.fontSize = arguments[0] + '%'";
        self.ask(script, &[json!(percent)]).await
    }

    /// Takes that back.
    pub async fn reset_text_size(&self) -> Result<()> {
        self.ask("document.documentElement.style.removeProperty('font-size')", &[]).await
    }

    /// What sticks out sideways of a screen of this width; nothing when all of it fits.
    pub async fn overflow(&self, width: u32) -> Result<Vec<String>> {
        self.ask(include_str!("overflow.js"), &[json!(width)]).await
    }

    /// Things to touch that are too small for a thumb, with their height.
    pub async fn small_targets(&self) -> Result<Vec<String>> {
        self.ask(include_str!("small_targets.js"), &[]).await
    }

    /// Size of the root's font in CSS pixels.
    pub async fn root_font_size(&self) -> Result<f64> {
        self.ask("return parseFloat(getComputedStyle(document.documentElement).fontSize)", &[]).await
    }
}
