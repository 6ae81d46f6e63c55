//! A school with class review: from the submission to the signature, with a proposal on the way.

use anyhow::{Context, Result, ensure};
use kehou_tests::{
    Environment, Journey, Phone,
    axe::{Axe, none_found},
    journey_in, sign_in_staff,
};
use std::{fs, path::Path};

/// The usual school, with review, and with nobody else's applications.
fn environment(folder: &Path) -> Result<Option<Environment>> {
    let Some(mut environment) = Environment::of_this_run()? else {
        return Ok(None);
    };
    let text = fs::read_to_string(&environment.school)?;
    let review = "mode = { review = { sign_within_days = 3, answer_within_days = 2 } }";
    let reviewed = text.replacen("mode = \"first_come\"", review, 1);
    ensure!(reviewed != text, "the round's mode");
    let (reviewed, _) = reviewed.split_once("[rehearsal.taken]").context("what others have taken")?;
    environment.school = folder.join("school.toml");
    fs::write(&environment.school, reviewed)?;
    Ok(Some(environment))
}

/// Nothing axe objects to, and everything big enough to touch.
async fn look(axe: &Axe, phone: &Phone) -> Result<()> {
    let mut found = axe.violations(phone).await?;
    found.extend(phone.small_targets().await?);
    none_found(&found)
}

async fn staff_step(office: &Phone, button: &str) -> Result<()> {
    office.press(button).await?;
    office.type_into("原因", "已核对").await?;
    office.press("确定").await?;
    office.sees_no("2 到 200 个字，会留在记录里").await
}

#[tokio::test]
async fn an_application_is_returned_taken_published_and_signed() -> Result<()> {
    let folder = tempfile::tempdir()?;
    match environment(folder.path())? {
        Some(environment) => journey_in(environment, None, walk).await,
        None => Ok(()),
    }
}

async fn walk(journey: &mut Journey) -> Result<()> {
    let (parent, phone) = (&journey.parent, &journey.parent.phone);
    let axe = Axe::read(&journey.environment.axe)?;
    parent.begin_choosing().await?;
    parent.choose("校园足球（初级）").await?;
    parent.go_to("课表").await?;
    phone.follow("提交申请").await?;
    phone.sees("现在不用签字，也不用缴费").await?;
    look(&axe, phone).await?;
    phone.press("提交").await?;
    phone.sees_screen("选课回执").await?;
    phone.sees("名额已留").await?;
    phone.sees("签字后再缴").await?;
    let returned = parent.receipt_number().await?;
    let profile = tempfile::tempdir()?;
    let mut office = journey.another_phone(&profile).await?;
    sign_in_staff(&office, &journey.server.codes.office_code).await?;
    office.follow("审核").await?;
    office.sees("林小禾").await?;
    office.press("退给家长并建议 · 林小禾").await?;
    office.tick("午餐托管").await?;
    office.type_into("原因", "周三人太多，先在午间").await?;
    look(&axe, &office).await?;
    office.press("确定").await?;
    office.sees("等家长答复").await?;
    phone.open_page("/messages").await?;
    phone.sees("学校有个建议，请您看看").await?;
    phone.open_page(&format!("/receipts/{returned}")).await?;
    phone.sees("老师说：周三人太多，先在午间").await?;
    look(&axe, phone).await?;
    phone.press("接受这个建议").await?;
    phone.sees("班主任审过了，等年级汇总").await?;
    let taken = parent.receipt_number().await?;
    ensure!(taken != returned, "the yes has a receipt of its own");
    office.follow("看板").await.context("another screen")?;
    office.follow("审核").await?;
    staff_step(&office, "年级汇总 · 三年级").await?;
    staff_step(&office, "公布 · 三年级").await?;
    phone.open_page("/messages").await?;
    phone.sees("编班公布了，请签字").await?;
    phone.open_page(&format!("/receipts/{taken}")).await?;
    parent.sign("林晓梅").await?;
    look(&axe, phone).await?;
    phone.press("签字").await?;
    phone.sees("家长已经签字，名额定下来了").await?;
    phone.sees("待缴").await?;
    office.close().await
}
