//! What stands in the notice, by the rules it comes from.

use super::fee_notice;
use crate::examples::{calligraphy, clock, date, fee_rule, football, robots, school};
use crate::*;

fn yuan(text: &str) -> Fen {
    crate::money::yuan::read(text).expect("yuan")
}

fn part(parts: u32, of: u32) -> Fraction {
    Fraction::new(parts, of).expect("a part")
}

fn with(rules: Vec<FeeRule>) -> School {
    School { tariff: Tariff { rules, ..Tariff::default() }, ..school() }
}

fn all(offerings: &[Offering]) -> Vec<&Offering> {
    offerings.iter().collect()
}

/// A course that costs so much a meeting, for reasons of its own.
fn course(id: &str, title: &str, amount: &str, pays_for: &str) -> Offering {
    let fees =
        vec![FeeRule { rate: yuan(amount), pays_for: pays_for.into(), ..fee_rule("course", Unit::Meeting) }];
    Offering { id: OfferingId::new(id), title: title.into(), fees, ..football() }
}

fn titles<'a>(row: &FeeNoticeRow<'a>) -> Vec<&'a str> {
    row.offerings.iter().map(|offering| offering.title.as_str()).collect()
}

#[test]
fn a_rule_of_the_school_is_an_entry_of_its_own_with_names_for_its_ids() {
    let covers = Covers {
        services: vec![ServiceKind::Care],
        windows: vec![WindowId::new("noon")],
        taught_by: Some(TaughtBy::School),
        ..Covers::default()
    };
    let noon = FeeRule { covers, rate: yuan("3"), ..fee_rule("noon", Unit::Day) };
    let own = FeeRule { document: "镇发〔2026〕3 号".into(), ..fee_rule("meals", Unit::Day) };
    let school = with(vec![noon, own]);
    let notice = fee_notice(&school, &[]);
    let [noon, meals] = notice.entries.as_slice() else { panic!("two entries") };
    assert_eq!(noon.covers.windows, ["午间"]);
    assert_eq!(noon.covers.taught_by, Some(TaughtBy::School));
    assert_eq!(noon.rows.iter().map(|row| row.rate.amount()).collect::<Vec<_>>(), [yuan("3")]);
    assert!(!noon.is_own && noon.document == school.fee_document && meals.document == "镇发〔2026〕3 号");
    assert!(!notice.is_free() && meals.is_free());
}

#[test]
fn offerings_that_cost_the_same_stand_in_one_row_and_those_that_pay_for_other_things_do_not() {
    let offerings = [
        course("football", "足球", "25", ""),
        course("basketball", "篮球", "25", ""),
        course("chess", "围棋", "15", ""),
        course("pottery", "泥塑", "25", "教师课酬 20 元，陶泥 5 元"),
    ];
    let school = school();
    let notice = fee_notice(&school, &all(&offerings));
    let [entry] = notice.entries.as_slice() else { panic!("one entry") };
    assert!(entry.is_own && entry.covers.services == [ServiceKind::Course]);
    let rows: Vec<_> = entry.rows.iter().map(|row| (titles(row), row.rate.amount(), row.pays_for)).collect();
    assert_eq!(
        rows,
        [
            (vec!["足球", "篮球"], yuan("25"), ""),
            (vec!["围棋"], yuan("15"), ""),
            (vec!["泥塑"], yuan("25"), "教师课酬 20 元，陶泥 5 元"),
        ]
    );
}

#[test]
fn own_fees_that_are_counted_or_given_back_otherwise_are_entries_of_their_own() {
    let plain = || course("football", "足球", "25", "");
    let changes: [fn(&mut Offering); 6] = [
        |one| one.fees[0].unit = Unit::Term,
        |one| one.fees[0].title = "材料费".into(),
        |one| one.fees[0].at_most = vec![Bound { amount: yuan("400"), per: Per::Term }],
        |one| one.fees[0].refund = Some(RefundRule::by(Measure::Day)),
        |one| one.tier = Tier::Club,
        // Two fees of one offering, however alike.
        |one| one.fees.push(one.fees[0].clone()),
    ];
    for (number, change) in changes.into_iter().enumerate() {
        let mut other = course("chess", "围棋", "15", "");
        change(&mut other);
        let (offerings, school) = ([plain(), other], school());
        assert_eq!(fee_notice(&school, &all(&offerings)).entries.len(), 2, "change {number}");
    }
}

