//! What is given back, in words.

#[cfg(test)]
mod tests;

use crate::{Fraction, PaidOut, RefundQuote, RefundRule, UnitCount};

/// What is said about refunds.
pub struct RefundWords {
    /// How an amount came about, worked out so that a family can work it out again:
    /// 已缴 130.00 元 × 未上 13 天 ÷ 共 22 天 = 76.82 元.
    pub quote: fn(&RefundQuote) -> String,
    /// A rule for reading before anybody leaves, one sentence each:
    /// 开课前退 70%，上到三分之一以前退 50%，之后不退.
    pub rule: fn(&RefundRule) -> Vec<String>,
    /// How it reaches the family.
    pub paid_out: fn(PaidOut) -> &'static str,
}

/// A count as people write it: `13`, `1.5`, and where decimals do not end `1/3`.
pub(super) fn count(count: UnitCount) -> String {
    let UnitCount { parts, of } = count;
    let (whole, left) = (parts / of.max(1), parts % of.max(1));
    if left == 0 {
        whole.to_string()
    } else if 100 % of == 0 {
        let hundredths = left * 100 / of;
        let decimals = [(hundredths / 10).to_string(), (hundredths % 10).to_string()].concat();
        [whole.to_string(), decimals.trim_end_matches('0').to_owned()].join(".")
    } else {
        [parts.to_string(), of.to_string()].join("/")
    }
}

/// A part as a percentage, where it is a whole one: `70%`.
pub(super) fn percent(part: Fraction) -> Option<String> {
    let hundredths = u64::from(part.parts()) * 100;
    let of = u64::from(part.of());
    (hundredths % of == 0).then(|| [(hundredths / of).to_string(), "%".to_owned()].concat())
}

/// A part within a calculation: `70%`, `2/3`.
pub(super) fn factor(part: Fraction) -> String {
    percent(part).unwrap_or_else(|| part.to_string())
}

/// So many halves as whole ones.
pub(super) fn halves(count: UnitCount) -> UnitCount {
    if count.parts.is_multiple_of(2) {
        UnitCount { parts: count.parts / 2, of: count.of }
    } else {
        UnitCount { parts: count.parts, of: count.of.saturating_mul(2) }
    }
}

/// What of all was not cancelled.
pub(super) fn rest(all: u32, cancelled: UnitCount) -> UnitCount {
    UnitCount { parts: all.saturating_mul(cancelled.of).saturating_sub(cancelled.parts), of: cancelled.of }
}
