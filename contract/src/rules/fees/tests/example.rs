//! Usages made of plain days, and what a tariff comes to on them.

use crate::examples::{clock, date, fee_rule, school};
use crate::rules::{Service, ServiceSession, Usage, quote, quoted_total};
use crate::*;
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// A school that charges by these rules.
pub(super) fn school_with(rules: Vec<FeeRule>) -> School {
    School { tariff: Tariff { rules, days_to_pay: 7, ..Tariff::default() }, ..school() }
}

/// A rule at a rate.
pub(super) fn rule(id: &str, unit: Unit, yuan: &str) -> FeeRule {
    FeeRule { title: id.to_owned(), rate: yuan_of(yuan), ..fee_rule(id, unit) }
}

pub(super) fn yuan_of(text: &str) -> Fen {
    crate::money::yuan::read(text).expect("yuan")
}

pub(super) fn rate(yuan: &str) -> Rate {
    Rate { amount: yuan_of(yuan), ..Rate::default() }
}

pub(super) fn bound(yuan: &str, per: Per) -> Bound {
    Bound { amount: yuan_of(yuan), per }
}

pub(super) fn windows(names: &[&str]) -> Vec<WindowId> {
    names.iter().map(|name| WindowId::new(*name)).collect()
}

/// Weekdays from the first of September on.
pub(super) fn school_days(count: usize) -> Vec<NaiveDate> {
    let weekend = |date: &NaiveDate| matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
    date("2026-09-01").iter_days().filter(|date| !weekend(date)).take(count).collect()
}

pub(super) fn month(title: &str, from: &str, to: &str) -> FeeMonth {
    FeeMonth { title: title.into(), from: date(from), to: date(to) }
}

/// Four months of a term.
pub(super) fn four_months() -> Vec<FeeMonth> {
    vec![
        month("9 月", "2026-09-01", "2026-09-30"),
        month("10 月", "2026-10-01", "2026-10-31"),
        month("11 月", "2026-11-01", "2026-11-30"),
        month("12 月", "2026-12-01", "2027-01-22"),
    ]
}

/// A child in care in some windows, on so many days, so many periods of 40 minutes in each window.
pub(super) fn in_care<'a>(names: &'a [WindowId], days: usize, periods: u32) -> Usage<'a> {
    let mut usage =
        Usage { grade: 3, windows: names.iter().collect(), months: four_months(), ..Usage::default() };
    for (index, name) in names.iter().enumerate() {
        let title = format!("{name}托管");
        usage.services.push(Service { title, kind: ServiceKind::Care, offering: None, heads: 1 });
        for date in school_days(days) {
            usage.sessions.push(session(date, index, index, periods));
        }
    }
    usage.sessions.sort_by_key(|session| (session.date, session.service));
    usage
}

/// The same child in one group on so many Wednesdays instead.
pub(super) fn in_group<'a>(
    names: &'a [WindowId],
    offering: &'a Offering,
    meetings: usize,
    periods: u32,
) -> Usage<'a> {
    let mut usage =
        Usage { grade: 3, windows: names.iter().collect(), months: four_months(), ..Usage::default() };
    let kind = offering.tier.into();
    let heads = offering.groups[0].minimum;
    usage.services.push(Service { title: offering.title.clone(), kind, offering: Some(offering), heads });
    for week in 0..meetings {
        let date = date("2026-09-09") + Days::new(7 * week as u64);
        usage.sessions.push(session(date, 0, 0, periods));
    }
    usage
}

pub(super) fn session(date: NaiveDate, service: usize, window: usize, periods: u32) -> ServiceSession {
    let start = clock("16:00").later(u16::try_from(window * 90).expect("few windows"));
    let minutes = periods * 40;
    let end = start.later(u16::try_from(minutes).expect("a short one"));
    ServiceSession {
        date,
        weekday: date.weekday(),
        start,
        end,
        periods,
        minutes,
        service,
        window,
        joined: true,
        held: true,
        attended: true,
    }
}

/// What these rules come to, in advance.
pub(super) fn total(rules: Vec<FeeRule>, usage: &Usage<'_>) -> String {
    quoted_total(&quote(&school_with(rules), usage, &[])).to_string()
}

/// What the first rule comes to after the term, on what was counted.
pub(super) fn counted(rules: Vec<FeeRule>, usage: &Usage<'_>) -> String {
    use crate::rules::fees::{View, charged};
    let school = school_with(rules);
    let charged = charged(&school.tariff, usage, &[], |_| View::Counted);
    let pieces = charged.iter().flat_map(|rules| &rules.pieces);
    Fen::checked_sum(pieces.map(super::super::piece::Piece::net)).expect("a sum").to_string()
}

/// A course of an outside body that costs nothing by itself.
pub(super) fn course() -> Offering {
    Offering { fees: vec![], ..crate::examples::football() }
}
