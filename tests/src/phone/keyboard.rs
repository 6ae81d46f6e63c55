//! Going by keyboard alone.

use super::{Phone, Role};
use crate::eventually;
use anyhow::{Result, bail};
use std::time::Duration;
use thirtyfour::Key;

/// More tab stops than any screen has on the way to what is wanted.
const STOPS: usize = 90;

impl Phone {
    /// Role and name of what has the focus.
    pub async fn focused(&self) -> Result<(String, String)> {
        let script = "const it = document.activeElement; \
            return [it.localName === 'summary' ? 'summary' : it.computedRole ?? '', \
                (it.computedName ?? '').replace(/\\s+/g, ' ').trim()]";
        self.ask(script, &[]).await
    }

    /// Waits until anything has the focus. Where nothing has, the next tab key starts at the top again.
    pub async fn has_focus(&self) -> Result<()> {
        eventually("anything to have the focus", async || {
            let script = "return document.activeElement !== document.body";
            Ok(self.ask::<bool>(script, &[]).await?.then_some(()))
        })
        .await
    }

    /// Waits until the focus is on the heading of a screen.
    pub async fn has_focus_on_heading(&self, heading: &str) -> Result<()> {
        let mut focused = (String::new(), String::new());
        let look = async || {
            focused = self.focused().await?;
            Ok((focused.0 == "heading" && focused.1 == heading).then_some(()))
        };
        let seen = eventually(&format!("the focus on “{heading}”"), look).await;
        seen.map_err(|error| error.context(format!("the focus is on {focused:?}")))
    }

    /// Presses the tab key until the focus is on an element of a role whose name contains the words.
    pub async fn tab_to(&self, role: Role, name: &str) -> Result<()> {
        let mut passed = Vec::new();
        for _ in 0..STOPS {
            self.key(Key::Tab).await?;
            let (focused, known) = self.focused().await?;
            if focused == role.as_str() && known.contains(name) {
                return Ok(());
            }
            passed.push(known);
        }
        bail!("no way by tab key to {role:?} “{name}”, only to {passed:?}");
    }

    /// Presses a key.
    pub async fn key(&self, key: Key) -> Result<()> {
        let keys = self.driver.action_chain_with_delay(Some(Duration::ZERO), None).send_keys(key);
        Ok(keys.perform().await?)
    }
}
