use crate::Fraction;
use chrono::NaiveDate;

/// When a fee is asked for, as it comes out of its rule: some units are only known afterwards, whatever the rule says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FeeAsked {
    /// At once, for the term.
    AtOnce,
    /// In parts, each from a date on; the parts make up the whole.
    InParts(Vec<(NaiveDate, Fraction)>),
    /// In advance, at the beginning of each fee month.
    EachMonth {
        /// Whether each month's is an equal part of a fee for the term.
        in_equal_parts: bool,
    },
    /// On what was counted.
    Afterwards {
        /// After each fee month; else after the term.
        each_month: bool,
        /// Days for which the counted list stands in the class before it is billed.
        objections: u32,
    },
}
