//! Care whose content changes by class, weekday or week.

use crate::{GradeSpan, HomeClass, Rotation};
use chrono::Weekday;
use serde::{Deserialize, Serialize};

/// What care in a window is about for some classes on some days: the sport of the week, a class's own speciality, the
/// subject of an evening's tutoring. It is information for families, never sold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CarePlan {
    /// Only these grades; all where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grades: Option<GradeSpan>,
    /// Only these home classes of the grades, by number; empty for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub classes: Vec<u8>,
    /// Only on these weekdays; empty for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>, example = json!(["Wed"])))]
    pub weekdays: Vec<Weekday>,
    /// Only in these weeks; all where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weeks: Option<Rotation>,
    /// What children do: 跳绳.
    pub title: String,
}

impl CarePlan {
    /// Whether it is for a home class on a weekday of a week.
    pub fn is_for(&self, class: HomeClass, weekday: Weekday, week: i32) -> bool {
        self.grades.is_none_or(|grades| grades.admits(class.grade))
            && (self.classes.is_empty() || self.classes.contains(&class.number))
            && (self.weekdays.is_empty() || self.weekdays.contains(&weekday))
            && self.weeks.as_ref().is_none_or(|weeks| weeks.is_held_in(week))
    }
}
