//! Places counted apart from those of a group.

use crate::{GradeSpan, GroupId, HomeClass, QuotaId};
use serde::Deserialize;

/// A number of places that some children may take at most in some groups together, beside what each group has.
///
/// One shape for all of them: a group's capacity divided by grade or home class is a quota of one group for some
/// children; a pool is a quota of several groups for every child.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Quota {
    /// Stable name.
    pub id: QuotaId,
    /// As a family reads it: 三年级名额, 机器人教室三个班共用的名额.
    pub title: String,
    /// The groups whose places count in it.
    pub groups: Vec<GroupId>,
    /// Only places of children of these grades; `None` for all.
    #[serde(default)]
    pub grades: Option<GradeSpan>,
    /// Only places of children of these home classes of the grades; empty for all.
    #[serde(default)]
    pub classes: Vec<u8>,
    /// All its places.
    pub places: u32,
}

impl Quota {
    /// Whether the place of a child of this home class in this group counts in it.
    pub fn counts(&self, class: HomeClass, group: &GroupId) -> bool {
        self.groups.contains(group)
            && self.grades.is_none_or(|grades| grades.admits(class.grade))
            && (self.classes.is_empty() || self.classes.contains(&class.number))
    }
}
