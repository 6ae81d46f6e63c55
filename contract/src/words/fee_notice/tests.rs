//! What a family reads, sentence by sentence.

use crate::examples::{clock, date, fee_rule, football, school};
use crate::rules::fee_notice;
use crate::words::{FeeNoticeWords, Language};
use crate::*;

fn yuan(text: &str) -> Fen {
    crate::money::yuan::read(text).expect("yuan")
}

fn part(parts: u32, of: u32) -> Fraction {
    Fraction::new(parts, of).expect("a part")
}

fn words(language: Language) -> &'static FeeNoticeWords {
    &language.late_words().fee_notice
}

/// Everything that is said of one rule of the school.
fn said_in(language: Language, rule: FeeRule) -> Vec<String> {
    let texts = words(language);
    let school = School { tariff: Tariff { rules: vec![rule], ..Tariff::default() }, ..school() };
    let notice = fee_notice(&school, &[]);
    let entry = &notice.entries[0];
    let rows = entry.rows.iter().map(|row| [(texts.whom)(row), (texts.amount)(entry, row)].join("："));
    let mut said = vec![(texts.title)(entry), (texts.about)(entry)];
    said.extend(rows);
    said.extend((texts.counting)(entry));
    said.extend((texts.asked)(entry, 7));
    said
}

fn said(rule: FeeRule) -> Vec<String> {
    said_in(Language::ZhHans, rule)
}

fn titled(title: &str, unit: Unit, amount: &str) -> FeeRule {
    FeeRule { title: title.into(), rate: yuan(amount), ..fee_rule("fee", unit) }
}

fn windows(names: &[&str]) -> Vec<WindowId> {
    names.iter().map(|name| WindowId::new(*name)).collect()
}

fn care_in(names: &[&str]) -> Covers {
    Covers { services: vec![ServiceKind::Care], windows: windows(names), ..Covers::default() }
}

#[test]
fn monthly_packages() {
    let package = |amount: &str, names: &[&str]| Rate {
        amount: yuan(amount),
        takes: windows(names),
        ..Rate::default()
    };
    let rule = FeeRule {
        covers: care_in(&["noon", "evening"]),
        rates: vec![
            package("250", &["noon", "evening"]),
            package("150", &["noon"]),
            package("100", &["evening"]),
        ],
        billed: Billed::EachMonth,
        ..titled("课后服务费", Unit::Month, "0")
    };
    assert_eq!(
        said(rule),
        [
            "课后服务费",
            "午间、傍晚托管",
            "午间：150 元/月",
            "傍晚：100 元/月",
            "午间、傍晚都参加：250 元/月",
            "中途参加的，当月收全额",
            "学校没有开的，不收费",
            "每月月初缴",
            "账单出来后 7 天内缴清",
        ]
    );
}

#[test]
fn counted_afterwards_with_a_list_in_the_class() {
    let rule = FeeRule {
        at_most: vec![
            Bound { amount: yuan("2.50"), per: Per::Unit },
            Bound { amount: yuan("400"), per: Per::Term },
        ],
        billed: Billed::AfterMonth { objections: 5 },
        counts: Counts::Attended,
        ..titled("", Unit::Period, "2.50")
    };
    assert_eq!(
        said(rule.clone()),
        [
            "全部课后服务",
            "",
            "：2.50 元/课时",
            "每课时最多 2.50 元",
            "每学期最多 400 元",
            "按孩子实际来的课时数算",
            "中途参加的，从参加那天起算",
            "学校没有开的，不收费",
            "每个月上完以后按实际结算，名单先在班里公示 5 天",
            "账单出来后 7 天内缴清",
        ]
    );
    let english = said_in(Language::En, rule);
    for sentence in ["At most ¥400 a term", "Counted are the periods that the child comes to"] {
        assert!(english.iter().any(|said| said == sentence), "{english:?}");
    }
}

