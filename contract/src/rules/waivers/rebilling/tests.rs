use super::*;
use crate::{Fraction, LedgerKind, Unit, WaiverGroupId, examples::round};
use proptest::prelude::*;

fn group() -> WaiverGroup {
    WaiverGroup {
        id: WaiverGroupId::new("poor"),
        title: "低保家庭".into(),
        share: Fraction::new(1, 2).expect("a half"),
        rules: vec![],
        offerings: vec![],
    }
}

/// A bill of one line, and what is waived of it.
fn bill(state: BillState, gross: i64, waived: i64) -> Bill {
    let charge = Charge::Counted { rate: Fen(gross), unit: Unit::Term, count: 1 };
    let mut lines = vec![BillLine { title: "校园足球".into(), charge, amount: Fen(gross) }];
    if waived != 0 {
        let charge = Charge::Adjusted(Adjustment::Waived { share: group().share });
        lines.push(BillLine { title: group().title, charge, amount: Fen(-waived) });
    }
    Bill {
        title: String::new(),
        state,
        lines,
        total: Fen(gross - waived),
        billed_on: None,
        due_at: Some(round().bills_due_at),
        payment: None,
    }
}

fn money(charged: i64, paid: i64) -> Balance {
    Balance { charged: Fen(charged), paid: Fen(paid), ..Balance::default() }
}

fn rebilled(bill_now: &Bill, money: &Balance, before: i64, after: i64) -> Option<Rebilled> {
    let quoted = |total| bill(BillState::Due, before, before - total);
    rebill(bill_now, money, (&quoted(before), &quoted(after)), &TakenOff::waived(&group()))
}

#[test]
fn a_bill_that_is_due_comes_down_to_what_it_comes_to_now() {
    let due = bill(BillState::Due, 40_000, 0);
    let half = rebilled(&due, &money(40_000, 0), 40_000, 20_000).expect("a change");
    assert_eq!((half.less, half.refund), (Fen(20_000), Fen::ZERO));
    assert_eq!((half.bill.state, half.bill.total), (BillState::Due, Fen(20_000)));
    assert_eq!(half.bill.lines, bill(BillState::Due, 40_000, 20_000).lines, "with the line that says why");
    assert_eq!(half.bill.due_at, due.due_at, "its time stays");
}

#[test]
fn a_bill_that_is_waived_whole_is_no_longer_due() {
    let due = bill(BillState::Due, 40_000, 0);
    let whole = rebilled(&due, &money(40_000, 0), 40_000, 0).expect("a change");
    assert_eq!((whole.bill.state, whole.bill.due_at), (BillState::NothingDue, None));
    assert_eq!(whole.less, Fen(40_000));
}

#[test]
fn of_a_paid_bill_the_difference_goes_back_and_the_bill_stays_as_it_was_paid() {
    let paid = bill(BillState::Paid, 40_001, 0);
    let half = rebilled(&paid, &money(40_001, 40_001), 40_001, 20_000).expect("a change");
    assert_eq!((half.less, half.refund, &half.bill), (Fen::ZERO, Fen(20_001), &paid));
}

#[test]
fn of_a_bill_paid_in_part_the_rest_is_let_off_before_anything_goes_back() {
    let partly = bill(BillState::PartlyPaid, 40_000, 0);
    let cases = [
        (35_000, (5_000, 0), BillState::PartlyPaid, 35_000),
        (30_000, (10_000, 0), BillState::Paid, 30_000),
        (10_000, (10_000, 20_000), BillState::Paid, 30_000),
    ];
    for (after, (less, refund), state, total) in cases {
        let now = rebilled(&partly, &money(40_000, 30_000), 40_000, after).expect("a change");
        assert_eq!((now.less, now.refund), (Fen(less), Fen(refund)), "{after}");
        assert_eq!((now.bill.state, now.bill.total), (state, Fen(total)), "{after}");
    }
}

#[test]
fn what_is_counted_afterwards_can_only_come_to_less() {
    let counting = bill(BillState::Counting, 30_000, 0);
    let now = rebilled(&counting, &Balance::default(), 30_000, 10_000).expect("a change");
    assert_eq!((now.bill.state, now.bill.total), (BillState::Counting, Fen(10_000)));
    assert_eq!((now.less, now.refund), (Fen::ZERO, Fen::ZERO), "nothing was charged yet");
}

