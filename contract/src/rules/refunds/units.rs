//! What was paid for, counted in the measure of a rule.

use super::{PaidSession, Part, RefundFacts};
use crate::{FeeMonth, Measure, NotHeld, RefundRule, UsedWhen};
use chrono::{Datelike, NaiveDate};

/// What was paid for, counted: every unit of the measure is worth the same, and the sessions of a unit share its worth
/// by their periods.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counted {
    /// Units.
    pub(super) all: u64,
    /// Units that have begun.
    pub(super) used: u64,
    /// Units that have not, those apart of which nothing will be held.
    pub(super) unused: u64,
    /// Units of which nothing was or will be held.
    cancelled_whole: u64,
    /// What the cancelled sessions of units that have begun are worth.
    cancelled_of_used: Part,
    /// What all cancelled sessions are worth.
    pub(super) cancelled: Part,
}

impl Counted {
    /// What cancelled sessions are worth beside the unused units.
    pub(super) fn cancelled_beside_unused(&self) -> Part {
        self.cancelled_of_used.plus(Part::new(self.cancelled_whole, self.all))
    }

    pub(super) fn used_units(&self) -> u32 {
        narrow(self.used)
    }

    pub(super) fn unused_units(&self) -> u32 {
        narrow(self.unused)
    }

    pub(super) fn all_units(&self) -> u32 {
        narrow(self.all)
    }
}

fn narrow(units: u64) -> u32 {
    u32::try_from(units).unwrap_or(u32::MAX)
}

/// One unit of the measure, or several that begin together.
#[derive(Clone, Copy, Debug, Default)]
struct Unit {
    /// How many units.
    units: u64,
    /// Periods of its sessions.
    periods: u64,
    /// Those of them that were cancelled.
    cancelled: u64,
    /// Whether it has begun.
    used: bool,
}

/// Counts what was paid for in the measure of the rule.
pub(super) fn count(rule: &RefundRule, facts: &RefundFacts<'_>) -> Counted {
    let units = units_of(rule, facts);
    let all = units.iter().map(|unit| unit.units).sum();
    let mut counted = Counted {
        all,
        used: 0,
        unused: 0,
        cancelled_whole: 0,
        cancelled_of_used: Part::NOTHING,
        cancelled: Part::NOTHING,
    };
    for unit in &units {
        let cancelled = Part::new(unit.units, all).times(Part::new(unit.cancelled, unit.periods));
        counted.cancelled = counted.cancelled.plus(cancelled);
        if unit.used {
            counted.used += unit.units;
            counted.cancelled_of_used = counted.cancelled_of_used.plus(cancelled);
        } else if unit.cancelled == unit.periods {
            counted.cancelled_whole += unit.units;
        } else {
            counted.unused += unit.units;
        }
    }
    counted
}

fn units_of(rule: &RefundRule, facts: &RefundFacts<'_>) -> Vec<Unit> {
    let mut sessions: Vec<&PaidSession> = facts.sessions.iter().collect();
    sessions.sort_by_key(|session| session.date);
    let unit = |sessions: &[&PaidSession]| unit_of(rule, facts, sessions);
    match rule.measure {
        Measure::Meeting => sessions.chunks(1).map(unit).collect(),
        Measure::Period => {
            let by_periods = |sessions: &[&PaidSession]| {
                let unit = unit_of(rule, facts, sessions);
                Unit { units: unit.periods, ..unit }
            };
            sessions.chunks(1).map(by_periods).collect()
        }
        Measure::Day => sessions.chunk_by(|one, next| one.date == next.date).map(unit).collect(),
        Measure::Month => in_months(&mut sessions, facts.months).map(unit).collect(),
        Measure::HalfMonth => {
            let halves = |month: &[&PaidSession]| {
                let (first, second) = month.split_at(first_half(month));
                if first.is_empty() {
                    return vec![Unit { units: 2, ..unit(second) }];
                }
                vec![unit(first), unit(second)]
            };
            in_months(&mut sessions, facts.months).flat_map(halves).collect()
        }
    }
}

/// Sessions month by month.
pub(super) fn in_months<'s, 'a>(
    sessions: &'s mut [&'a PaidSession],
    months: &'s [FeeMonth],
) -> impl Iterator<Item = &'s [&'a PaidSession]> {
    sessions.sort_by_key(|session| (month_of(session.date, months), session.date));
    sessions.chunk_by(|one, next| month_of(one.date, months) == month_of(next.date, months))
}

/// Which month a date is in: its place in the list of months, or after them by the calendar.
fn month_of(date: NaiveDate, months: &[FeeMonth]) -> (i32, usize) {
    match months.iter().position(|month| month.from <= date && date <= month.to) {
        Some(place) => (i32::MIN, place),
        None => (date.year(), date.month0() as usize),
    }
}

/// How many sessions of a month, in order of date, are in the first half of its service days.
fn first_half(month: &[&PaidSession]) -> usize {
    let days: Vec<usize> =
        month.chunk_by(|one, next| one.date == next.date).map(<[&PaidSession]>::len).collect();
    days.iter().take(days.len() / 2).sum()
}

fn unit_of(rule: &RefundRule, facts: &RefundFacts<'_>, sessions: &[&PaidSession]) -> Unit {
    let mut unit = Unit { units: 1, ..Unit::default() };
    for session in sessions {
        let periods = u64::from(session.periods.max(1));
        let delivered = session.held || rule.cancelled.sessions == NotHeld::Nothing;
        unit.periods += periods;
        unit.cancelled += if delivered { 0 } else { periods };
        unit.used |= delivered
            && facts.is_before_leaving(session)
            && (rule.used_when == UsedWhen::Held || session.attended);
    }
    unit
}
