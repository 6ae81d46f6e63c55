//! The menu: offerings and the groups in which they are held.

use crate::{
    DayOrWeek, Entry, FeeRule, FieldId, GatheringPlace, GroupId, OfferingId, Rotation, SchoolDay, ShownRate,
    Term, WindowId,
};
use chrono::Weekday;
use serde::{Deserialize, Serialize};

/// One entry of the menu for one term.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Offering {
    /// Stable name for the term.
    pub id: OfferingId,
    /// As on the menu: 校园足球（初级）.
    pub title: String,
    /// Club or course. Care is no menu entry: it belongs to the windows.
    pub tier: Tier,
    /// Which of the school's fields it belongs to.
    pub field: FieldId,
    /// For everyone, for the interested, or a team by selection.
    pub level: Level,
    /// Grades admitted.
    pub grades: GradeSpan,
    /// The vetted outside body that holds it, by name; `None` when the school's own teachers do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// How a child gets in; `None` as the school says for its level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<Entry>,
    /// What it costs itself, beside what the school's tariff says: a surcharge, materials, meals. It travels on its own,
    /// as a price list.
    #[serde(skip)]
    pub fees: Vec<FeeRule>,
    /// Its rates as a card says them; empty when it costs nothing. Made by the server.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rates: Vec<ShownRate>,
    /// Parallel groups; a family chooses one of them.
    pub groups: Vec<Group>,
    /// What a search also finds it by: the pinyin of title and teachers, words parted by blanks, syllables by
    /// apostrophes, lower case. Made by the server.
    #[serde(default)]
    pub search: String,
}

/// One group of an offering: a teacher, a room, weekly meetings and a number of places.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Group {
    /// Stable name for the term, unique in the school.
    pub id: GroupId,
    /// What tells parallel groups apart: 何老师班. Empty for an offering with one group.
    #[serde(default)]
    pub title: String,
    /// Who teaches; for a course the provider's teacher first, then the school's (双师).
    pub teachers: Vec<String>,
    /// Where it meets.
    pub room: String,
    /// The site it meets at, one of the school's; `None` at the first of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// When it meets each week.
    pub meetings: Vec<Meeting>,
    /// Its first day, where it is another than that of all clubs and courses, or of its block.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, example = "week 4"))]
    pub from: Option<DayOrWeek>,
    /// Its last day, where it ends before the term or the block does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, example = "week 9"))]
    pub to: Option<DayOrWeek>,
    /// Places, at the publishing of the menu. What is left is told by [`Places`](crate::Places).
    pub capacity: u32,
    /// How many children it needs to open.
    pub minimum: u32,
    /// Where its children wait to be fetched; `None` when they leave with their home class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gathers_at: Option<GatheringPlace>,
}

/// A weekly meeting inside a window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Meeting {
    /// Weekday of the timetable (a make-up day counts as the weekday it replaces).
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "Wed"))]
    pub weekday: Weekday,
    /// The window it is held in.
    pub window: WindowId,
    /// Minutes after the window's begin.
    #[serde(default)]
    pub starts_after: u16,
    /// Length in minutes; `None` to the window's end. It may run past the window's end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u16>,
    /// In which weeks, where it is not every week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weeks: Option<Rotation>,
    /// Periods (课时) it counts for, where they are not the window's; one with its own length counts for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub periods: Option<u32>,
}

impl Meeting {
    /// Whether it is held on such a day, by weekday and week; whether its window is held is another question.
    pub fn is_held_on(&self, day: &SchoolDay<'_>) -> bool {
        self.weekday == day.weekday && self.weeks.as_ref().is_none_or(|weeks| weeks.is_held_in(day.week))
    }
}

/// How a service is organised and paid for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// 拓展/社团.
    Club,
    /// 个性化课程.
    Course,
}

/// For whom an offering is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// 普及: for everyone.
    Everyone,
    /// 特性: for the interested.
    Interested,
    /// 高阶: a team by selection.
    Team,
}

/// Grades from-to, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GradeSpan {
    /// Lowest grade admitted, 1-9.
    pub from: u8,
    /// Highest grade admitted, 1-9.
    pub to: u8,
}

impl GradeSpan {
    /// Whether a grade is admitted.
    pub fn admits(self, grade: u8) -> bool {
        self.from <= grade && grade <= self.to
    }
}

impl Group {
    /// The weekdays on which it meets.
    pub fn weekdays(&self) -> Vec<Weekday> {
        let mut days: Vec<Weekday> = self.meetings.iter().map(|meeting| meeting.weekday).collect();
        days.dedup();
        days
    }

    /// Its first and its last week, where it has days of its own; the least and the greatest number where it has none.
    pub fn weeks_in(&self, term: &Term) -> (i32, i32) {
        let from = self.from.map_or(i32::MIN, |from| term.week_of(from.first_day_in(term)));
        let to = self.to.map_or(i32::MAX, |to| term.week_of(to.last_day_in(term)));
        (from, to)
    }
}

impl Offering {
    /// The group of this name.
    pub fn group(&self, id: &GroupId) -> Option<&Group> {
        self.groups.iter().find(|group| &group.id == id)
    }

    /// The title with the group's own, where groups have one: 硬笔书法 · 何老师班.
    pub fn title_of(&self, group: &Group) -> String {
        if group.title.is_empty() { self.title.clone() } else { [&self.title, " · ", &group.title].concat() }
    }
}

/// What a family reads before choosing an offering: everything the menu leaves out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OfferingDetail {
    /// What children learn and do.
    pub about: String,
    /// A short profile of each teacher.
    #[serde(default)]
    pub teachers: Vec<TeacherProfile>,
    /// How the provider was vetted; empty for the school's own offerings.
    #[serde(default)]
    pub vetting: String,
    /// What the child brings, and what it costs.
    #[serde(default)]
    pub materials: String,
    /// What is done so that nobody is hurt.
    #[serde(default)]
    pub safety: String,
}

/// A teacher as families know them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TeacherProfile {
    /// 何老师.
    pub name: String,
    /// One or two sentences.
    pub profile: String,
}
