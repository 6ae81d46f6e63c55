//! The service windows of the week.

use crate::{CarePlan, WindowId};
use chrono::Weekday;
use serde::{Deserialize, Serialize};

/// A service window of the week: morning care, noon, evening, Saturday. Its clock times stand in the seasons, the half
/// days and the blocks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Window {
    /// Stable name, for example `evening`.
    pub id: WindowId,
    /// Short name for a grid: 傍晚.
    pub title: String,
    /// What care in this window is called: 傍晚托管. `None` when the window has no care.
    #[serde(default)]
    pub care: Option<String>,
    /// What children do in that care: 作业、自主阅读.
    #[serde(default)]
    pub care_content: String,
    /// Care that is about something else for some classes, weekdays or weeks; the first entry that fits holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub care_plan: Vec<CarePlan>,
    /// Periods (课时) of the whole window: the unit that is charged.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub periods: u32,
    /// Weekdays on which the window is open.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>, example = json!(["Mon"])))]
    pub weekdays: Vec<Weekday>,
}

fn one() -> u32 {
    1
}

fn is_one(periods: &u32) -> bool {
    *periods == 1
}
