//! What a household is told: short and warm, as a school writes to families.

use super::phrases::{date, moment, weekday};
use crate::{ClockTime, Fen, LeavingChange, News, ToldCompany, school_time, words::NewsWords};
use chrono::{Datelike, NaiveDate};

pub(super) fn news(news: &News) -> NewsWords {
    NewsWords { title: title(news), text: text(news) }
}

fn title(news: &News) -> String {
    match news {
        News::Outcome { admitted: 0, not_admitted: 0, .. } => "申请收到了".to_owned(),
        News::Outcome { under_review: true, .. } => "申请收到了，等老师审核".to_owned(),
        News::Outcome { .. } => "选课结果出来了".to_owned(),
        News::ApplicationReturned { .. } => "学校有个建议，请您看看".to_owned(),
        News::ToBeSigned { .. } => "编班公布了，请签字".to_owned(),
        News::ApplicationLetGo { .. } => "没有等到您的答复，名额放出了".to_owned(),
        News::BillDue { .. } => "有一笔费用要缴".to_owned(),
        News::SessionCancelled { title, .. } => format!("{title}停课一次"),
        News::SessionHeld { title, .. } => format!("{title}照常上课"),
        News::LeavingChanged { .. } => "放学时间变了".to_owned(),
        News::CompanyChanged { as_usual: true, .. } => "接送改回平时的安排".to_owned(),
        News::CompanyChanged { .. } => "有一天换人接".to_owned(),
        News::UsualCompanyChanged { .. } => "平时接孩子的人变了".to_owned(),
        News::BillPaid { .. } => "缴费收到了".to_owned(),
        News::WaiverGranted { .. } => "减免申请通过了".to_owned(),
        News::WaiverDeclined => "减免申请有答复了".to_owned(),
        News::Admitted { title } => format!("{title}录取了"),
        News::NotAdmitted { title, .. } => format!("{title}这次没有录取"),
        News::Left { .. } => "退出办好了".to_owned(),
        News::PlaceReturned { .. } => "没有按时缴费，名额放出了".to_owned(),
    }
}

fn text(news: &News) -> String {
    match news {
        News::Outcome { receipt, admitted, not_admitted, to_be_seen, under_review } => {
            let outcome = match under_review {
                true => places_kept(receipt.as_str(), *admitted, *not_admitted),
                false => outcome(receipt.as_str(), *admitted, *not_admitted),
            };
            match to_be_seen {
                0 => outcome,
                seen => format!("{outcome}其中 {seen} 门要等老师看过孩子才算数。"),
            }
        }
        News::ApplicationReturned { receipt, answer_until } => {
            let until = moment(school_time(*answer_until));
            format!(
                "原来的申请排不下，老师另外想了一个办法，请打开选课回执 {receipt} 看看，合适就点“接受”。名额给您留到 {until}。"
            )
        }
        News::ToBeSigned { receipt, sign_until } => {
            let until = moment(school_time(*sign_until));
            format!(
                "请打开选课回执 {receipt} 看看结果，在 {until} 前签字；到时没有签，名额会让给别的孩子。签字以前不用缴费。"
            )
        }
        News::ApplicationLetGo { receipt } => {
            format!(
                "选课回执 {receipt} 的申请到时没有答复或签字，名额已经放出，不用缴费。还想参加，请打电话问学校。"
            )
        }
        News::BillDue { receipt, total, due_at } => {
            let due = moment(school_time(*due_at));
            format!(
                "应缴 {total} 元，请在 {due} 前缴清；到时没有缴，名额会让给别的孩子。怎么缴，写在“账单”里。选课回执 {receipt}。"
            )
        }
        News::SessionCancelled { title, date, reason, leaves } => {
            let day = day(*date);
            format!("{day}的{title}停上一次（{reason}）。{}", that_day(*leaves))
        }
        News::SessionHeld { title, date, leaves } => {
            let day = day(*date);
            format!("原来通知停上的{title}（{day}）照常上。{}", that_day(*leaves))
        }
        News::LeavingChanged { days } => {
            let days: Vec<String> = days.iter().map(change).collect();
            format!("{}。请按新的时间来接，换季以后的时间看“接送”。", days.join("；"))
        }
        News::CompanyChanged { date, leaves, with, as_usual } => {
            let (day, with) = (day(*date), company(with));
            match as_usual {
                true => format!("{day}改回平时的安排：孩子{with}，{leaves} 放学。"),
                false => format!("{day}，孩子{with}，{leaves} 放学。只改这一天。"),
            }
        }
        News::UsualCompanyChanged { with } => {
            format!("从现在起，平时孩子{}。哪一天另有安排，写在“接送”里。", company(with))
        }
        News::BillPaid { receipt, total, number } => {
            format!("收到您缴的 {total} 元，谢谢。缴费收据 {number}，选课回执 {receipt}。")
        }
        News::WaiverGranted { less, refund } => waived(*less, *refund),
        News::WaiverDeclined => {
            "学校看过了，这次没有同意。原因写在“减免”里；情况有变化可以再申请，有疑问请打电话问学校。"
                .to_owned()
        }
        News::Admitted { title } => format!("老师看过孩子了，{title}正式录取。"),
        News::NotAdmitted { title, less, refund } => not_admitted(title, *less, *refund),
        News::Left { titles, leaves, refund, credit, less } => {
            let money = money_of_leaving(*refund, *credit, *less);
            format!("从 {} 起，不再参加{}。{money}。", day(*leaves), titles.join("、"))
        }
        News::PlaceReturned { titles, total } => {
            let titles = titles.join("、");
            format!(
                "{titles}的费用 {total} 元到时没有收到，名额已经放出。还想参加，请看看还有没有名额，或者打电话问学校。"
            )
        }
    }
}

