use crate::{
    Fen, Gives, LeavingFee, LeavingReason, Measure, PaidOut, RefundCause, RefundQuote, RefundReason,
    UnitCount, words::Language,
};

fn by_rule(amount: i64) -> LeavingReason {
    LeavingReason::Rule(RefundQuote {
        amount: Fen(amount),
        why: RefundReason {
            paid: Fen(50_000),
            cause: RefundCause::Leaving,
            measure: Measure::Meeting,
            used: 3,
            unused: 17,
            all: 20,
            cancelled: UnitCount::default(),
            step: None,
            gives: Gives::Remaining,
            amount: Fen(amount),
            absences: vec![],
            given_back: Fen::ZERO,
        },
        paid_out: PaidOut::Refund,
        document: None,
    })
}

fn fee(off: i64, by: LeavingReason) -> LeavingFee {
    LeavingFee { title: "校园足球".into(), charged: Fen(50_000), off: Fen(off), by }
}

#[test]
fn a_family_reads_how_each_amount_came_about_and_what_is_kept() {
    let say = Language::ZhHans.late_words().leaving.fee;
    let cases = [
        (
            fee(42_500, by_rule(42_500)),
            true,
            "已缴 500.00 元 × 未上 17 次 ÷ 共 20 次 = 425.00 元；其余 75.00 元不退",
        ),
        (
            fee(42_500, by_rule(42_500)),
            false,
            "还没缴的 500.00 元，425.00 元不用缴，已经用了的 75.00 元还要缴",
        ),
        (
            fee(20_000, by_rule(42_500)),
            true,
            "已缴 500.00 元 × 未上 17 次 ÷ 共 20 次 = 425.00 元；账上还有 200.00 元，退这么多",
        ),
        (fee(50_000, LeavingReason::NotBegun), false, "还没缴，也还没开始，不用缴了"),
        (fee(0, LeavingReason::NoRule), true, "学校没有写退费规定，500.00 元不退；有疑问请打电话问学校"),
    ];
    for (fee, paid, expected) in cases {
        assert_eq!(say(&fee, paid), expected);
    }
}

#[test]
fn every_language_says_the_amounts_of_every_reason() {
    for language in Language::ALL {
        let words = &language.late_words().leaving;
        let kept = (words.fee)(&fee(42_500, by_rule(42_500)), true);
        assert!(kept.contains("425.00") && kept.contains("75.00"), "{kept}");
        let owed = (words.fee)(&fee(42_500, by_rule(42_500)), false);
        assert!(owed.contains("425.00") && owed.contains("75.00"), "{owed}");
        let from = (words.from)(crate::examples::date("2026-09-25"));
        assert!(from.contains("25"), "{from}");
    }
}
