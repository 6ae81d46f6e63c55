//! Every shape of refund that schools publish, to the fen.

mod absence;
mod cancelled;
mod leaving;
mod said;

use super::*;
use crate::{FeeMonth, Fraction, RefundStep, examples::date};
use chrono::{Datelike, Days, NaiveDate, Weekday};

fn part(text: &str) -> Fraction {
    text.parse().expect("a fraction")
}

fn session(date: NaiveDate, periods: u32) -> PaidSession {
    PaidSession { date, periods, held: true, attended: true }
}

/// So many sessions on school days from a date on.
fn daily(from: &str, days: usize, periods: u32) -> Vec<PaidSession> {
    let school_days =
        date(from).iter_days().filter(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun));
    school_days.take(days).map(|day| session(day, periods)).collect()
}

/// Sessions once a week.
fn weekly(from: &str, meetings: usize, periods: u32) -> Vec<PaidSession> {
    date(from).iter_weeks().take(meetings).map(|day| session(day, periods)).collect()
}

/// Four months of service, with 22, 17, 21 and 20 days.
fn four_months() -> Vec<PaidSession> {
    [("2026-09-01", 22), ("2026-10-08", 17), ("2026-11-02", 21), ("2026-12-02", 20)]
        .into_iter()
        .flat_map(|(from, days)| daily(from, days, 2))
        .collect()
}

fn months(spans: &[(&str, &str, &str)]) -> Vec<FeeMonth> {
    let month = |(title, from, to): &(&str, &str, &str)| FeeMonth {
        title: (*title).into(),
        from: date(from),
        to: date(to),
    };
    spans.iter().map(month).collect()
}

fn steps(steps: &[(Progress, Gives)]) -> Vec<RefundStep> {
    steps.iter().map(|(up_to, gives)| RefundStep { up_to: *up_to, gives: *gives }).collect()
}

/// What a child gets back that leaves after so many sessions.
fn after(rule: &RefundRule, paid: i64, sessions: &[PaidSession], used: usize) -> Fen {
    let past = sessions.last().expect("a session").date + Days::new(1);
    let leaves = Some(sessions.get(used).map_or(past, |session| session.date));
    refund_quote(rule, &RefundFacts { paid: Fen(paid), sessions, leaves, ..RefundFacts::default() }).amount
}

fn staying(rule: &RefundRule, paid: i64, sessions: &[PaidSession]) -> RefundQuote {
    refund_quote(rule, &RefundFacts { paid: Fen(paid), sessions, ..RefundFacts::default() })
}

fn cancelling(mut sessions: Vec<PaidSession>, first: usize, count: usize) -> Vec<PaidSession> {
    sessions[first..first + count]
        .iter_mut()
        .for_each(|session| (session.held, session.attended) = (false, false));
    sessions
}
