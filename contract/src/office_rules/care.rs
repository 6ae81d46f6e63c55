//! How care is held: in which class, by how many teachers, and how much of it may be study.

use crate::{GradeSpan, WindowId};
use chrono::Weekday;
use serde::Deserialize;

/// How a school holds care.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct CareRules {
    /// Which home classes are cared for on their own; `None` while nothing is said.
    #[serde(default)]
    pub classes: Option<CareClassRules>,
    /// Periods of care that are like lessons.
    #[serde(default)]
    pub study: Vec<StudyTime>,
    /// Most such periods of a child on one day; `None` without limit.
    #[serde(default)]
    pub most_study_periods: Option<u32>,
    /// Grades without written homework.
    #[serde(default)]
    pub no_homework_grades: Option<GradeSpan>,
}

/// Which home classes are cared for on their own, and how the others are merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct CareClassRules {
    /// A home class with at least this many children in care keeps a teacher of its own.
    pub own_class_from: u32,
    /// How far smaller ones are merged.
    #[serde(default)]
    pub merge_inside: MergeInside,
    /// Most children in a merged class.
    pub largest: u32,
    /// Teachers of a care class.
    pub teachers_per_class: u32,
}

/// How far small home classes are merged in care.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MergeInside {
    /// Inside their grade.
    #[default]
    Grade,
    /// Over all grades.
    School,
}

/// Periods of care that are like lessons: homework, reading under guidance.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct StudyTime {
    /// The window they are in.
    pub window: WindowId,
    /// Weekdays; empty for every day the window is open.
    #[serde(default)]
    pub weekdays: Vec<Weekday>,
    /// Grades; `None` for all.
    #[serde(default)]
    pub grades: Option<GradeSpan>,
    /// How many periods.
    pub periods: u32,
    /// Whether homework is written in them.
    #[serde(default)]
    pub homework: bool,
}
