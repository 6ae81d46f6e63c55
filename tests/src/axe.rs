//! What axe finds wrong with a screen.

use crate::Phone;
use anyhow::{Result, bail};
use serde_json::{Value, json};
use std::{fs, path::Path};

/// The rules a screen keeps: WCAG 2.2 at level AA, and best practice.
const RULES: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// axe-core, ready to be put into pages.
pub struct Axe {
    source: String,
}

impl Axe {
    /// Reads axe.min.js.
    pub fn read(path: &Path) -> Result<Self> {
        Ok(Self { source: fs::read_to_string(path)? })
    }

    /// Every violation on the screen with its elements, a line each.
    pub async fn violations(&self, phone: &Phone) -> Result<Vec<String>> {
        if !phone.ask::<bool>("return 'axe' in window", &[]).await? {
            phone.ask::<Value>(&self.source, &[]).await?;
        }
        // A script that returns a promise is waited for.
        let script = "return axe.run(document, \
            { runOnly: { type: 'tag', values: arguments[0] }, resultTypes: ['violations'] }) \
            .then((found) => found.violations.flatMap((rule) => rule.nodes.map((node) => \
                `${rule.id} (${rule.impact}): ${node.target.join(' ')}: ${node.html.slice(0, 200)}: \
                ${node.failureSummary.replace(/\\s+/g, ' ')}`)))";
        phone.ask(script, &[json!(RULES)]).await
    }
}

/// Fails with everything that was found, not with the first of it.
pub fn none_found(found: &[String]) -> Result<()> {
    if found.is_empty() {
        return Ok(());
    }
    bail!("{} found:\n{}", found.len(), found.join("\n"));
}
