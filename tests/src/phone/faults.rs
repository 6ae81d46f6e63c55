//! What goes wrong in a page without anybody seeing it. A release build traps without a word.

use super::Phone;
use anyhow::Result;
use serde_json::json;

impl Phone {
    /// From the next page on, errors, unhandled rejections and violations of the content policy are kept.
    pub(super) async fn watch_for_faults(&self) -> Result<()> {
        let source = include_str!("faults.js");
        self.command("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await?;
        Ok(())
    }

    /// What was kept, and keeps it no longer: a journey on which something has to go wrong looks at it itself.
    pub async fn take_faults(&self) -> Result<Vec<String>> {
        let faults = self.faults().await?;
        self.ask::<()>(r#"sessionStorage.removeItem("kehou-tests.faults")"#, &[]).await?;
        Ok(faults)
    }

    /// What was kept.
    pub async fn faults(&self) -> Result<Vec<String>> {
        let script = r#"try { return JSON.parse(sessionStorage.getItem("kehou-tests.faults") || "[]"); }
            catch { return []; }"#;
        self.ask(script, &[]).await
    }
}
