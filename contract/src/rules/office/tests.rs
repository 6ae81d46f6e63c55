use super::*;
use crate::Fen;
use crate::examples::{date, football, round, school};
use chrono::TimeDelta;

#[test]
fn a_reason_says_something_in_one_line() {
    assert_eq!(reason("  场地维修 "), Some("场地维修"));
    for text in ["", " ", "x", "一\n二", "\u{7}铃"] {
        assert_eq!(reason(text), None, "{text:?}");
    }
    assert_eq!(reason(&"长".repeat(200)).map(|text| text.chars().count()), Some(200));
    assert_eq!(reason(&"长".repeat(201)), None);
}

#[test]
fn a_voucher_is_what_stands_on_a_banks_slip() {
    assert_eq!(voucher(" 2026-0904/0031 "), Some("2026-0904/0031"));
    for text in ["", "  ", "凭证", "=1+1", &"9".repeat(41)] {
        assert_eq!(voucher(text), None, "{text}");
    }
}

#[test]
fn a_round_closes_after_it_opens() {
    let round = round();
    let times = |opens_at, closes_at| RoundTimes { opens_at, closes_at, reason: "延长".into() };
    assert_eq!(may_move_round(&times(round.opens_at, round.opens_at + TimeDelta::minutes(1))), Ok(()));
    let refused = Err(OfficeRefusal::RoundEndsBeforeItBegins);
    assert_eq!(may_move_round(&times(round.opens_at, round.opens_at)), refused);
    assert_eq!(may_move_round(&times(round.closes_at, round.opens_at)), refused);
}

#[test]
fn places_never_fall_below_the_children_who_have_them() {
    let places = Places { capacity: 30, enrolled: 27 };
    for (capacity, expected) in [
        (27, Ok(())),
        (40, Ok(())),
        (2_000, Ok(())),
        (26, Err(OfficeRefusal::BelowEnrolment { enrolled: 27 })),
        (0, Err(OfficeRefusal::BelowEnrolment { enrolled: 27 })),
        (2_001, Err(OfficeRefusal::TooManyPlaces { most: 2_000 })),
    ] {
        assert_eq!(may_set_capacity(places, capacity), expected, "{capacity}");
    }
}

#[test]
fn a_session_can_be_changed_while_it_is_ahead() {
    let (football, school) = (football(), school());
    let priced = Priced { offering: &football, group: &football.groups[0] };
    let today = date("2026-11-04");
    let may = |day| may_change_session(priced, &school, date(day), today);
    assert_eq!(may("2026-11-04"), Ok(()), "today's");
    assert_eq!(may("2026-11-11"), Ok(()));
    for day in ["2026-10-28", "2026-11-05", "2026-10-07", "2027-03-03"] {
        assert_eq!(may(day), Err(OfficeRefusal::NoSessionOn { date: date(day) }), "{day}");
    }
}

#[test]
fn a_payment_settles_the_whole_of_a_bill_that_is_due() {
    let mut school = school();
    let bill = Bill {
        title: String::new(),
        billed_on: None,
        payment: None,
        state: BillState::Due,
        lines: vec![],
        total: Fen(50_000),
        due_at: Some(school.round.bills_due_at),
    };
    let transfer = || PaymentMethod::Transfer { voucher: "1".into() };
    let payment = |amount, method| NewPayment { amount: Fen(amount), method, reason: "到账".into() };
    assert_eq!(may_record_payment(&bill, &payment(50_000, transfer()), &school), Ok(()));
    let differs = Err(OfficeRefusal::AmountDiffers { due: Fen(50_000) });
    assert_eq!(may_record_payment(&bill, &payment(49_999, transfer()), &school), differs);
    let cash = payment(50_000, PaymentMethod::Cash);
    assert_eq!(may_record_payment(&bill, &cash, &school), Err(OfficeRefusal::NoCash));
    school.takes_cash = true;
    assert_eq!(may_record_payment(&bill, &cash, &school), Ok(()));
    for state in [BillState::Paid, BillState::Void, BillState::NothingDue] {
        let bill = Bill { state, ..bill.clone() };
        assert_eq!(may_record_payment(&bill, &cash, &school), Err(OfficeRefusal::BillNotDue));
    }
}
