//! What services cost, as data. A scheme is composed of such parts; none names a school or a place.

mod billing;
mod bound;
mod covers;
mod rate;
mod unit;

pub use billing::{Billed, Counts, Instalment, LateStart, Undelivered};
pub use bound::{Allowance, AttendanceStep, Bound};
pub use covers::{Covers, ServiceKind, TaughtBy};
pub use rate::{CountSpan, Rate};
pub use unit::{ForEach, Per, Unit};

use crate::{FeeRuleId, Fen, RefundRule, Rounding};
use serde::{Deserialize, Serialize};

/// One rule of a tariff: what is counted, at which rate, within which bounds, billed when (收费规则).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FeeRule {
    /// Stable name, unique in the school.
    pub id: FeeRuleId,
    /// What its lines are called: 课后服务费, 材料费. Empty: the name of the service, where it covers one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The services it is about. Of an offering's own rule: parts of that offering.
    #[serde(default, skip_serializing_if = "is_default")]
    pub covers: Covers,
    /// What is counted.
    pub unit: Unit,
    /// For what it is counted on its own.
    #[serde(default, skip_serializing_if = "is_default")]
    pub for_each: ForEach,
    /// The rate where none of `rates` fits; in yuan. Without one, what fits nowhere is free.
    #[serde(default, with = "crate::money::yuan", skip_serializing_if = "is_default")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "2.95"))]
    pub rate: Fen,
    /// Rates that depend on the child, the teacher or the plan; the first that fits holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rates: Vec<Rate>,
    /// Units that cost nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub free: Option<Allowance>,
    /// Amounts that are charged at least, to those who are enrolled.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub at_least: Vec<Bound>,
    /// Amounts that are charged at most.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub at_most: Vec<Bound>,
    /// Parts for those who came rarely; the first that fits holds. Judged for each month, or for the term where
    /// nothing else is counted by months.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attendance: Vec<AttendanceStep>,
    /// When it is billed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub billed: Billed,
    /// Which sessions count in the end.
    #[serde(default, skip_serializing_if = "is_default")]
    pub counts: Counts,
    /// What a child pays of a month or term into which it joins late. Counted units are counted from its first day.
    #[serde(default, skip_serializing_if = "is_default")]
    pub late_start: LateStart,
    /// What becomes of sessions that are not held.
    #[serde(default, skip_serializing_if = "is_default")]
    pub undelivered: Undelivered,
    /// How amounts are rounded.
    #[serde(default, skip_serializing_if = "is_default")]
    pub rounding: Rounding,
    /// The document by which it is charged; empty: the tariff's.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub document: String,
    /// What it pays for, as the fee notice says it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub pays_for: String,
    /// By what rule it is given back; `None`: by the tariff's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refund: Option<RefundRule>,
}

impl FeeRule {
    /// Whether nobody ever pays anything by it.
    pub fn is_free(&self) -> bool {
        self.rate.is_zero() && self.rates.iter().all(|rate| rate.amount.is_zero())
    }

    /// Whether it comes to an amount for each fee month, and not to one for the term.
    pub fn is_counted_by_months(&self) -> bool {
        let by_month = |bounds: &[Bound]| bounds.iter().any(|bound| bound.per == Per::Month);
        self.unit == Unit::Month
            || self.unit != Unit::Term
                && (matches!(self.billed, Billed::EachMonth | Billed::AfterMonth { .. })
                    || by_month(&self.at_least)
                    || by_month(&self.at_most)
                    || self.free.is_some_and(|free| free.per == Per::Month)
                    || !self.attendance.is_empty())
    }

    /// Whether it is billed after the fact, on what was counted.
    pub fn is_billed_afterwards(&self) -> bool {
        matches!(self.billed, Billed::AfterMonth { .. } | Billed::AfterTerm { .. })
            || matches!(self.unit, Unit::LatePickUp { .. })
    }
}

fn is_default<T: Default + PartialEq>(part: &T) -> bool {
    *part == T::default()
}
