//! Counting units, each at its rate, day by day.

use super::{View, exact::Exact, piece::Piece, scope::Scope};
use crate::{Adjustment, Allowance, Bound, Fen, ForEach, Per, Unit, rules::ServiceSession};
use chrono::{Datelike, NaiveDate};

/// Minutes of an hour: amounts are added up in sixtieths of a fen.
const SIXTIETHS: i64 = 60;

/// So many units of a service at one rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) service: Option<usize>,
    pub(super) rate: Fen,
    pub(super) count: u32,
}

impl Tally {
    /// Its amount: of hours the count is in minutes.
    pub(super) fn amount(&self, unit: Unit) -> Exact {
        let minutes = if unit == Unit::Hour { SIXTIETHS } else { 1 };
        Exact::new(self.rate.0.saturating_mul(i64::from(self.count)), minutes)
    }
}

/// What is left of the units that cost nothing.
pub(super) struct Free {
    allowance: Option<Allowance>,
    span: Option<i64>,
    left: u32,
}

impl Free {
    pub(super) fn of(scope: &Scope<'_>) -> Self {
        Self { allowance: scope.rule.free, span: None, left: 0 }
    }

    /// What of `count` units is to be paid. `month` numbers the piece counted.
    pub(super) fn pay(&mut self, count: u32, unit: Unit, date: NaiveDate, month: usize) -> u32 {
        let Some(allowance) = self.allowance else {
            return count;
        };
        let span = match allowance.per {
            Per::Unit | Per::Day if unit == Unit::Week => week_of(date),
            Per::Unit | Per::Day => i64::from(date.num_days_from_ce()),
            Per::Week => week_of(date),
            Per::Month => i64::try_from(month).unwrap_or(0),
            Per::Term => 0,
        };
        if self.span.replace(span) != Some(span) {
            self.left = allowance.units.saturating_mul(if unit == Unit::Hour { 60 } else { 1 });
        }
        let free = count.min(self.left);
        self.left -= free;
        count - free
    }
}

/// Counts the units of a piece and adds them up, within what a day and a week may come to.
pub(super) fn count(
    scope: &Scope<'_>,
    sessions: &[&ServiceSession],
    view: View,
    month: usize,
    free: &mut Free,
) -> Piece {
    let mut counting = Counting { scope, month, free, seen: Vec::new(), tallies: Vec::new() };
    let mut piece = Piece::default();
    let (mut sum, mut by_day, mut by_week) = (0_i64, 0_i64, 0_i64);
    for week in sessions.chunk_by(|a, b| week_of(a.date) == week_of(b.date)) {
        let mut of_week = 0_i64;
        for day in week.chunk_by(|a, b| a.date == b.date) {
            let span = if scope.rule.unit == Unit::Week { week } else { day };
            let met: Vec<&ServiceSession> =
                day.iter().copied().filter(|session| scope.counts(session, view)).collect();
            let gross = met.iter().map(|session| counting.add(session, &met, span)).sum::<i64>();
            // Of weeks there is nothing to bound in a day.
            let bounded = match scope.rule.unit {
                Unit::Week => gross,
                _ => bounded(scope, Per::Day, gross, !met.is_empty()),
            };
            by_day += bounded - gross;
            of_week += bounded;
        }
        let bounded = bounded(scope, Per::Week, of_week, of_week > 0);
        by_week += bounded - of_week;
        sum += bounded;
    }
    piece.tallies = counting.tallies;
    piece.start(Exact::new(sum, SIXTIETHS), scope.rule.unit);
    piece.adjust(Exact::new(sum - by_week, SIXTIETHS), by_day != 0, scope.rule, || {
        said(scope, Per::Day, by_day)
    });
    piece.adjust(Exact::new(sum, SIXTIETHS), by_week != 0, scope.rule, || said(scope, Per::Week, by_week));
    piece
}

struct Counting<'a, 'f> {
    scope: &'a Scope<'a>,
    month: usize,
    free: &'f mut Free,
    /// What was counted already of a unit that is longer than a session.
    seen: Vec<(i64, usize)>,
    tallies: Vec<Tally>,
}

