//! Service windows and the seasons that give them their clock times.

use crate::{ClockTime, WindowId};
use chrono::{NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// A service window of the week: morning care, noon, evening. Its clock times depend on the season.
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
    /// Weekdays on which the window is open.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>, example = json!(["Mon"])))]
    pub weekdays: Vec<Weekday>,
}

/// Clock times of the school day, valid for a span of dates: summer and winter differ.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SeasonTimetable {
    /// As people say it: 秋冬季作息.
    pub title: String,
    /// First date it is valid.
    #[serde(with = "crate::wire_time::date")]
    pub from: NaiveDate,
    /// Last date it is valid.
    #[serde(with = "crate::wire_time::date")]
    pub to: NaiveDate,
    /// When a child without any service leaves.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "16:30"))]
    pub ordinary_end: ClockTime,
    /// When each window begins and ends.
    pub windows: Vec<WindowTime>,
}

/// When one window begins and ends in one season.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WindowTime {
    /// Which window.
    pub window: WindowId,
    /// Begin.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "16:30"))]
    pub start: ClockTime,
    /// End.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "17:30"))]
    pub end: ClockTime,
}

impl SeasonTimetable {
    /// The clock times of a window in this season.
    pub fn time_of(&self, window: &WindowId) -> Option<&WindowTime> {
        self.windows.iter().find(|time| &time.window == window)
    }
}
