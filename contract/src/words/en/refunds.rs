//! Refunds.

mod quote;
mod rule;

use crate::words::{
    RefundWords,
    refunds::{count, halves},
};
use crate::{Measure, PaidOut, UnitCount};

pub(super) const WORDS: RefundWords = RefundWords { quote: quote::quote, rule: rule::rule, paid_out };

fn paid_out(paid_out: PaidOut) -> &'static str {
    match paid_out {
        PaidOut::Refund => "The money is paid back",
        PaidOut::Credit => "It is taken off the next bill",
    }
}

/// 13 days, 1.5 months.
fn counted(units: UnitCount, measure: Measure) -> String {
    let number = if measure == Measure::HalfMonth { count(halves(units)) } else { count(units) };
    let noun = noun(measure);
    if number == "1" { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

fn whole(units: u32, measure: Measure) -> String {
    counted(UnitCount { parts: units, of: 1 }, measure)
}

fn noun(measure: Measure) -> &'static str {
    match measure {
        Measure::Day => "day",
        Measure::Meeting => "meeting",
        Measure::Period => "period",
        Measure::Month | Measure::HalfMonth => "month",
    }
}
