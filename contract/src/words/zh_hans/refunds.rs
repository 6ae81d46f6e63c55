//! 退费.

mod quote;
mod rule;

pub(super) use rule::part;

use crate::words::{
    RefundWords,
    refunds::{count, halves},
};
use crate::{Measure, PaidOut, UnitCount};

pub(super) const WORDS: RefundWords = RefundWords { quote: quote::quote, rule: rule::rule, paid_out };

fn paid_out(paid_out: PaidOut) -> &'static str {
    match paid_out {
        PaidOut::Refund => "钱退还给家长",
        PaidOut::Credit => "钱不退现，抵下一张账单",
    }
}

/// 13 天, 1.5 个月.
fn counted(units: UnitCount, measure: Measure) -> String {
    match measure {
        Measure::Day => format!("{} 天", count(units)),
        Measure::Meeting => format!("{} 次", count(units)),
        Measure::Period => format!("{} 课时", count(units)),
        Measure::Month => format!("{} 个月", count(units)),
        Measure::HalfMonth => format!("{} 个月", count(halves(units))),
    }
}

fn whole(units: u32, measure: Measure) -> String {
    counted(UnitCount { parts: units, of: 1 }, measure)
}

/// 课是上的，月份是用的.
fn verb(measure: Measure) -> &'static str {
    match measure {
        Measure::Day | Measure::Meeting | Measure::Period => "上",
        Measure::Month | Measure::HalfMonth => "用",
    }
}
