//! What is given for long absences.

use super::{PaidSession, Part, RefundFacts, units::in_months};
use crate::{AbsenceGives, AbsenceRefund, Fen, Measure, RefundRule};

/// What is given for the absences before the child leaves: what is by the month, what is by the day.
pub(super) fn absence_refunds(rule: &RefundRule, facts: &RefundFacts<'_>, paid: Fen) -> Vec<AbsenceRefund> {
    if rule.absence.is_empty() {
        return Vec::new();
    }
    let mut sessions: Vec<&PaidSession> = facts.sessions.iter().collect();
    sessions.sort_by_key(|session| session.date);
    let days = sessions.chunk_by(|one, next| one.date == next.date).count() as u64;
    let absent = absent_in_a_row(&sessions, facts);
    let months = in_months(&mut sessions, facts.months).count() as u64;
    let (mut of_months, mut of_days) = (Part::NOTHING, Part::NOTHING);
    for row in absent {
        let given = given_for(row, rule, months, days);
        (of_months, of_days) = (of_months.plus(given.0), of_days.plus(given.1));
    }
    let refund = |measure, part: Part, all: u64| AbsenceRefund {
        measure,
        count: part.count_of(all),
        all: u32::try_from(all).unwrap_or(u32::MAX),
        amount: part.of_amount(paid, rule.rounding),
    };
    let refunds = [refund(Measure::Month, of_months, months), refund(Measure::Day, of_days, days)];
    refunds.into_iter().filter(|refund| !refund.count.is_none()).collect()
}

/// The lengths of all spans of service days on which the child came to nothing that was held.
fn absent_in_a_row(sessions: &[&PaidSession], facts: &RefundFacts<'_>) -> Vec<u64> {
    let mut rows = vec![0];
    for day in sessions.chunk_by(|one, next| one.date == next.date) {
        let mut held = day.iter().filter(|session| session.held).peekable();
        if held.peek().is_none() {
            continue;
        }
        if held.all(|session| !session.attended && facts.is_before_leaving(session)) {
            if let Some(row) = rows.last_mut() {
                *row += 1;
            }
        } else {
            rows.push(0);
        }
    }
    rows
}

/// What one span of absence gives: of the months, of the days.
fn given_for(row: u64, rule: &RefundRule, months: u64, days: u64) -> (Part, Part) {
    let (mut left, mut of_months, mut of_days) = (row, Part::NOTHING, Part::NOTHING);
    for step in rule.absence.iter().filter(|step| step.days_in_a_row > 0) {
        let in_a_row = u64::from(step.days_in_a_row);
        if left < in_a_row {
            continue;
        }
        match step.gives {
            AbsenceGives::MonthFee(share) => {
                // Products of 32 and 64 bits that come from a term are far below 64; nonsense ends at the whole.
                let parts = (left / in_a_row).saturating_mul(share.parts().into());
                of_months = of_months.plus(Part::new(parts, months.saturating_mul(share.of().into())));
                left %= in_a_row;
            }
            AbsenceGives::EachDay => {
                of_days = of_days.plus(Part::new(left, days));
                left = 0;
            }
        }
    }
    (of_months, of_days)
}