#[test]
fn packages_go_from_the_smallest_and_bands_stay_in_their_order() {
    let takes = |names: &[&str]| names.iter().map(|name| WindowId::new(*name)).collect();
    let package =
        |amount: &str, names: &[&str]| Rate { amount: yuan(amount), takes: takes(names), ..Rate::default() };
    let care = FeeRule {
        rates: vec![package("250", &["noon", "evening"]), package("150", &["noon"])],
        ..fee_rule("care", Unit::Month)
    };
    let band = |amount: &str, from, to| Rate {
        amount: yuan(amount),
        grades: Some(GradeSpan { from, to }),
        ..Rate::default()
    };
    let term = FeeRule {
        rate: yuan("500"),
        rates: vec![band("370", 1, 6), band("450", 7, 9)],
        ..fee_rule("term", Unit::Term)
    };
    let school = with(vec![care, term]);
    let notice = fee_notice(&school, &[]);
    let taken: Vec<_> = notice.entries[0].rows.iter().map(|row| &row.rate).collect();
    assert!(
        matches!(taken.as_slice(), [RowRate::Fitting { takes: one, .. }, RowRate::Fitting { takes: both, .. }]
            if one == &["午间"] && both == &["午间", "傍晚"]),
        "{taken:?}"
    );
    let amounts: Vec<_> = notice.entries[1].rows.iter().map(|row| row.rate.amount()).collect();
    assert_eq!(amounts, [yuan("370"), yuan("450"), yuan("500")]);
    assert!(matches!(notice.entries[1].rows[2].rate, RowRate::Otherwise(_)));
}

#[test]
fn packages_stay_in_their_order_where_rates_depend_on_more_than_what_is_taken() {
    let few = || Some(CountSpan { from: 1, to: Some(3) });
    let both = || Rate {
        amount: yuan("250"),
        takes: vec![WindowId::new("noon"), WindowId::new("evening")],
        ..Rate::default()
    };
    let cases = [
        ("grades", Rate { grades: Some(GradeSpan { from: 1, to: 6 }), ..both() }),
        ("who teaches", Rate { taught_by: Some(TaughtBy::School), ..both() }),
        ("weekdays", Rate { weekdays: few(), ..both() }),
        ("meetings", Rate { meetings: few(), ..both() }),
        ("the end", Rate { ends_by: Some(clock("17:30")), ..both() }),
    ];
    for (what, first) in cases {
        let noon = Rate { amount: yuan("150"), takes: vec![WindowId::new("noon")], ..Rate::default() };
        let school = with(vec![FeeRule { rates: vec![first, noon], ..fee_rule("care", Unit::Month) }]);
        let notice = fee_notice(&school, &[]);
        let amounts: Vec<_> = notice.entries[0].rows.iter().map(|row| row.rate.amount()).collect();
        assert_eq!(amounts, [yuan("250"), yuan("150")], "{what}");
    }
}

#[test]
fn when_it_is_asked_for_follows_the_rule_and_its_unit() {
    let instalment = |on: &str, share| Instalment { on: date(on), share };
    let months = Billed::AfterMonth { objections: 5 };
    let cases = [
        (Unit::Term, Billed::AtOnce, FeeAsked::AtOnce),
        (Unit::Month, Billed::EachMonth, FeeAsked::EachMonth { in_equal_parts: false }),
        (Unit::Term, Billed::EachMonth, FeeAsked::EachMonth { in_equal_parts: true }),
        (Unit::Period, months.clone(), FeeAsked::Afterwards { each_month: true, objections: 5 }),
        // A fee for the term is known when the term is over.
        (Unit::Term, months, FeeAsked::Afterwards { each_month: false, objections: 5 }),
        (
            Unit::Period,
            Billed::AfterTerm { objections: 3 },
            FeeAsked::Afterwards { each_month: false, objections: 3 },
        ),
        (
            Unit::LatePickUp { minutes: 30 },
            Billed::AtOnce,
            FeeAsked::Afterwards { each_month: false, objections: 0 },
        ),
        // Shares are weights.
        (
            Unit::Term,
            Billed::Instalments(vec![
                instalment("2026-09-01", part(1, 2)),
                instalment("2026-11-01", part(1, 4)),
            ]),
            FeeAsked::InParts(vec![(date("2026-09-01"), part(2, 3)), (date("2026-11-01"), part(1, 3))]),
        ),
        (
            Unit::Term,
            Billed::Instalments(vec![
                instalment("2026-09-01", part(2, 3)),
                instalment("2026-11-01", part(2, 3)),
            ]),
            FeeAsked::InParts(vec![(date("2026-09-01"), part(1, 2)), (date("2026-11-01"), part(1, 2))]),
        ),
    ];
    for (unit, billed, expected) in cases {
        let school = with(vec![FeeRule { billed, rate: yuan("1"), ..fee_rule("fee", unit) }]);
        assert_eq!(fee_notice(&school, &[]).entries[0].asked, expected, "{unit:?}");
    }
}