fn day(day: NaiveDate) -> String {
    format!("{} {}", date(day), weekday(day.weekday()))
}

fn change(change: &LeavingChange) -> String {
    let LeavingChange { weekday: on, date: first, from, to } = change;
    let since = [&date(*first), "起，每", weekday(*on)].concat();
    match (from, to) {
        (Some(from), Some(to)) => format!("{since}改为 {to} 放学（原来 {from}）"),
        (None, Some(to)) => format!("{since}也要来，{to} 放学"),
        (_, None) => format!("{since}不用来了"),
    }
}

fn that_day(leaves: Option<ClockTime>) -> String {
    match leaves {
        Some(time) => format!("这天孩子 {time} 放学，请按这个时间来接。"),
        None => "这天孩子不用到校。".to_owned(),
    }
}

fn company(with: &ToldCompany) -> String {
    match with {
        ToldCompany::Guardian => "由家长来接".to_owned(),
        ToldCompany::Collector { relation } => format!("由{relation}来接"),
        ToldCompany::Alone => "自己回家".to_owned(),
    }
}

fn waived(less: Fen, refund: Fen) -> String {
    let owed = format!("要缴的费用少了 {less} 元，请看“账单”");
    let back = format!("已经缴的费用退 {refund} 元，原路退回");
    match (less.is_zero(), refund.is_zero()) {
        (true, true) => "学校同意了您的减免申请。以后选课看到的费用，都是减免以后的。".to_owned(),
        (false, true) => format!("学校同意了您的减免申请，{owed}。"),
        (true, false) => format!("学校同意了您的减免申请，{back}。"),
        (false, false) => format!("学校同意了您的减免申请。{owed}；{back}。"),
    }
}

fn not_admitted(title: &str, less: Fen, refund: Fen) -> String {
    let seen = format!("老师看过孩子，觉得{title}现在还不太合适，名额先放出了");
    let owed = format!("没缴的 {less} 元不用缴了");
    let back = format!("缴过的 {refund} 元退给您，原路退回");
    let money = match (less.is_zero(), refund.is_zero()) {
        (true, true) => String::new(),
        (false, true) => format!("；{owed}"),
        (true, false) => format!("；{back}"),
        (false, false) => format!("；{owed}，{back}"),
    };
    format!("{seen}{money}。可以看看还有什么适合孩子，想多了解请问问老师。")
}

fn money_of_leaving(refund: Fen, credit: Fen, less: Fen) -> String {
    let parts = [
        (refund, format!("退 {refund} 元，原路退回")),
        (credit, format!("{credit} 元抵下一张账单")),
        (less, format!("没缴的 {less} 元不用缴了")),
    ];
    let said: Vec<String> =
        parts.into_iter().filter(|(amount, _)| !amount.is_zero()).map(|(_, said)| said).collect();
    if said.is_empty() { "没有要退的钱".to_owned() } else { said.join("；") }
}

fn places_kept(receipt: &str, kept: u32, not_kept: u32) -> String {
    let next = format!("班主任审核、学校公布以后，再请您签字。选课回执 {receipt}。");
    match (kept, not_kept) {
        (0, 0) => format!("学校收到了您的申请。{next}"),
        (kept, 0) => format!("选的 {kept} 门都给您留着名额。{next}"),
        (0, lost) => format!("选的 {lost} 门暂时排不下，老师会同您商量。{next}"),
        (kept, lost) => format!("{kept} 门留着名额，{lost} 门暂时排不下，老师会同您商量。{next}"),
    }
}

fn outcome(receipt: &str, admitted: u32, not_admitted: u32) -> String {
    match (admitted, not_admitted) {
        (0, 0) => format!("学校收到了您的申请，已经记下。选课回执 {receipt}。"),
        (admitted, 0) => format!("选的 {admitted} 门都录取了。选课回执 {receipt}。"),
        (0, lost) => {
            format!("选的 {lost} 门这次没有录取。原因写在选课回执 {receipt} 上，也可以看看还有什么适合。")
        }
        (admitted, lost) => format!("录取 {admitted} 门，{lost} 门没有录取。原因写在选课回执 {receipt} 上。"),
    }
}