#[test]
fn what_changes_nothing_is_left_alone() {
    let due = bill(BillState::Due, 40_000, 0);
    assert_eq!(rebilled(&due, &money(40_000, 0), 40_000, 40_000), None, "the waiver is of something else");
    assert_eq!(rebilled(&due, &money(40_000, 0), 40_000, 50_000), None, "no bill ever rises");
    let refunded = Balance { refunded: Fen(40_000), ..money(40_000, 40_000) };
    let paid = bill(BillState::Paid, 40_000, 0);
    assert_eq!(rebilled(&paid, &refunded, 40_000, 0), None, "all of it went back before");
    for state in [BillState::Void, BillState::NothingDue] {
        assert_eq!(rebilled(&bill(state, 40_000, 0), &money(40_000, 0), 40_000, 0), None);
    }
}

#[test]
fn a_bill_made_at_another_price_keeps_its_lines_and_says_what_is_waived() {
    let older = bill(BillState::Due, 36_000, 0);
    let now = rebilled(&older, &money(36_000, 0), 40_000, 20_000).expect("a change");
    assert_eq!((now.bill.total, now.less), (Fen(16_000), Fen(20_000)));
    assert_eq!(now.bill.lines.len(), 2);
    assert_eq!(now.bill.lines[1].amount, Fen(-20_000));
}

proptest! {
    #[test]
    fn lines_add_up_and_nothing_is_lost_or_made(
        gross in 0..1_000_000_i64,
        paid_part in 0..=100_i64,
        before in 0..1_000_000_i64,
        after in 0..1_000_000_i64,
    ) {
        let paid = gross * paid_part / 100;
        let state = match (gross, paid) {
            (0, _) => BillState::NothingDue,
            (_, 0) => BillState::Due,
            (gross, paid) if gross == paid => BillState::Paid,
            _ => BillState::PartlyPaid,
        };
        let (made, money) = (bill(state, gross, 0), money(gross, paid));
        if let Some(now) = rebilled(&made, &money, before, after) {
            let sum = Fen::checked_sum(now.bill.lines.iter().map(|line| line.amount));
            prop_assert_eq!(sum, Some(now.bill.total));
            prop_assert_eq!(now.bill.total.0 + now.less.0, gross);
            prop_assert!(now.refund.0 <= paid && now.less >= Fen::ZERO && now.refund >= Fen::ZERO);
            prop_assert!(now.less.0 + now.refund.0 <= (before - after).max(0));
            let entries = [(LedgerKind::Waiver, now.less), (LedgerKind::Refund, now.refund)];
            let due = Balance { waived: now.less, refunded: now.refund, ..money }.due();
            prop_assert_eq!(due.0, (gross - (before - after).max(0)).max(0), "{:?}", entries);
        }
    }
}

#[test]
fn a_place_that_went_back_is_no_longer_owed_and_what_was_paid_for_it_goes_back() {
    let off = TakenOff::not_admitted("校园足球");
    let quoted = |total: i64| bill(BillState::Due, 40_000, 40_000 - total);
    let off_by =
        |now: &Bill, paid| rebill(now, &money(40_000, paid), (&quoted(40_000), &quoted(15_000)), &off);
    let due = off_by(&bill(BillState::Due, 40_000, 0), 0).expect("a change");
    assert_eq!((due.less, due.refund, due.bill.total), (Fen(25_000), Fen::ZERO, Fen(15_000)));
    let paid = off_by(&bill(BillState::Paid, 40_000, 0), 40_000).expect("a change");
    assert_eq!((paid.less, paid.refund), (Fen::ZERO, Fen(25_000)));
    let dearer = bill(BillState::Due, 50_000, 0);
    let dearer =
        rebill(&dearer, &money(50_000, 0), (&quoted(40_000), &quoted(15_000)), &off).expect("a change");
    let line = dearer.bill.lines.last().expect("a line that says why");
    assert_eq!((line.title.as_str(), line.amount), ("校园足球", Fen(-25_000)));
    assert_eq!(line.charge, Charge::Adjusted(Adjustment::NotAdmitted));
}