#[test]
fn every_part_of_a_rule_has_its_words() {
    let cases: [(FeeRule, &str); 14] = [
        (
            FeeRule { free: Some(Allowance { units: 1, per: Per::Day }), ..titled("费", Unit::Period, "5") },
            "每天前 1 课时不收费",
        ),
        (
            FeeRule {
                at_least: vec![Bound { amount: yuan("30"), per: Per::Month }],
                ..titled("费", Unit::Day, "5")
            },
            "参加了的，每月最少 30 元",
        ),
        (
            FeeRule {
                attendance: vec![AttendanceStep { below: part(1, 2), pays: part(1, 2) }],
                ..titled("费", Unit::Month, "120")
            },
            "一个月里，来的天数不到开课天数一半的，收一半",
        ),
        (FeeRule { for_each: ForEach::Window, ..titled("费", Unit::Term, "300") }, "参加几个时段，就算几份"),
        (titled("费", Unit::Term, "300"), "不管参加几样，只算一份"),
        (
            FeeRule { late_start: LateStart::ByHalf, ..titled("费", Unit::Month, "50") },
            "中途参加的，当月过了一半的收一半",
        ),
        (
            FeeRule { undelivered: Undelivered::Credited, ..titled("费", Unit::Period, "2.95") },
            "学校没有开的，抵下学期的费用",
        ),
        (FeeRule { rounding: Rounding::DownToYuan, ..titled("费", Unit::Hour, "5") }, "不到一元的不收"),
        (
            FeeRule {
                billed: Billed::Instalments(vec![
                    Instalment { on: date("2026-09-01"), share: part(1, 3) },
                    Instalment { on: date("2026-11-01"), share: part(2, 3) },
                ]),
                ..titled("费", Unit::Term, "300")
            },
            "分 2 次缴：9月1日起缴三分之一，11月1日起缴三分之二",
        ),
        (
            FeeRule { billed: Billed::AfterTerm { objections: 0 }, ..titled("费", Unit::Day, "3") },
            "学期结束以后按实际结算",
        ),
        (
            FeeRule {
                covers: Covers {
                    taught_by: Some(TaughtBy::Provider),
                    services: vec![ServiceKind::Course],
                    ..Covers::default()
                },
                ..titled("", Unit::Period, "5")
            },
            "由外聘机构带的课程",
        ),
        (FeeRule { covers: care_in(&["noon"]), ..titled("", Unit::Day, "3") }, "午间托管"),
        (titled("晚接费", Unit::LatePickUp { minutes: 30 }, "5"), "：5 元/晚接 30 分钟"),
        (titled("餐费", Unit::Day, "0"), "：免费"),
    ];
    for (rule, sentence) in cases {
        let all = said(rule.clone());
        assert!(all.iter().any(|said| said == sentence), "{sentence} is not in {all:?}");
        let english = said_in(Language::En, rule);
        assert!(english[2..].iter().all(|said| !said.is_empty()), "{english:?}");
    }
}

#[test]
fn every_condition_of_a_rate_has_its_words() {
    let plain = || Rate { amount: yuan("3"), ..Rate::default() };
    let cases: [(Rate, &str); 7] = [
        (Rate { grades: Some(GradeSpan { from: 3, to: 6 }), ..plain() }, "三至六年级：3 元/天"),
        (Rate { taught_by: Some(TaughtBy::School), ..plain() }, "本校老师带：3 元/天"),
        (Rate { weekdays: Some(CountSpan { from: 2, to: Some(4) }), ..plain() }, "每周 2 至 4 天：3 元/天"),
        (Rate { weekdays: Some(CountSpan { from: 5, to: None }), ..plain() }, "每周至少 5 天：3 元/天"),
        (Rate { meetings: Some(CountSpan { from: 16, to: Some(16) }), ..plain() }, "一学期 16 次：3 元/天"),
        (Rate { ends_by: Some(clock("17:30")), ..plain() }, "17:30 前结束：3 元/天"),
        (Rate { shared: true, ..plain() }, "：3 元/天，全班分摊"),
    ];
    for (rate, sentence) in cases {
        let all = said(FeeRule { rates: vec![rate], ..titled("费", Unit::Day, "5") });
        assert!(all.iter().any(|said| said == sentence), "{sentence} is not in {all:?}");
        assert!(all.iter().any(|said| said == "其他：5 元/天"), "{all:?}");
    }
}

#[test]
fn who_pays_less_and_what_is_bounded_together() {
    let mut school = School {
        tariff: Tariff { rules: vec![titled("服务费", Unit::Day, "3")], ..Tariff::default() },
        ..school()
    };
    let at_most = Bound { amount: yuan("600"), per: Per::Term };
    school.tariff.limits = vec![FeeLimit { rules: vec![], at_most }];
    let group = |title: &str, share, rules| WaiverGroup {
        id: WaiverGroupId::new(title),
        title: title.into(),
        share,
        rules,
        offerings: vec![],
    };
    school.tariff.waivers = vec![
        group("孤儿", Fraction::WHOLE, vec![]),
        group("低保家庭", part(1, 2), vec![FeeRuleId::new("fee")]),
    ];
    let football = football();
    let notice = fee_notice(&school, &[&football]);
    let texts = words(Language::ZhHans);
    assert_eq!((texts.limit)(&notice, &notice.limits[0]), "所有收费合起来，每学期最多 600 元");
    let waivers: Vec<String> = notice.waivers.iter().map(|waiver| (texts.waiver)(&notice, waiver)).collect();
    assert_eq!(waivers, ["孤儿：全免", "低保家庭：免一半（服务费）"]);
    assert_eq!((texts.title)(&notice.entries[1]), "课程");
    let row = &notice.entries[1].rows[0];
    assert_eq!([(texts.whom)(row), (texts.amount)(&notice.entries[1], row)], ["校园足球", "25 元/次"]);
    assert_eq!((texts.free)(&fee_notice(&crate::examples::school(), &[]).free), ["午餐托管、傍晚托管"]);
}
