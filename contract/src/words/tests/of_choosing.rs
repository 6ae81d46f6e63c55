//! Refusals of a school's own rules of choosing.

use crate::{Counting, LinkedLoss, Refusal};
use chrono::Weekday;

/// Facts that the sentences say.
pub(super) const FACTS: [&str; 12] =
    ["午间社团", "6", "傍晚社团", "周六", "7", "三年级名额", "11", "排球", "13", "陶艺", "林小禾", "林小穗"];

pub(super) fn refusals() -> Vec<Refusal> {
    let until = "2026-08-24T12:00:00Z".parse().ok();
    let too_many = |title: &str, counting, most, would_be| {
        let title = title.to_owned();
        Refusal::TooMany { title, counting, most, would_be }
    };
    let why = Refusal::Full { capacity: 12 };
    let lost = vec![LinkedLoss { child: "林小禾".into(), title: "陶艺".into(), why }];
    vec![
        too_many("午间社团", Counting::Offerings, 5, 6),
        too_many("傍晚社团", Counting::Meetings, 2, 3),
        too_many("", Counting::Offerings, 5, 0),
        Refusal::TooFew { title: "周六".into(), counting: Counting::Offerings, least: 1, chosen: 0 },
        Refusal::TooFew { title: "体育".into(), counting: Counting::Meetings, least: 2, chosen: 1 },
        Refusal::OnlyHeldBack { places: 7, until },
        Refusal::OnlyHeldBack { places: 7, until: None },
        Refusal::QuotaFull { title: "三年级名额".into(), capacity: 11 },
        Refusal::NotInvited,
        Refusal::TooFarApart { with: "排球".into(), weekday: Weekday::Thu, minutes: 13 },
        Refusal::NotBothWon { lost },
        Refusal::OneNotTaken {
            child: "林小穗".into(),
            why: Box::new(Refusal::QuotaFull { title: "三年级名额".into(), capacity: 11 }),
        },
    ]
}

#[test]
fn a_receipt_of_an_earlier_version_still_says_how_many_were_too_many() {
    let early: Refusal = serde_json::from_str(r#"{"too_many":{"most":5}}"#).expect("a refusal");
    assert_eq!((crate::words::Language::ZhHans.words().refusal)(&early), "每个孩子最多选 5 门");
}
