//! A walk past every screen of the staff.

use crate::{Phone, SignInCodes, sign_in_staff, tour::Look};
use anyhow::Result;

/// Leads a teacher, then the office, past every screen, each in the state in which most of it is to be seen.
pub async fn staff_tour(phone: &Phone, codes: &SignInCodes, look: impl Look) -> Result<()> {
    phone.open_page("/staff").await?;
    phone.press("登录").await?;
    phone.sees("请填写这一项").await?;
    look("staff sign-in with errors").await?;
    sign_in_staff(phone, &codes.teacher_code).await?;
    phone.follow("我的班").await?;
    phone.sees("人已答复").await?;
    look("teacher's lists").await?;
    phone.press("退出登录").await?;
    sign_in_staff(phone, &codes.office_code).await?;
    look("board").await?;
    offerings(phone, &look).await?;
    round(phone, &look).await?;
    phone.follow("答复").await?;
    phone.sees("全校").await?;
    look("answers").await?;
    bills(phone, &look).await?;
    phone.follow("减免").await?;
    phone.sees("没有等答复的申请").await?;
    look("waivers").await?;
    standings(phone, &look).await?;
    phone.follow("记录").await?;
    phone.sees("不看查名单").await?;
    phone.press("不看查名单").await?;
    phone.sees("查看名单").await?;
    look("audit trail").await
}

async fn offerings(phone: &Phone, look: &impl Look) -> Result<()> {
    phone.follow("课程").await?;
    phone.press("校园足球（初级）").await?;
    phone.press("停课一次 · 校园足球（初级）").await?;
    phone.press("确定").await?;
    phone.sees("请选哪一次课").await?;
    look("offerings with errors").await
}

async fn round(phone: &Phone, look: &impl Look) -> Result<()> {
    phone.follow("轮次").await?;
    phone.press("改时间").await?;
    phone.press("确定").await?;
    phone.sees("请写原因").await?;
    look("round with errors").await
}

async fn bills(phone: &Phone, look: &impl Look) -> Result<()> {
    phone.follow("账单").await?;
    // One is enough to look at; a school has hundreds.
    phone.search("搜索", "260022").await?;
    phone.press("登记缴费").await?;
    phone.press("确定").await?;
    phone.sees("请填凭证号").await?;
    look("bills with errors").await
}

async fn standings(phone: &Phone, look: &impl Look) -> Result<()> {
    phone.follow("资格").await?;
    phone.sees("还没有名单").await?;
    phone.press("改名单").await?;
    phone.press("确定").await?;
    phone.sees("请先选哪一种").await?;
    look("lists of children with errors").await
}
