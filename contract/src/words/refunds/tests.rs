use super::*;
use crate::{
    AbsenceGives, AbsenceRefund, AbsenceStep, Cancelled, Fen, Gives, Measure, NotHeld, Progress, RefundCause,
    RefundReason, RefundStep, UsedWhen, words::Language,
};

fn part(text: &str) -> Fraction {
    text.parse().expect("a fraction")
}

fn why(measure: Measure, paid: i64, [used, unused, all]: [u32; 3], amount: i64) -> RefundReason {
    RefundReason {
        paid: Fen(paid),
        cause: RefundCause::Leaving,
        measure,
        used,
        unused,
        all,
        cancelled: UnitCount::default(),
        step: None,
        gives: Gives::Remaining,
        amount: Fen(amount),
        absences: vec![],
        given_back: Fen::ZERO,
    }
}

fn said(language: Language, why: RefundReason, amount: i64) -> String {
    let quote = RefundQuote { amount: Fen(amount), why, paid_out: PaidOut::Refund, document: None };
    (language.late_words().refunds.quote)(&quote)
}

fn whole(parts: u32) -> UnitCount {
    UnitCount { parts, of: 1 }
}

#[test]
fn an_amount_is_worked_out_in_chinese() {
    use Measure::{Day, HalfMonth, Meeting, Month};
    let by_day = || why(Day, 13_000, [9, 13, 22], 7_682);
    let meetings = |amount| why(Meeting, 40_000, [2, 12, 16], amount);
    let third = Some(Progress::LessThan(part("1/3")));
    let month =
        AbsenceRefund { measure: Month, count: UnitCount { parts: 3, of: 2 }, all: 4, amount: Fen(18_000) };
    let staying = |why| RefundReason { cause: RefundCause::Staying, gives: Gives::Nothing, ..why };
    let cases = [
        (by_day(), 7_682, "已缴 130.00 元 × 未上 13 天 ÷ 共 22 天 = 76.82 元"),
        (
            RefundReason { given_back: Fen(2_500), ..by_day() },
            5_182,
            "已缴 130.00 元 × 未上 13 天 ÷ 共 22 天 = 76.82 元；减去已退 25.00 元，还退 51.82 元",
        ),
        (
            RefundReason { cancelled: whole(2), unused: 11, ..by_day() },
            7_682,
            "已缴 130.00 元 ×（停课 2 天 + 未上 11 天）÷ 共 22 天 = 76.82 元",
        ),
        (
            RefundReason { step: third, gives: Gives::Share(part("1/2")), ..meetings(20_000) },
            20_000,
            "上到三分之一以前退 50%：已缴 400.00 元 × 50% = 200.00 元",
        ),
        (
            RefundReason { step: third, gives: Gives::Share(part("2/3")), ..meetings(26_667) },
            26_667,
            "上到三分之一以前退三分之二：已缴 400.00 元 × 2/3 = 266.67 元",
        ),
        (
            RefundReason { cancelled: whole(2), gives: Gives::Share(part("7/10")), ..meetings(29_500) },
            29_500,
            "已缴 400.00 元 ×（停课 2 次 + 其余 14 次 × 70%）÷ 共 16 次 = 295.00 元",
        ),
        (RefundReason { gives: Gives::Nothing, ..meetings(0) }, 0, "已上 2 次（共 16 次），按规定不退"),
        (
            RefundReason { gives: Gives::Nothing, cancelled: whole(2), ..meetings(5_000) },
            5_000,
            "已上 2 次（共 16 次），按规定不退；学校停课的照退：已缴 400.00 元 × 停课 2 次 ÷ 共 16 次 = 50.00 元",
        ),
        (
            RefundReason { step: Some(Progress::AtMostUsed(1)), ..why(Month, 20_000, [1, 3, 4], 15_000) },
            15_000,
            "用了不超过 1 个月的按没用的月数退：已缴 200.00 元 × 未用 3 个月 ÷ 共 4 个月 = 150.00 元",
        ),
        (
            why(HalfMonth, 40_000, [3, 5, 8], 25_000),
            25_000,
            "已缴 400.00 元 × 未用 2.5 个月 ÷ 共 4 个月 = 250.00 元",
        ),
        (
            RefundReason { cancelled: whole(20), ..staying(why(Day, 56_050, [0, 75, 95], 11_800)) },
            11_800,
            "已缴 560.50 元 × 停课 20 天 ÷ 共 95 天 = 118.00 元",
        ),
        (
            RefundReason { absences: vec![month], ..staying(why(Month, 48_000, [4, 0, 4], 0)) },
            18_000,
            "连续请假退 1.5 个月：已缴 480.00 元 × 1.5 个月 ÷ 共 4 个月 = 180.00 元",
        ),
        (staying(why(Month, 48_000, [4, 0, 4], 0)), 0, "没有要退的"),
        (
            RefundReason { cause: RefundCause::ServiceCancelled, ..meetings(40_000) },
            40_000,
            "学校停开，已缴 400.00 元全部退还",
        ),
    ];
    for (why, amount, expected) in cases {
        assert_eq!(said(Language::ZhHans, why, amount), expected);
    }
}

