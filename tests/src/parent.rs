//! A parent with a phone, and what parents do with it.

use crate::{Phone, Role, SignInCodes};
use anyhow::{Context, Result};

/// A parent of the first family: 林小禾 in grade 3, 林小苗 in grade 1.
pub struct Parent {
    /// What they hold in their hand.
    pub phone: Phone,
    codes: SignInCodes,
}

impl Parent {
    /// A parent with a letter from the school.
    pub fn new(phone: Phone, codes: SignInCodes) -> Self {
        Self { phone, codes }
    }

    /// Opens the app and signs in; the first question or the menu comes next.
    pub async fn sign_in(&self) -> Result<()> {
        self.phone.open_page("/").await?;
        self.sign_in_here().await
    }

    /// Signs in on the welcome screen that is open.
    pub async fn sign_in_here(&self) -> Result<()> {
        self.type_codes().await?;
        self.phone.press("登录").await?;
        self.phone.sees_no("家庭码").await?;
        self.phone.find(Role::Link, "我的").await.context("tabs after signing in")?;
        Ok(())
    }

    /// Fills the sign-in form in, without sending it.
    pub async fn type_codes(&self) -> Result<()> {
        self.phone.type_into("家庭码", &self.codes.household_code).await?;
        self.phone.type_into("孩子姓名", &self.codes.child_name).await?;
        self.phone.tick("我是孩子的监护人").await
    }

    /// Answers the first question.
    pub async fn answer_first_question(&self, answer: &str) -> Result<()> {
        self.phone.sees("放学后留在学校吗？").await?;
        self.phone.press(answer).await
    }

    /// Signs in and says that the child wants clubs: the menu comes next.
    pub async fn begin_choosing(&self) -> Result<()> {
        self.sign_in().await?;
        self.answer_first_question("托管和社团").await?;
        self.phone.sees("门").await
    }

    /// Goes to one of the main screens.
    pub async fn go_to(&self, tab: &str) -> Result<()> {
        self.phone.follow(tab).await?;
        self.phone.sees_screen(tab).await
    }

    /// Goes to the menu, with what does not fit the child as well.
    pub async fn go_to_whole_menu(&self) -> Result<()> {
        self.go_to("选课").await?;
        let chip = self.phone.find(Role::Button, "适合").await?;
        if chip.attr("aria-pressed").await?.as_deref() == Some("true") {
            self.phone.press("适合").await?;
        }
        Ok(())
    }

    /// Opens an offering from the menu.
    pub async fn open_offering(&self, title: &str) -> Result<()> {
        self.go_to_whole_menu().await?;
        self.phone.follow(title).await?;
        self.phone.sees_screen(title).await
    }

    /// Puts the offering on the screen into the week; with several groups, `button` says which.
    pub async fn put_into_week(&self, button: &str) -> Result<()> {
        self.phone.press(button).await?;
        self.phone.sees("已放进课表").await
    }

    /// Chooses an offering that has one group.
    pub async fn choose(&self, title: &str) -> Result<()> {
        self.open_offering(title).await?;
        self.put_into_week("放进课表").await
    }

    /// From the week to the texts and the signature.
    pub async fn go_to_signing(&self) -> Result<()> {
        self.go_to("课表").await?;
        self.phone.follow("签字并提交").await?;
        self.phone.sees_screen("签字并提交").await
    }

    /// Ticks both texts and signs, without sending.
    pub async fn sign(&self, name: &str) -> Result<()> {
        self.phone.tick("我读过并同意《自愿参加课后服务协议书》").await?;
        self.phone.tick("我读过并同意《安全接送承诺书》").await?;
        self.phone.type_into("家长签名", name).await
    }

    /// Signs and sends.
    pub async fn sign_and_submit(&self, name: &str) -> Result<()> {
        self.sign(name).await?;
        self.phone.press("提交").await
    }

    /// Waits for the receipt and reads its number.
    pub async fn receipt_number(&self) -> Result<String> {
        self.phone.sees_screen("选课回执").await?;
        self.phone.sees("回执编号").await?;
        let text = self.phone.text().await?;
        let (_, rest) = text.split_once("回执编号").context("a number")?;
        Ok(rest.split_whitespace().next().context("a number")?.to_owned())
    }

    /// Turns the screens to another child.
    pub async fn turn_to(&self, child: &str) -> Result<()> {
        // The name before the class: a filter names siblings as well.
        self.phone.press(&format!("{child} ")).await
    }

    /// Signs in and submits care only, the quickest way to a receipt; gives its number.
    pub async fn submit_care_only(&self) -> Result<String> {
        self.sign_in().await?;
        self.answer_first_question("只要托管").await?;
        self.sign_and_submit("林晓梅").await?;
        self.receipt_number().await
    }
}