impl Counting<'_, '_> {
    /// Counts a session, and what it comes to in sixtieths of a fen.
    fn add(&mut self, session: &ServiceSession, day: &[&ServiceSession], span: &[&ServiceSession]) -> i64 {
        let unit = self.scope.rule.unit;
        let units = self.units(session);
        let count = self.free.pay(units, unit, session.date, self.month);
        if count == 0 {
            return 0;
        }
        // A day or week has the rate of all that is planned in it, whoever came to what. Of a session who teaches is asked
        // of itself; when the child goes home, of the day.
        let tiers = self.scope.rule.rates.iter().any(|rate| rate.ends_by.is_some());
        let rate = match (unit, tiers) {
            (Unit::Day | Unit::Week, _) => self.scope.rate(span),
            (_, true) => self.scope.rate(day),
            (_, false) => self.scope.rate(&[session]),
        };
        let service = Some(session.service);
        match self.tallies.iter_mut().find(|tally| tally.rate == rate && tally.service == service) {
            Some(tally) => tally.count += count,
            None => self.tallies.push(Tally { service, rate, count }),
        }
        let minutes = if unit == Unit::Hour { 1 } else { SIXTIETHS };
        rate.0.saturating_mul(i64::from(count)).saturating_mul(minutes)
    }

    fn units(&mut self, session: &ServiceSession) -> u32 {
        let span = match self.scope.rule.unit {
            Unit::Period => return session.periods,
            Unit::Hour => return session.minutes,
            Unit::Meeting => return 1,
            Unit::Day => i64::from(session.date.num_days_from_ce()),
            Unit::Week => week_of(session.date),
            Unit::Month | Unit::Term | Unit::LatePickUp { .. } => return 0,
        };
        let key = (span, key_of(self.scope.rule.for_each, session));
        self.seen.retain(|(seen, _)| *seen == span);
        if self.seen.contains(&key) {
            return 0;
        }
        self.seen.push(key);
        1
    }
}

/// For what a unit is counted on its own, as a number.
pub(super) fn key_of(for_each: ForEach, session: &ServiceSession) -> usize {
    match for_each {
        ForEach::Child => 0,
        ForEach::Service => session.service,
        ForEach::Window => session.window,
        ForEach::Weekday => session.weekday.num_days_from_monday() as usize,
    }
}

pub(super) fn week_of(date: NaiveDate) -> i64 {
    // Day 1 of the common era was a Monday.
    i64::from(date.num_days_from_ce() - 1).div_euclid(7)
}

fn bounded(scope: &Scope<'_>, per: Per, sum: i64, met: bool) -> i64 {
    let in_sixtieths = |bound: &Bound| bound.amount.0.saturating_mul(SIXTIETHS);
    let raised = match met {
        true => scope.floors(per).map(in_sixtieths).fold(sum, i64::max),
        false => sum,
    };
    let most = scope.rule.at_most.iter().filter(|bound| bound.per == per);
    most.map(in_sixtieths).fold(raised, i64::min)
}

/// Which bound it was; a sum over days names the one that moved it.
fn said(scope: &Scope<'_>, per: Per, moved: i64) -> Adjustment {
    let first = |bounds: &[Bound]| {
        let amounts = bounds.iter().filter(|bound| bound.per == per).map(|bound| bound.amount);
        amounts.min().unwrap_or_default()
    };
    match moved < 0 {
        true => Adjustment::AtMost { amount: first(&scope.rule.at_most), per },
        false => Adjustment::AtLeast { amount: first(&scope.rule.at_least), per },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::date;

    #[test]
    fn a_week_begins_on_monday() {
        let monday = week_of(date("2026-09-07"));
        assert_eq!(week_of(date("2026-09-13")), monday, "the Sunday after");
        assert_eq!(week_of(date("2026-09-06")), monday - 1, "the Sunday before");
        assert_eq!(week_of(date("2026-09-14")), monday + 1);
    }

    #[test]
    fn what_is_free_is_free_once_in_its_span() {
        let paid = |per, unit, days: &[&str]| -> Vec<u32> {
            let mut free = Free { allowance: Some(Allowance { units: 1, per }), span: None, left: 0 };
            days.iter().map(|day| free.pay(1, unit, date(day), 0)).collect()
        };
        let two_in_a_week = ["2026-09-07", "2026-09-09", "2026-09-14"];
        assert_eq!(paid(Per::Day, Unit::Meeting, &two_in_a_week), [0, 0, 0]);
        assert_eq!(paid(Per::Unit, Unit::Week, &two_in_a_week), [0, 1, 0], "a unit is a week");
        assert_eq!(paid(Per::Week, Unit::Meeting, &two_in_a_week), [0, 1, 0]);
        assert_eq!(paid(Per::Month, Unit::Meeting, &two_in_a_week), [0, 1, 1]);
    }
}