#[test]
fn an_amount_is_worked_out_in_english() {
    let by_day = why(Measure::Day, 13_000, [9, 13, 22], 7_682);
    let expected = "¥130.00 paid × 13 days not used ÷ 22 days = ¥76.82";
    assert_eq!(said(Language::En, by_day, 7_682), expected);
    let month = AbsenceRefund { measure: Measure::Month, count: whole(1), all: 4, amount: Fen(12_000) };
    let leaving = RefundReason { absences: vec![month], ..why(Measure::Month, 48_000, [2, 2, 4], 24_000) };
    let expected = "¥480.00 paid × 2 months not used ÷ 4 months = ¥240.00; \
        absent for long: ¥480.00 paid × 1 month ÷ 4 months = ¥120.00; ¥360.00 together";
    assert_eq!(said(Language::En, leaving, 36_000), expected);
}

#[test]
fn a_rule_is_read_before_anybody_leaves() {
    let steps = [(Progress::NotBegun, "7/10"), (Progress::LessThan(part("1/3")), "1/2")];
    let steps = steps.map(|(up_to, share)| RefundStep { up_to, gives: Gives::Share(part(share)) }).to_vec();
    let rule = RefundRule {
        steps,
        otherwise: Gives::Nothing,
        document: Some("县发改价〔2026〕12 号".into()),
        ..RefundRule::by(Measure::Meeting)
    };
    let chinese = [
        "开课前退 70%，上到三分之一以前退 50%，之后不退",
        "学校停课，停一次退一次",
        "学校停开，已缴的费用全退",
        "钱退还给家长",
        "退费依据：县发改价〔2026〕12 号",
    ];
    assert_eq!((Language::ZhHans.late_words().refunds.rule)(&rule), chinese);
    let english = (Language::En.late_words().refunds.rule)(&rule);
    let expected =
        "Who leaves gets 70% back before it begins, 50% back before 1/3 is used, nothing back after that";
    assert_eq!(english[0], expected);
}

#[test]
fn a_rule_with_every_part_is_said_whole() {
    let absence = |days_in_a_row, gives| AbsenceStep { days_in_a_row, gives };
    let rule = RefundRule {
        used_when: UsedWhen::Attended,
        absence: vec![
            absence(20, AbsenceGives::MonthFee(Fraction::WHOLE)),
            absence(10, AbsenceGives::MonthFee(part("1/2"))),
            absence(5, AbsenceGives::EachDay),
        ],
        cancelled: Cancelled { sessions: NotHeld::Nothing, service: Gives::Remaining },
        paid_out: PaidOut::Credit,
        ..RefundRule::by(Measure::HalfMonth)
    };
    let chinese = [
        "中途退出，按没用的月数退",
        "一个月里，用了不超过一半的天数算半个月，超过一半算一个月",
        "孩子没来的，不算用了",
        "连续请假满 20 天退一个月的费用，满 10 天退半个月的费用，满 5 天按天退",
        "学校临时停课，不退",
        "学校停开，已缴的费用按没用的月数退",
        "钱不退现，抵下一张账单",
    ];
    assert_eq!((Language::ZhHans.late_words().refunds.rule)(&rule), chinese);
    assert_eq!((Language::En.late_words().refunds.rule)(&rule).len(), chinese.len());
}

#[test]
fn counts_and_parts_are_written_as_people_write_them() {
    let cases = [
        ((13, 1), "13"),
        ((3, 2), "1.5"),
        ((5, 4), "1.25"),
        ((1, 20), "0.05"),
        ((4, 3), "4/3"),
        ((0, 1), "0"),
    ];
    for ((parts, of), written) in cases {
        assert_eq!(count(UnitCount { parts, of }), written);
    }
    for (share, written) in [("7/10", "70%"), ("1/3", "1/3"), ("1/1", "100%"), ("3/4", "75%"), ("1/8", "1/8")]
    {
        assert_eq!(factor(part(share)), written);
    }
}
