//! What the office may change, and what it may not.

use super::{Priced, sessions_of};
use crate::{Bill, BillState, NewPayment, OfficeRefusal, PaymentMethod, Places, RoundTimes, School};
use chrono::NaiveDate;

/// More places than any room or field has.
const MOST_PLACES: u32 = 2_000;
/// A reason says something, and fits into a line of the trail.
const REASON: std::ops::RangeInclusive<usize> = 2..=200;
/// The longest number on a bank's slip.
const LONGEST_VOUCHER: usize = 40;

/// A reason without the blanks around it; `None` when it says nothing, is too long, or holds signs that cannot be
/// seen.
pub fn reason(text: &str) -> Option<&str> {
    let text = text.trim();
    (REASON.contains(&text.chars().count()) && !text.chars().any(char::is_control)).then_some(text)
}

/// A voucher's number without the blanks around it; `None` when it is none.
pub fn voucher(text: &str) -> Option<&str> {
    let text = text.trim();
    let printed = |sign: char| sign.is_ascii_alphanumeric() || "-/_.".contains(sign);
    (!text.is_empty() && text.len() <= LONGEST_VOUCHER && text.chars().all(printed)).then_some(text)
}

/// Whether a round can have these times. Families see them at once, whatever the hour is.
pub fn may_move_round(times: &RoundTimes) -> Result<(), OfficeRefusal> {
    if times.opens_at < times.closes_at { Ok(()) } else { Err(OfficeRefusal::RoundEndsBeforeItBegins) }
}

/// Whether a group can have this many places: never fewer than are taken.
pub fn may_set_capacity(places: Places, capacity: u32) -> Result<(), OfficeRefusal> {
    if capacity > MOST_PLACES {
        return Err(OfficeRefusal::TooManyPlaces { most: MOST_PLACES });
    }
    if capacity < places.enrolled {
        return Err(OfficeRefusal::BelowEnrolment { enrolled: places.enrolled });
    }
    Ok(())
}

/// Whether a session of this group can be cancelled or held: it is on the timetable and not past.
pub fn may_change_session(
    priced: Priced<'_>,
    school: &School,
    date: NaiveDate,
    today: NaiveDate,
) -> Result<(), OfficeRefusal> {
    let sessions = sessions_of(priced.group, school, priced.offering.grades.from);
    let meets = sessions.iter().any(|session| session.date == date);
    if meets && date >= today { Ok(()) } else { Err(OfficeRefusal::NoSessionOn { date }) }
}

/// Whether a payment settles a bill: the bill is due, the amount is the whole of it, and cash only where the
/// school's file allows it.
pub fn may_record_payment(bill: &Bill, payment: &NewPayment, school: &School) -> Result<(), OfficeRefusal> {
    if bill.state != BillState::Due {
        return Err(OfficeRefusal::BillNotDue);
    }
    if payment.method == PaymentMethod::Cash && !school.takes_cash {
        return Err(OfficeRefusal::NoCash);
    }
    if payment.amount == bill.total { Ok(()) } else { Err(OfficeRefusal::AmountDiffers { due: bill.total }) }
}

#[cfg(test)]
mod tests;
