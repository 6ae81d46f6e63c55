//! A walk past every screen there is.

use crate::{Journey, Office, Parent, Role};
use anyhow::{Context, Result};

/// A look at one screen, under its name.
pub trait Look: AsyncFn(&'static str) -> Result<()> {}
impl<F: AsyncFn(&'static str) -> Result<()>> Look for F {}

/// Leads a parent past every screen, each in the state in which most of it is to be seen.
pub async fn tour(parent: &Parent, look: impl Look) -> Result<()> {
    before_signing_in(parent, &look).await?;
    let code = wishing(parent, &look).await?;
    choosing(parent, &look).await?;
    taking_wishes_over(parent, &code, &look).await?;
    signing(parent, &look).await?;
    holding_a_receipt(parent, &look).await
}

async fn before_signing_in(parent: &Parent, look: &impl Look) -> Result<()> {
    let phone = &parent.phone;
    phone.open_page("/").await?;
    phone.press("登录").await?;
    phone.sees("请先勾选同意").await?;
    look("welcome with errors").await?;
    phone.open_page("/letter").await?;
    look("letter").await?;
    phone.open_page("/fee-notice").await?;
    phone.sees("25 元/次").await?;
    look("fee notice").await?;
    phone.open_page("/no-such-screen").await?;
    look("not found").await?;
    phone.open_page("/r/0000000000000000").await?;
    phone.sees("查不到这张回执").await?;
    look("check of no receipt").await
}

/// A child's look at the menu, and what a guardian sees of it before signing in. Gives the code of the child's list.
async fn wishing(parent: &Parent, look: &impl Look) -> Result<String> {
    let phone = &parent.phone;
    phone.open_page("/student").await?;
    phone.press("三年级").await?;
    look("student's doors").await?;
    phone.follow("体质健康").await?;
    phone.sees_screen("体质健康").await?;
    phone.press("喜欢 校园足球（初级）").await?;
    phone.press("喜欢 花样跳绳").await?;
    phone.ask::<()>("document.querySelector('.picks summary').click()", &[]).await?;
    phone.sees("从踩球、运球、传球到小场比赛").await?;
    look("student's field").await?;
    phone.open_page("/student/wish-list").await?;
    look("student's empty wish list").await?;
    phone.follow("去看课").await?;
    phone.follow("艺术修养").await?;
    phone.press("喜欢 硬笔书法").await?;
    phone.follow("我的心愿单").await?;
    look("student's wish list").await?;
    phone.press("做好了，拿给大人看").await?;
    let picture = phone.find(Role::Image, "心愿单二维码").await?;
    let source = picture.attr("src").await?.context("a source")?;
    look("wish list with its code").await?;
    phone.set_clock_forward(185).await?;
    phone.sees("还在看吗？").await?;
    look("question to whoever left the tablet").await?;
    phone.open_page("/wishes").await?;
    phone.press("打开心愿单").await?;
    look("typing a wish list's code, with an error").await?;
    phone.open_page("/wishes/000-000").await?;
    phone.sees("没有找到这张心愿单").await?;
    look("no wish list").await?;
    let code = source.split('/').rev().nth(1).context("a code in the picture's address")?;
    phone.open_page(&format!("/wishes/{code}")).await?;
    phone.sees("硬笔书法").await?;
    look("wish list before signing in").await?;
    Ok(code.to_owned())
}

async fn taking_wishes_over(parent: &Parent, code: &str, look: &impl Look) -> Result<()> {
    let phone = &parent.phone;
    phone.open_page(&format!("/wishes/{code}")).await?;
    phone.press("放进林小禾的课表").await?;
    phone.sees("1 门课都已放进林小禾的课表").await?;
    look("wish list taken over").await
}

async fn choosing(parent: &Parent, look: &impl Look) -> Result<()> {
    let phone = &parent.phone;
    parent.sign_in().await?;
    phone.sees("放学后留在学校吗？").await?;
    look("first question").await?;
    phone.press("托管和社团").await?;
    phone.sees_screen("选课").await?;
    parent.open_offering("机器人搭建").await?;
    phone.sees("看看周三还有什么适合").await?;
    look("offering that is full").await?;
    parent.choose("校园足球（初级）").await?;
    phone.sees("要带什么").await?;
    look("offering").await?;
    parent.open_offering("小小种植园").await?;
    phone.sees("换成这门，拿掉校园足球（初级）").await?;
    look("offering that clashes").await?;
    parent.go_to_whole_menu().await?;
    look("menu").await?;
    phone.search("搜索", "没有这门课").await?;
    phone.sees("没有符合的课").await?;
    look("menu with nothing found").await
}

async fn signing(parent: &Parent, look: &impl Look) -> Result<()> {
    let phone = &parent.phone;
    parent.choose("九连环与华容道").await?;
    parent.go_to("课表").await?;
    phone.tick("傍晚托管").await?;
    phone.sees("周三：林小禾 18:10、林小苗 17:00").await?;
    look("week").await?;
    parent.go_to_signing().await?;
    phone.press("提交").await?;
    phone.sees("请读完两份文件并分别勾选").await?;
    look("sign with errors").await?;
    parent.turn_to("林小苗").await?;
    phone.open_page("/first-question").await?;
    parent.answer_first_question("只要托管").await?;
    phone.sees_screen("签字并提交").await?;
    parent.turn_to("林小禾").await?;
    phone.tick("和林小苗一起报").await?;
    phone.unfold("林小苗的选课").await?;
    phone.sees("两个孩子合计").await?;
    look("sign together with a sibling").await?;
    phone.touch(Role::Checkbox, "和林小苗一起报").await
}

async fn holding_a_receipt(parent: &Parent, look: &impl Look) -> Result<()> {
    let phone = &parent.phone;
    parent.sign_and_submit("林晓梅").await?;
    parent.receipt_number().await?;
    look("receipt").await?;
    let picture = phone.find(Role::Image, "回执二维码").await?;
    let source = picture.attr("src").await?.context("a source")?;
    parent.go_to("我的").await?;
    phone.sees("有效").await?;
    look("mine").await?;
    phone.open_page("/messages").await?;
    phone.sees("选课结果出来了").await?;
    look("messages").await?;
    parent.go_to("我的").await?;
    phone.follow("申请减免 · 林小禾").await?;
    phone.press("提交申请").await?;
    phone.sees("请选一种情况").await?;
    look("waivers with errors").await?;
    phone.open_page("/bills").await?;
    phone.sees("全家还要缴").await?;
    look("bills").await?;
    phone.follow("接送").await?;
    phone.sees_screen("今天接孩子").await?;
    phone.sees("这几天").await?;
    phone.unfold("登记接送人").await?;
    phone.press("保存").await?;
    look("pick-up with errors").await?;
    parent.go_to("我的").await?;
    phone.sees("有效").await?;
    phone.press("全部撤回").await?;
    phone.sees("撤回林小禾的全部选课和托管吗？").await?;
    look("mine asking to withdraw").await?;
    phone.open_page(&page_behind(&source)?).await?;
    phone.sees("有效").await?;
    look("check of a receipt").await
}

/// Goes on after the tour: the office records that the money came in.
pub async fn tour_of_money(journey: &Journey, look: impl Look) -> Result<()> {
    let phone = &journey.parent.phone;
    let family = journey.own_family().await?;
    let receipts = family.receipts(&family.children[0].id).await?;
    let newest = &receipts.first().context("a receipt")?.number;
    let office = Office::sign_in(&journey.server.origin(), &journey.server.codes.office_code).await?;
    let paid = office.record_payment(newest.as_str(), "20260901-17").await?;
    phone.open_page("/bills").await?;
    phone.sees("全家已缴").await?;
    look("bills paid").await?;
    phone.open_page("/mine").await?;
    phone.press("退出 · 林小禾").await?;
    phone.sees("林小禾不再参加").await?;
    look("mine asking to leave").await?;
    phone.open_page(&format!("/payment-receipts/{}", paid.number)).await?;
    phone.sees("费用已收到").await?;
    look("payment receipt").await?;
    phone.open_page("/messages").await?;
    phone.sees("缴费收到了").await?;
    look("messages of money").await
}

/// The page to which a QR picture leads, from the picture's address.
pub fn page_behind(picture: &str) -> Result<String> {
    let code = picture.split('/').rev().nth(1).context("a code in the picture's address")?;
    Ok(format!("/r/{code}"))
}
