//! What becomes of a bill of which something is let off or given back.

use super::*;

#[test]
fn each_bill_says_what_it_becomes() {
    let state = |today: &str, is_paid: bool| {
        let child = football_alone().paid(usize::from(is_paid));
        let left = everything_of(&child, today);
        let BillLeft { bill, entries, .. } = left.bills[0].clone();
        (bill.state, bill.total.to_string(), entries)
    };
    use LedgerKind::{Refund, Void};
    let of = |state, total: &str, entries| (state, total.to_owned(), entries);
    let paid = of(BillState::Paid, "500.00", vec![(Refund, Fen(42_500))]);
    assert_eq!(state("2026-09-24", true), paid, "the receipt for the money says what came in");
    let owed = of(BillState::Due, "75.00", vec![(Void, Fen(42_500))]);
    assert_eq!(state("2026-09-24", false), owed, "three meetings are to be paid");
    let void = of(BillState::Void, "500.00", vec![(Void, Fen(50_000))]);
    assert_eq!(state("2026-08-20", false), void);
}

#[test]
fn a_part_of_it_leaves_and_the_rest_stays() {
    let child = Child::taking(by_meeting(), vec![football(), paid_robots()], &["evening"]);
    let left = child.leaves(&group("robots-1"), "2026-08-20").expect("may leave");
    assert!(!left.wholly);
    assert_eq!(left.quote.titles, ["机器人搭建"]);
    let bill = &left.bills[0].bill;
    assert_eq!((bill.state, bill.total), (BillState::Due, Fen(50_000)), "football alone");
    assert!(bill.lines.iter().all(|line| line.title != "机器人搭建"));
    let left = child.leaves(&evening_care(), "2026-08-20").expect("may leave");
    assert_eq!((left.bills.len(), left.quote.titles), (0, vec!["傍晚托管".to_owned()]));
    let late = child.leaves(&group("robots-1"), "2026-10-15").expect("may leave");
    let bill = &late.bills[0].bill;
    assert_eq!(sum_of_lines(bill), (bill.total, true), "what was used is owed still");
}

#[test]
fn of_a_bill_nothing_is_left_of_nothing_is_due_where_something_free_is_kept() {
    let child = Child::taking(by_meeting(), vec![football()], &["evening"]);
    let left = child.leaves(&group("football-1"), "2026-08-20").expect("may leave");
    let bill = &left.bills[0].bill;
    assert_eq!((bill.state, bill.total, bill.due_at), (BillState::NothingDue, Fen::ZERO, None));
    let lines: Vec<_> = bill.lines.iter().map(|line| (line.title.as_str(), line.charge.clone())).collect();
    assert_eq!(lines, [("傍晚托管", Charge::Free)]);
}

#[test]
fn what_is_still_to_be_paid_of_a_bill_is_due_when_it_was() {
    let child = football_alone();
    let due_at = child.bills[0].bill.due_at;
    assert!(due_at.is_some());
    assert_eq!(everything_of(&child, "2026-09-24").bills[0].bill.due_at, due_at);
}

#[test]
fn a_bill_paid_in_part_is_paid_once_it_comes_down_to_what_came_in() {
    // 300.00 of 500.00 came in.
    let mut child = football_alone();
    child.bills[0].bill.state = BillState::PartlyPaid;
    child.bills[0].money.paid = Fen(30_000);
    let cases = [
        ("three meetings used", "2026-09-24", BillState::Paid, 30_000, ["225.00", "0.00", "200.00"]),
        ("twelve used, just what came in", "2026-11-26", BillState::Paid, 30_000, ["0.00", "0.00", "200.00"]),
        ("thirteen used", "2026-12-03", BillState::PartlyPaid, 32_500, ["0.00", "0.00", "175.00"]),
        ("all used", "2027-01-22", BillState::PartlyPaid, 50_000, ["0.00", "0.00", "0.00"]),
    ];
    for (what, today, state, total, expected) in cases {
        let left = everything_of(&child, today);
        let bill = &left.bills[0].bill;
        assert_eq!((bill.state, bill.total), (state, Fen(total)), "{what}");
        assert_eq!(money(&left.quote), expected.map(str::to_owned), "{what}");
    }
}

#[test]
fn each_of_several_bills_has_the_lines_of_its_own_part_of_what_is_kept() {
    let halves = ["2026-09-01", "2026-11-01"]
        .map(|on| Instalment { on: date(on), share: "1/2".parse().expect("a part") });
    let in_halves = |mut offering: Offering| {
        offering.fees[0].billed = Billed::Instalments(halves.to_vec());
        offering
    };
    let child = Child::taking(by_meeting(), vec![in_halves(football()), in_halves(paid_robots())], &[]);
    let left = child.leaves(&group("robots-1"), "2026-08-20").expect("may leave");
    let lines: Vec<_> = left.bills.iter().map(|one| one.bill.lines.clone()).collect();
    let half = |number| BillLine {
        title: "校园足球".into(),
        charge: Charge::Instalment { number, of: 2, whole: Fen(50_000) },
        amount: Fen(25_000),
    };
    assert_eq!(lines, [vec![half(1)], vec![half(2)]]);
}

#[test]
fn of_several_fees_on_a_bill_no_more_comes_off_than_is_due() {
    let mut child = Child::taking(by_meeting(), vec![football(), paid_robots()], &[]).paid(1);
    assert_eq!(child.bills[0].money.paid, Fen(69_000));
    for (refunded, expected) in [(0, [50_000, 19_000]), (10_000, [50_000, 9_000]), (30_000, [39_000, 0])] {
        child.bills[0].money.refunded = Fen(refunded);
        let left = everything_of(&child, "2026-08-20");
        let off: Vec<i64> = left.quote.bills[0].fees.iter().map(|fee| fee.off.0).collect();
        assert_eq!(off, expected, "{refunded} was given back before");
        assert_eq!(left.quote.refund, Fen(69_000 - refunded));
    }
}
