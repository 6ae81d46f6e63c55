//! Everything a family can be told.

use super::{clock, date, round};
use crate::*;
use chrono::Weekday;

pub(crate) fn every_news() -> Vec<News> {
    let receipt = ReceiptNumber::new("S1-2608-000317");
    let (date, title) = (date("2026-09-16"), "校园足球（初级）".to_owned());
    let outcome = |admitted, not_admitted| News::Outcome {
        receipt: receipt.clone(),
        admitted,
        not_admitted,
        to_be_seen: 0,
        under_review: false,
    };
    let under_review = |admitted, not_admitted| News::Outcome {
        receipt: receipt.clone(),
        admitted,
        not_admitted,
        to_be_seen: 0,
        under_review: true,
    };
    let total = Fen(50_000);
    let left = |refund, credit, less| News::Left {
        titles: vec![title.clone(), "傍晚托管".into()],
        leaves: date,
        refund,
        credit,
        less,
    };
    vec![
        outcome(3, 0),
        outcome(0, 2),
        outcome(2, 1),
        outcome(0, 0),
        News::BillDue { receipt: receipt.clone(), total, due_at: round().bills_due_at },
        News::SessionCancelled {
            title: title.clone(),
            date,
            reason: "场地维修".into(),
            leaves: Some(clock("17:00")),
        },
        News::SessionHeld { title: title.clone(), date, leaves: Some(clock("18:10")) },
        News::LeavingChanged {
            days: vec![
                LeavingChange {
                    weekday: Weekday::Wed,
                    date,
                    from: Some(clock("18:10")),
                    to: Some(clock("17:00")),
                },
                LeavingChange {
                    weekday: Weekday::Fri,
                    date: date + chrono::Days::new(2),
                    from: Some(clock("18:00")),
                    to: Some(clock("17:05")),
                },
            ],
        },
        News::CompanyChanged {
            date,
            leaves: clock("18:10"),
            with: ToldCompany::Collector { relation: "奶奶".into() },
            as_usual: false,
        },
        News::CompanyChanged { date, leaves: clock("18:10"), with: ToldCompany::Guardian, as_usual: true },
        News::UsualCompanyChanged { with: ToldCompany::Alone },
        News::WaiverGranted { less: Fen(12_000), refund: Fen(34_000) },
        News::WaiverGranted { less: total, refund: Fen::ZERO },
        News::WaiverGranted { less: Fen::ZERO, refund: total },
        News::WaiverGranted { less: Fen::ZERO, refund: Fen::ZERO },
        News::WaiverDeclined,
        News::BillPaid { receipt: receipt.clone(), total, number: "SJ-2608-000009".into() },
        News::Outcome {
            receipt: receipt.clone(),
            admitted: 3,
            not_admitted: 0,
            to_be_seen: 1,
            under_review: false,
        },
        News::Admitted { title: title.clone() },
        News::NotAdmitted { title: title.clone(), less: Fen(30_000), refund: Fen(17_500) },
        News::NotAdmitted { title: title.clone(), less: Fen::ZERO, refund: Fen::ZERO },
        left(Fen(17_500), Fen(2_000), Fen(3_000)),
        left(Fen::ZERO, Fen::ZERO, Fen::ZERO),
        News::PlaceReturned { titles: vec![title, "啦啦操".into()], total },
        under_review(2, 1),
        under_review(2, 0),
        under_review(0, 0),
        News::ApplicationReturned { receipt: receipt.clone(), answer_until: round().bills_due_at },
        News::ToBeSigned { receipt: receipt.clone(), sign_until: round().bills_due_at },
        News::ApplicationLetGo { receipt: receipt.clone() },
    ]
}
