//! Whatever is charged, paid and left: sums are sums, and nobody is given what was not paid.

use super::*;
use crate::examples::{date, fee_rule, football, robots, school};
use crate::rules::{Plan, Priced, balance, quote_plan};
use crate::*;
use chrono::Days;
use proptest::prelude::*;

fn gives() -> impl Strategy<Value = Gives> {
    let share = (0_u32..=10).prop_map(|parts| Gives::Share(Fraction::new(parts, 10).expect("a part")));
    prop_oneof![Just(Gives::Remaining), share, Just(Gives::Nothing)]
}

fn refund_rules() -> impl Strategy<Value = Option<RefundRule>> {
    let measures = prop_oneof![
        Just(Measure::Day),
        Just(Measure::Meeting),
        Just(Measure::Period),
        Just(Measure::Month),
        Just(Measure::HalfMonth)
    ];
    let up_to = prop_oneof![Just(Progress::NotBegun), (0_u32..8).prop_map(Progress::AtMostUsed)];
    let steps =
        prop::collection::vec((up_to, gives()).prop_map(|(up_to, gives)| RefundStep { up_to, gives }), 0..3);
    let credit = any::<bool>();
    let rule = (measures, steps, gives(), credit).prop_map(|(measure, steps, otherwise, credit)| {
        let paid_out = if credit { PaidOut::Credit } else { PaidOut::Refund };
        RefundRule { steps, otherwise, paid_out, ..RefundRule::by(measure) }
    });
    prop::option::weighted(0.9, rule)
}

fn fee_rules(id: &'static str) -> impl Strategy<Value = FeeRule> {
    let units = prop_oneof![Just(Unit::Meeting), Just(Unit::Period), Just(Unit::Month), Just(Unit::Term)];
    let billed = prop_oneof![
        Just(Billed::AtOnce),
        Just(Billed::EachMonth),
        Just(Billed::AfterTerm { objections: 3 }),
        (1_u32..4).prop_map(|parts| {
            let share = Fraction::new(parts, 4).expect("a part");
            let rest = Fraction::new(4 - parts, 4).expect("a part");
            let part = |on, share| Instalment { on: date(on), share };
            Billed::Instalments(vec![part("2026-09-01", share), part("2026-11-01", rest)])
        }),
    ];
    (units, billed, 0_i64..20_000, refund_rules()).prop_map(move |(unit, billed, rate, refund)| FeeRule {
        rate: Fen(rate),
        billed,
        refund,
        ..fee_rule(id, unit)
    })
}

#[derive(Clone, Debug)]
struct Case {
    school: School,
    offerings: Vec<Offering>,
    paid: Vec<bool>,
    cancelled: Vec<CancelledSession>,
    /// Days after 20 August on which something is left, and what.
    leaves: Vec<(u64, usize)>,
}

fn cases() -> impl Strategy<Value = Case> {
    let fees = (fee_rules("care"), fee_rules("football"), fee_rules("robots"));
    let limit = prop::option::of(1_i64..100_000);
    let paid = prop::collection::vec(any::<bool>(), 8);
    let off = prop::collection::vec(0_u64..20, 0..4);
    let leaves = prop::collection::vec((0_u64..60, 0_usize..4), 1..4);
    (fees, refund_rules(), limit, paid, off, leaves).prop_map(|(fees, refund, limit, paid, off, leaves)| {
        let mut school = school();
        school.tariff.rules = vec![fees.0];
        school.tariff.refund = refund;
        let at_most = limit.map(|amount| Bound { amount: Fen(amount), per: Per::Term });
        school.tariff.limits =
            at_most.into_iter().map(|at_most| FeeLimit { rules: vec![], at_most }).collect();
        let offerings =
            vec![Offering { fees: vec![fees.1], ..football() }, Offering { fees: vec![fees.2], ..robots() }];
        let group = &offerings[0].groups[0].id;
        let first = date("2026-09-09");
        let week = |week| CancelledSession {
            group: group.clone(),
            date: first + Days::new(7 * week),
            reason: String::new(),
        };
        Case { cancelled: off.into_iter().map(week).collect(), school, offerings, paid, leaves }
    })
}

/// The ledger of a bill, entry by entry.
type Entries = Vec<LedgerEntry>;

fn entry(kind: LedgerKind, amount: Fen) -> LedgerEntry {
    LedgerEntry { at: crate::examples::round().opens_at, kind, amount, bill: BillId::new("bill"), why: None }
}

