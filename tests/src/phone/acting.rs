//! What fingers do on the phone.

use super::{Phone, Role};
use crate::eventually;
use anyhow::{Result, ensure};
use serde_json::json;
use thirtyfour::{WebElement, components::SelectElement};

impl Phone {
    /// Presses a button.
    pub async fn press(&self, button: &str) -> Result<()> {
        self.touch(Role::Button, button).await
    }

    /// Follows a link.
    pub async fn follow(&self, link: &str) -> Result<()> {
        self.touch(Role::Link, link).await
    }

    /// Unfolds what is folded away, or folds it.
    pub async fn unfold(&self, summary: &str) -> Result<()> {
        self.touch(Role::Summary, summary).await
    }

    /// Ticks a box that was not ticked.
    pub async fn tick(&self, label: &str) -> Result<()> {
        ensure!(!self.is_ticked(label).await?, "“{label}” is ticked already");
        self.touch(Role::Checkbox, label).await?;
        eventually(&format!("“{label}” to be ticked"), async || {
            Ok(self.is_ticked(label).await?.then_some(()))
        })
        .await
    }

    /// Whether a box is ticked.
    pub async fn is_ticked(&self, label: &str) -> Result<bool> {
        Ok(self.find(Role::Checkbox, label).await?.is_selected().await?)
    }

    /// Types into a field, in the place of what stands there.
    pub async fn type_into(&self, label: &str, text: &str) -> Result<()> {
        let field = self.find(Role::Textbox, label).await?;
        self.fill(&field, text).await
    }

    /// Searches.
    pub async fn search(&self, label: &str, text: &str) -> Result<()> {
        let field = self.find(Role::Searchbox, label).await?;
        self.fill(&field, text).await
    }

    /// What stands in a field.
    pub async fn value_of(&self, label: &str) -> Result<String> {
        let field = self.find(Role::Textbox, label).await?;
        Ok(field.value().await?.unwrap_or_default())
    }

    /// Chooses from a list.
    pub async fn choose(&self, list: &str, option: &str) -> Result<()> {
        let list = self.find(Role::Combobox, list).await?;
        Ok(SelectElement::new(&list).await?.select_by_exact_text(option).await?)
    }

    /// Touches something, as soon as it is there and nothing covers it.
    pub async fn touch(&self, role: Role, name: &str) -> Result<()> {
        eventually(&format!("{role:?} “{name}” to be touched"), async || {
            let element = self.find(role, name).await?;
            self.bring_to_the_middle(&element).await?;
            element.click().await?;
            Ok(Some(()))
        })
        .await
    }

    async fn fill(&self, field: &WebElement, text: &str) -> Result<()> {
        self.bring_to_the_middle(field).await?;
        field.click().await?;
        self.ask::<()>("arguments[0].select()", &[field.to_json()?]).await?;
        self.write(text).await?;
        let written = field.value().await?.unwrap_or_default();
        ensure!(written == text, "wrote “{text}”, and “{written}” stands there");
        Ok(())
    }

    /// Sets the field of a date with its time, as the browser's own calendar does: `2026-08-29T17:00`.
    pub async fn type_moment(&self, label: &str, moment: &str) -> Result<()> {
        let script = "const [label, moment] = arguments; \
            const named = [...document.querySelectorAll('label')].find((one) => one.innerText === label); \
            named.control.value = moment; named.control.dispatchEvent(new Event('input', { bubbles: true }))";
        self.ask(script, &[json!(label), json!(moment)]).await
    }

    /// How many pages the screen has when it is printed.
    pub async fn printed_pages(&self) -> Result<usize> {
        let printed = self.command("Page.printToPDF", json!({})).await?;
        self.ask(
            r"return atob(arguments[0]).match(/\/Type\s*\/Page[^s]/g).length",
            &[printed["data"].clone()],
        )
        .await
    }

    /// Writes where the focus is, as an input method for Chinese does: whole words, without single keys.
    pub async fn write(&self, text: &str) -> Result<()> {
        self.command("Input.insertText", json!({ "text": text })).await?;
        Ok(())
    }

    /// The bars at the bottom cover what is only scrolled into view.
    async fn bring_to_the_middle(&self, element: &WebElement) -> Result<()> {
        let script = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.ask(script, &[element.to_json()?]).await
    }
}
