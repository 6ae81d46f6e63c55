//! The clock times of a season, where they differ by grade or weekday too.

use crate::{ClockTime, GradeSpan, WindowId};
use chrono::{NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

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
    /// When a child without any service leaves, where `dismissals` say nothing else.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "16:30"))]
    pub ordinary_end: ClockTime,
    /// Grades and weekdays on which lessons end at another time; the first entry that fits holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dismissals: Vec<Dismissal>,
    /// Until when service may keep a child, by grade; the first entry that fits holds, none for no limit. A school's
    /// file that keeps a child longer is refused.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub latest_end: Vec<LatestEnd>,
    /// When each window begins and ends; the first entry that fits holds.
    pub windows: Vec<WindowTime>,
}

/// When a child without any service leaves, for some grades or weekdays (放学).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Dismissal {
    /// Only these grades; all where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grades: Option<GradeSpan>,
    /// Only on these weekdays; empty for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>, example = json!(["Wed"])))]
    pub weekdays: Vec<Weekday>,
    /// When.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "15:25"))]
    pub time: ClockTime,
}

/// Until when service may keep a child, for some grades: 17:45 in winter, 18:15 in summer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LatestEnd {
    /// Only these grades; all where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grades: Option<GradeSpan>,
    /// Until when.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "17:45"))]
    pub time: ClockTime,
}

/// When one window begins and ends, for some grades or weekdays where it differs by them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WindowTime {
    /// Which window.
    pub window: WindowId,
    /// Only for these grades; all where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grades: Option<GradeSpan>,
    /// Only on these weekdays; empty for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>, example = json!(["Wed"])))]
    pub weekdays: Vec<Weekday>,
    /// Begin.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "16:30"))]
    pub start: ClockTime,
    /// End.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "17:30"))]
    pub end: ClockTime,
}

impl SeasonTimetable {
    /// When a child of this grade without any service leaves on a weekday.
    pub fn dismissal(&self, weekday: Weekday, grade: u8) -> ClockTime {
        let own = |entry: &&Dismissal| fits(entry.grades, &entry.weekdays, grade, weekday);
        self.dismissals.iter().find(own).map_or(self.ordinary_end, |entry| entry.time)
    }

    /// Until when service may keep a child of this grade; `None` for no limit.
    pub fn latest_end(&self, grade: u8) -> Option<ClockTime> {
        let own = |entry: &&LatestEnd| fits(entry.grades, &[], grade, Weekday::Mon);
        self.latest_end.iter().find(own).map(|entry| entry.time)
    }
}

/// The first of these times that is a window's, for this grade on this weekday. Every timetable (season, half day,
/// block) is asked through here, by [`Timetable::time_of`](crate::Timetable::time_of).
pub(crate) fn first_that_fits<'a>(
    times: &'a [WindowTime],
    window: &WindowId,
    weekday: Weekday,
    grade: u8,
) -> Option<&'a WindowTime> {
    let own =
        |time: &&WindowTime| &time.window == window && fits(time.grades, &time.weekdays, grade, weekday);
    times.iter().find(own)
}

fn fits(grades: Option<GradeSpan>, weekdays: &[Weekday], grade: u8, weekday: Weekday) -> bool {
    grades.is_none_or(|grades| grades.admits(grade)) && (weekdays.is_empty() || weekdays.contains(&weekday))
}
