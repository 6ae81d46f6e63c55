//! Somebody of the staff in front of a browser.

use crate::Phone;
use anyhow::Result;

/// Signs in at the staff's own address; the capacity board comes next.
pub async fn sign_in_staff(phone: &Phone, code: &str) -> Result<()> {
    phone.open_page("/staff").await?;
    phone.type_into("教师码", code).await?;
    phone.press("登录").await?;
    phone.sees_screen("名额看板").await
}
