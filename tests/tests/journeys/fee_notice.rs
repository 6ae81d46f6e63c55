//! What the school charges, for everybody to read.

use anyhow::{Result, ensure};
use kehou_tests::{Role, journey};

#[tokio::test]
async fn anybody_reads_what_is_charged_and_whom_to_call_without_signing_in() -> Result<()> {
    journey(async |journey| {
        let phone = &journey.parent.phone;
        phone.open_page("/letter").await?;
        phone.follow("收费公示").await?;
        phone.sees_screen("收费公示").await?;
        for words in [
            "云禾镇中心小学",
            "县发改价〔2026〕12 号",
            "校园足球（初级）",
            "25 元/次",
            "外聘教练课酬 17 元",
            "报名以后一次缴清",
            "晨间托管、午餐托管、傍晚托管",
            "全部社团",
            "开课前全退，之后按没上的次数退",
            "七个工作日内到账",
        ] {
            phone.sees(words).await?;
        }
        let complaint = phone.find(Role::Link, "0000-54321").await?;
        ensure!(complaint.attr("href").await?.as_deref() == Some("tel:0000-54321"), "a number to call");
        phone.find(Role::Button, "打印或存成 PDF").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_family_finds_the_notice_where_money_is_and_nothing_of_its_own_in_it() -> Result<()> {
    journey(async |journey| {
        let (parent, phone) = (&journey.parent, &journey.parent.phone);
        parent.begin_choosing().await?;
        parent.open_offering("校园足球（初级）").await?;
        phone.sees("开课前全退，之后按没上的次数退").await?;
        phone.sees("外聘教练课酬 17 元").await?;
        phone.follow("收费公示").await?;
        phone.sees_screen("收费公示").await?;
        let text = phone.text().await?;
        for own in ["林小禾", "林小苗", "林晓梅"] {
            ensure!(!text.contains(own), "{own} stands in {text}");
        }
        for path in ["/bills", "/mine"] {
            phone.open_page(path).await?;
            phone.follow("收费公示").await?;
            phone.sees_screen("收费公示").await?;
        }
        Ok(())
    })
    .await
}
