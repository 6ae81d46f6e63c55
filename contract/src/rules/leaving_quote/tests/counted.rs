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

#[test]
fn what_was_used_of_a_service_is_counted_still_when_the_child_leaves_another() {
    use BillState::Counting;
    let offerings = vec![afterwards(football()), afterwards(paid_robots())];
    let mut child = Child::taking(by_meeting(), offerings, &["evening"]);
    // Three meetings of football for 25.00 were held, then each of the others is left.
    let first = child.leaves(&group("football-1"), "2026-09-24").expect("may leave");
    child.offerings.remove(0);
    child.bills[0].bill = first.bills[0].bill.clone();
    let used = 7_500;
    assert_eq!(child.bills[0].bill.total, Fen(used + 19_000));
    let robots = group("robots-1");
    let cases = [
        ("care is not counted", evening_care(), "2026-10-15", None, false),
        ("five meetings of robots", robots.clone(), "2026-10-15", Some((Counting, used + 5_000)), true),
        ("five of them", GivesUp::Everything, "2026-10-15", Some((Counting, used + 5_000)), true),
        ("none of them", robots, "2026-08-20", Some((Counting, used)), true),
        ("none, and nothing else", GivesUp::Everything, "2026-08-20", Some((Counting, used)), true),
    ];
    for (what, gives_up, today, bill, is_counting) in cases {
        assert_eq!(counted(&child, &gives_up, today), (bill, is_counting), "{what}");
    }
}

#[test]
fn a_bill_counted_at_another_price_comes_down_by_the_difference() {
    // Three of twenty meetings for 25.00: 425.00 less.
    let left_of = |total| {
        let mut child = Child::taking(by_meeting(), vec![afterwards(football())], &[]);
        let bill = &mut child.bills[0].bill;
        (bill.total, bill.lines[0].amount) = (Fen(total), Fen(total));
        everything_of(&child, "2026-09-24").bills[0].bill.clone()
    };
    let cases = [
        ("as it is quoted", 50_000, 7_500, false),
        ("it was dearer, and says what is off", 60_000, 17_500, true),
        ("it was cheaper: what was used is counted", 40_000, 7_500, false),
        ("never more than was signed", 6_000, 6_000, false),
    ];
    for (what, signed, most, says_what_is_off) in cases {
        let bill = left_of(signed);
        assert_eq!((bill.state, bill.total), (BillState::Counting, Fen(most)), "{what}");
        assert_eq!(sum_of_lines(&bill), (Fen(most), says_what_is_off), "{what}");
    }
}
