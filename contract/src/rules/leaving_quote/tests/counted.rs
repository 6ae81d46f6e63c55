//! What becomes of the bill for what is counted afterwards.

use super::*;

/// The same, billed after the term.
fn afterwards(mut offering: Offering) -> Offering {
    offering.fees[0].billed = Billed::AfterTerm { objections: 3 };
    offering
}

/// The bill for what is counted, if it changes, and whether the family is told that it will be counted.
fn counted(child: &Child, gives_up: &GivesUp, today: &str) -> (Option<(BillState, i64)>, bool) {
    let left = child.leaves(gives_up, today).expect("may leave");
    let is_counted = |one: &&BillLeft| child.bills[one.number].bill.state == BillState::Counting;
    let bill = left.bills.iter().find(is_counted).map(|one| &one.bill);
    if let Some(bill) = bill {
        assert_eq!(sum_of_lines(bill).0, bill.total, "{gives_up:?} {today}");
    }
    (bill.map(|bill| (bill.state, bill.total.0)), left.quote.counting)
}

#[test]
fn what_is_billed_afterwards_is_counted_until_the_child_leaves() {
    let mut football = football();
    football.fees[0].billed = Billed::AfterTerm { objections: 3 };
    let child = Child::taking(by_meeting(), vec![football], &[]);
    let before = everything_of(&child, "2026-08-20");
    assert_eq!((before.bills[0].bill.state, before.quote.counting), (BillState::Void, false));
    let within = everything_of(&child, "2026-09-24");
    let bill = &within.bills[0].bill;
    assert_eq!((bill.state, bill.total, within.quote.counting), (BillState::Counting, Fen(7_500), true));
    assert!(within.quote.bills.is_empty() && within.bills[0].entries.is_empty());
}

#[test]
fn the_most_that_is_counted_comes_down_by_what_the_child_no_longer_takes() {
    use BillState::{Counting, NothingDue};
    let both = Child::taking(by_meeting(), vec![afterwards(football()), afterwards(paid_robots())], &[]);
    let one = Child::taking(by_meeting(), vec![afterwards(football()), paid_robots()], &[]);
    let (football, robots) = (group("football-1"), group("robots-1"));
    let cases = [
        ("robots alone", &both, &football, "2026-08-20", Some((Counting, 19_000)), true),
        ("three meetings of football", &both, &football, "2026-09-24", Some((Counting, 26_500)), true),
        ("all was used", &both, &GivesUp::Everything, "2027-01-22", Some((Counting, 69_000)), true),
        ("what is kept is billed at once", &one, &football, "2026-08-20", Some((NothingDue, 0)), false),
        ("three meetings to be counted", &one, &football, "2026-09-24", Some((Counting, 7_500)), true),
        ("what is left is not counted", &one, &robots, "2026-09-24", None, false),
        ("all of it was used", &one, &football, "2027-01-22", None, false),
    ];
    for (what, child, gives_up, today, bill, is_counting) in cases {
        assert_eq!(counted(child, gives_up, today), (bill, is_counting), "{what}");
    }
}
