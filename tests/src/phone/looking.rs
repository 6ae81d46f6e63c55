//! What can be seen on the phone.

use super::Phone;
use crate::{eventually, within};
use anyhow::{Result, bail};
use serde_json::json;
use std::time::Duration;
use thirtyfour::WebElement;

/// What an element is to a screen reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Something to press.
    Button,
    /// Somewhere to go.
    Link,
    /// A box to tick.
    Checkbox,
    /// A field to type into.
    Textbox,
    /// A field to search with.
    Searchbox,
    /// A list to choose one from.
    Combobox,
    /// A heading.
    Heading,
    /// The line that unfolds what is under it.
    Summary,
    /// A picture.
    Image,
}

impl Role {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Button => "button",
            Self::Link => "link",
            Self::Checkbox => "checkbox",
            Self::Textbox => "textbox",
            Self::Searchbox => "searchbox",
            Self::Combobox => "combobox",
            Self::Heading => "heading",
            Self::Summary => "summary",
            Self::Image => "image",
        }
    }
}

impl Phone {
    /// Elements of a role with a name, as they are now.
    pub async fn all(&self, role: Role, name: &str) -> Result<Vec<WebElement>> {
        let arguments = vec![json!(role.as_str()), json!(name)];
        Ok(self.driver.execute(include_str!("find.js"), arguments).await?.elements()?)
    }

    /// The one element of a role with a name, as soon as it is there. Two of them are a mistake of the journey or of
    /// the screen.
    pub async fn find(&self, role: Role, name: &str) -> Result<WebElement> {
        eventually(&format!("{role:?} “{name}”"), async || {
            let mut all = self.all(role, name).await?;
            if all.len() > 1 {
                bail!("{} × {role:?} “{name}”", all.len());
            }
            Ok(all.pop())
        })
        .await
    }

    /// Whether there is an element of a role with a name, now.
    pub async fn has(&self, role: Role, name: &str) -> Result<bool> {
        Ok(!self.all(role, name).await?.is_empty())
    }

    /// Waits until a button can be pressed, or until it cannot.
    pub async fn sees_button(&self, name: &str, enabled: bool) -> Result<()> {
        eventually(&format!("button “{name}”, enabled: {enabled}"), async || {
            let button = self.find(Role::Button, name).await?;
            Ok((button.is_enabled().await? == enabled).then_some(()))
        })
        .await
    }

    /// All the text that can be seen, its blanks squeezed.
    pub async fn text(&self) -> Result<String> {
        let text: String = self.ask("return document.body.innerText", &[]).await?;
        Ok(squeeze(&text))
    }

    /// Waits until a text can be seen.
    pub async fn sees(&self, words: &str) -> Result<()> {
        self.watch(words, true, None).await
    }

    /// The same within a limit of its own.
    pub async fn sees_within(&self, limit: Duration, words: &str) -> Result<()> {
        self.watch(words, true, Some(limit)).await
    }

    /// Waits until a text can be seen no more.
    pub async fn sees_no(&self, words: &str) -> Result<()> {
        self.watch(words, false, None).await
    }

    async fn watch(&self, words: &str, wanted: bool, limit: Option<Duration>) -> Result<()> {
        let mut text = String::new();
        let look = async || {
            text = self.text().await?;
            Ok((text.contains(words) == wanted).then_some(()))
        };
        let what = format!("the words “{words}” to be there: {wanted}");
        let seen = match limit {
            Some(limit) => within(limit, &what, look).await,
            None => eventually(&what, look).await,
        };
        seen.map_err(|error| error.context(format!("the screen says: {text}")))
    }

    /// Waits for the screen with this heading.
    pub async fn sees_screen(&self, heading: &str) -> Result<()> {
        let mut shown = String::new();
        let look = async || {
            shown = self.ask("return document.querySelector('h1')?.innerText ?? ''", &[]).await?;
            Ok((shown == heading).then_some(()))
        };
        let seen = eventually(&format!("the screen “{heading}”"), look).await;
        seen.map_err(|error| error.context(format!("the screen is “{shown}”")))
    }

    /// The table that can be seen, cell by cell.
    pub async fn table(&self) -> Result<Vec<Vec<String>>> {
        let script = "const tables = [...document.querySelectorAll('table')]; \
            const table = tables.find((table) => table.checkVisibility()); \
            return [...table.rows].map((row) => [...row.cells].map((cell) => cell.innerText))";
        let rows: Vec<Vec<String>> = self.ask(script, &[]).await?;
        Ok(rows.iter().map(|row| row.iter().map(|cell| squeeze(cell)).collect()).collect())
    }

    /// The text of the list entry in which a link stands: a card of the menu, a row of the week.
    pub async fn entry(&self, link: &str) -> Result<String> {
        let link = self.find(Role::Link, link).await?;
        let script = "return arguments[0].closest('li').innerText";
        Ok(squeeze(&self.ask::<String>(script, &[link.to_json()?]).await?))
    }

    /// Waits until the list entry of a link says something.
    pub async fn entry_says(&self, link: &str, words: &str) -> Result<()> {
        let mut text = String::new();
        let look = async || {
            text = self.entry(link).await?;
            Ok(text.contains(words).then_some(()))
        };
        let seen = eventually(&format!("“{link}” to say “{words}”"), look).await;
        seen.map_err(|error| error.context(format!("“{link}” says: {text}")))
    }
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