/// Makes the bills, and pays some of them.
fn begin(case: &Case, groups: &[Priced<'_>], care: &[WindowId]) -> Vec<(Bill, Entries)> {
    let plan = Plan { grade: 3, care, groups, from: None };
    let paid = case.paid.iter().chain(std::iter::repeat(&false));
    let bills = quote_plan(&case.school, &plan, &[]).into_iter().zip(paid);
    bills
        .map(|(mut bill, paid)| {
            let mut entries = Vec::new();
            if bill.state == BillState::Due {
                entries.push(entry(LedgerKind::Charge, bill.total));
                if *paid {
                    entries.push(entry(LedgerKind::Payment, bill.total));
                    bill.state = BillState::Paid;
                }
            }
            (bill, entries)
        })
        .collect()
}

fn check_sums(quote: &LeavingQuote) {
    let sum = |of: fn(&LeavingBill) -> i64| quote.bills.iter().map(of).sum::<i64>();
    assert_eq!(quote.refund.0, sum(|bill| bill.refund.0));
    assert_eq!(quote.credit.0, sum(|bill| bill.credit.0));
    assert_eq!(quote.no_longer_owed.0, sum(|bill| bill.owed_before.0 - bill.owed_after.0));
    for bill in &quote.bills {
        let off: i64 = bill.fees.iter().map(|fee| fee.off.0).sum();
        assert_eq!(off, bill.refund.0 + bill.credit.0 + bill.owed_before.0 - bill.owed_after.0);
        assert!(bill.refund.0 + bill.credit.0 <= bill.paid.0, "never above what was paid");
        assert!(Fen::ZERO <= bill.owed_after && bill.owed_after <= bill.owed_before);
        assert!(bill.fees.iter().all(|fee| Fen::ZERO <= fee.off && fee.off <= fee.charged));
    }
}

/// What the bill says is what its ledger comes to (law I7).
fn check_bill(bill: &Bill, entries: &Entries) {
    let money = balance(entries).expect("a ledger");
    let lines: i64 = bill.lines.iter().map(|line| line.amount.0).sum();
    assert_eq!(lines, bill.total.0);
    match bill.state {
        BillState::Counting | BillState::NothingDue => assert_eq!(money.due(), Fen::ZERO),
        BillState::Void => assert_eq!((money.due(), money.kept()), (Fen::ZERO, Fen::ZERO)),
        BillState::Due => assert_eq!((money.due(), money.unpaid()), (bill.total, bill.total)),
        BillState::Paid => assert_eq!((money.paid, money.unpaid()), (bill.total, Fen::ZERO)),
        BillState::PartlyPaid | BillState::Quoted => panic!("all is signed here, and paid whole"),
    }
}

proptest! {
    #[test]
    fn sums_are_sums_and_nobody_is_given_what_was_not_paid(case in cases()) {
        let mut groups: Vec<Priced<'_>> =
            case.offerings.iter().map(|offering| Priced { offering, group: &offering.groups[0] }).collect();
        let mut care = vec![WindowId::new("noon"), WindowId::new("evening")];
        let mut bills = begin(&case, &groups, &care);
        let mut today = date("2026-08-20");
        for (days, what) in &case.leaves {
            today = today + Days::new(*days);
            let standing: Vec<StandingBill> = bills
                .iter()
                .map(|(bill, entries)| {
                    StandingBill { bill: bill.clone(), money: balance(entries).expect("a ledger") }
                })
                .collect();
            let facts = LeavingFacts {
                school: &case.school,
                waivers: &[],
                grade: 3,
                care: &care,
                groups: &groups,
                cancelled: &case.cancelled,
                bills: &standing,
                today,
            };
            let ways = leaving_quotes(&facts);
            let Some(quote) = ways.get(what % ways.len().max(1)) else { break };
            let left = leave(&facts, &quote.gives_up).expect("may leave");
            prop_assert_eq!(&left.quote, quote, "what was shown is what is given");
            check_sums(quote);
            for one in left.bills {
                let (bill, entries) = &mut bills[one.number];
                entries.extend(one.entries.iter().map(|(kind, amount)| entry(*kind, *amount)));
                prop_assert!(one.bill.total <= bill.total, "no bill rises");
                *bill = one.bill;
            }
            for (bill, entries) in &bills {
                check_bill(bill, entries);
            }
            match &quote.gives_up {
                GivesUp::Everything => break,
                GivesUp::Group(id) => groups.retain(|priced| &priced.group.id != id),
                GivesUp::Care(id) => care.retain(|window| window != id),
            }
        }
    }
}
