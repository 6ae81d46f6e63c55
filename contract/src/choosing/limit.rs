//! How much of what a child may have, and how much it must have.

use crate::{FieldId, GradeSpan, Level, OfferingId, Tier, WindowId};
use chrono::Weekday;
use serde::{Deserialize, Serialize};

/// A limit on a child's choices: at most so many of what it counts, at least so many, or both ("exactly one").
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Limit {
    /// What is limited, as the beginning of a sentence: 每个孩子, 午间社团, 周六.
    pub title: String,
    /// What counts; everything where nothing is said.
    #[serde(default)]
    pub counts: Counted,
    /// Whether choices are counted, or their weekly meetings.
    #[serde(default)]
    pub counting: Counting,
    /// Grades it holds for; `None` for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grades: Option<GradeSpan>,
    /// The fewest a child that is bound may choose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least: Option<u32>,
    /// The most a child may have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<u32>,
    /// Whom `least` binds.
    #[serde(default)]
    pub binds: Binds,
}

/// What a limit counts. Every part that is set must fit; one that is empty fits everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Counted {
    /// Only these tiers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tiers: Vec<Tier>,
    /// Only these fields.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldId>,
    /// Only these levels.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<Level>,
    /// Only what meets in one of these windows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub windows: Vec<WindowId>,
    /// Only what meets on one of these weekdays; with windows, in one and the same meeting.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>, example = json!(["Sat"])))]
    pub weekdays: Vec<Weekday>,
    /// Only these offerings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offerings: Vec<OfferingId>,
    /// Only what costs something by itself, beside what the tariff charges for everything.
    #[serde(default)]
    pub paid: bool,
}

/// What a limit counts by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    /// Each choice is one.
    #[default]
    Offerings,
    /// Each weekly meeting is one.
    Meetings,
}

/// Whom a limit binds that says how much must be chosen. It never binds a family that takes no service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Binds {
    /// Families that take part in something it counts: a choice, or care in one of its windows.
    #[default]
    TakingPartInIt,
    /// Every family that takes part in anything.
    All,
}
