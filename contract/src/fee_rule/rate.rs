use super::TaughtBy;
use crate::{ClockTime, Fen, GradeSpan, WindowId};
use serde::{Deserialize, Serialize};

/// A rate and for whom it is. Of the rates of a rule the first that fits holds; what is left out does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Rate {
    /// For one unit; written in yuan. Zero is free.
    #[serde(with = "crate::money::yuan")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "2.95"))]
    pub amount: Fen,
    /// Whether the amount is the cost of one unit for the whole group, shared by its children. Before the group is
    /// formed it is divided by its minimum: no child can pay more.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub shared: bool,
    /// Grades from-to: a stage is a span of grades.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grades: Option<GradeSpan>,
    /// Who teaches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taught_by: Option<TaughtBy>,
    /// A package: the child takes something in each of these windows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub takes: Vec<WindowId>,
    /// On how many weekdays it takes something the rule covers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weekdays: Option<CountSpan>,
    /// How many sessions the rule covers in the whole term, as planned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meetings: Option<CountSpan>,
    /// A tier by the end: what the rule covers ends by then, on the day or, for longer units, in the whole span.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, example = "17:30"))]
    pub ends_by: Option<ClockTime>,
}

/// A count from-to, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CountSpan {
    /// Fewest.
    #[serde(default)]
    pub from: u32,
    /// Most; without end if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<u32>,
}

impl CountSpan {
    /// Whether a count lies in it.
    pub fn holds(self, count: u32) -> bool {
        self.from <= count && self.to.is_none_or(|to| count <= to)
    }
}