#[test]
fn parts_of_many_instalments_are_exact() {
    let days = || date("2026-09-01").iter_days().step_by(30).take(11);
    // The first part is twice as large as each of the others.
    let parts = |first, other| std::iter::once(first).chain(std::iter::repeat(other));
    let instalments = days().zip(parts(part(1, 12), part(1, 24))).map(|(on, share)| Instalment { on, share });
    let billed = Billed::Instalments(instalments.collect());
    let school = with(vec![FeeRule { billed, rate: yuan("1200"), ..fee_rule("fee", Unit::Term) }]);
    let expected = days().zip(parts(part(1, 6), part(1, 12))).collect();
    assert_eq!(fee_notice(&school, &[]).entries[0].asked, FeeAsked::InParts(expected));
}

#[test]
fn limits_and_waivers_name_entries_by_their_place() {
    let mut school = with(vec![fee_rule("noon", Unit::Day), fee_rule("evening", Unit::Day)]);
    let at_most = Bound { amount: yuan("600"), per: Per::Term };
    let rule = |id: &str| vec![FeeRuleId::new(id)];
    school.tariff.limits = vec![
        FeeLimit { rules: vec![], at_most },
        FeeLimit { rules: [rule("evening"), rule("course")].concat(), at_most },
    ];
    school.tariff.waivers = vec![WaiverGroup {
        id: WaiverGroupId::new("orphans"),
        title: "孤儿".into(),
        share: Fraction::WHOLE,
        rules: rule("noon"),
        offerings: vec![OfferingId::new("chess")],
    }];
    let offerings = [course("football", "足球", "25", ""), course("chess", "围棋", "15", "")];
    let notice = fee_notice(&school, &all(&offerings));
    let limits: Vec<_> = notice.limits.iter().map(|limit| limit.entries.as_slice()).collect();
    // Both courses are one entry, and named once.
    assert_eq!(limits, [&[][..], &[1, 2]]);
    assert_eq!(
        (notice.waivers[0].entries.as_slice(), notice.waivers[0].offerings.as_slice()),
        (&[0][..], &["围棋"][..])
    );
}

#[test]
fn what_costs_nothing_is_named_by_care_and_whole_tiers_before_single_offerings() {
    let (free, paid) = (robots(), Offering { tier: Tier::Club, ..course("ball", "球", "9", "") });
    let late = FeeRule { rate: yuan("5"), ..fee_rule("late", Unit::LatePickUp { minutes: 30 }) };
    let noon = FeeRule {
        covers: Covers {
            services: vec![ServiceKind::Care],
            windows: vec![WindowId::new("noon")],
            ..Covers::default()
        },
        rate: yuan("3"),
        ..fee_rule("noon", Unit::Day)
    };
    let school = with(vec![late, noon]);
    let offerings = [calligraphy(), free, football()];
    let notice = fee_notice(&school, &all(&offerings));
    assert_eq!(notice.free.care, ["傍晚托管"]);
    assert_eq!((notice.free.tiers.as_slice(), notice.free.offerings.len()), (&[Tier::Club][..], 0));
    let offerings = [calligraphy(), paid];
    let notice = fee_notice(&school, &all(&offerings));
    assert_eq!(notice.free.tiers, []);
    assert_eq!(notice.free.offerings.iter().map(|one| &one.title).collect::<Vec<_>>(), ["硬笔书法"]);
    let flat = with(vec![FeeRule { rate: yuan("300"), ..fee_rule("flat", Unit::Term) }]);
    assert!(fee_notice(&flat, &[&calligraphy()]).free.is_empty());
}

#[test]
fn a_school_that_charges_nothing_says_so() {
    let (school, offerings) = (school(), [calligraphy(), robots()]);
    let notice = fee_notice(&school, &all(&offerings));
    assert!(notice.is_free() && notice.entries.is_empty());
    assert_eq!((notice.free.care.len(), notice.free.tiers.as_slice()), (2, &[Tier::Club][..]));
}
