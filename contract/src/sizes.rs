//! What a school does about groups that are too small to open, and how many may wait for a place.

use serde::{Deserialize, Serialize};

/// The school's own rules about sizes. How many children a group needs and takes stands with the
/// [`Group`](crate::Group).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SizeRules {
    /// What is tried for a group below its minimum, the dearest way first. A merge that takes every child goes before
    /// one that does not; without [`Cancel`](SmallClassWay::Cancel) only such a merge is proposed. Empty: nothing is
    /// proposed, the office sees to each group itself.
    #[serde(default)]
    pub below_minimum: Vec<SmallClassWay>,
    /// Two groups are merged only when they are alike in all of these; field and window unless said.
    #[serde(default = "field_and_window")]
    pub merge_alike: Vec<Likeness>,
    /// Most children that may wait for one group; `None` for no limit.
    #[serde(default)]
    pub waiting_list_cap: Option<u32>,
}

/// What can become of a group below its minimum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SmallClassWay {
    /// Its children choose again. Ways named after this one are never tried.
    Cancel,
    /// Its children go to a parallel group of the same offering.
    MergeParallel,
    /// Its children go to a group meant for the same grades.
    MergeInGrade,
    /// Its children go to any group that admits their grades.
    MergeOverGrades,
}

/// In what two groups must be alike to be merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Likeness {
    /// The field: drawing joins paper-cutting, never football.
    Field,
    /// Club or course.
    Tier,
    /// The level: for everyone, for the interested, team.
    Level,
    /// The windows they meet in.
    Window,
    /// The weekdays they meet on.
    Weekday,
    /// What they cost.
    Fee,
}

fn field_and_window() -> Vec<Likeness> {
    vec![Likeness::Field, Likeness::Window]
}

impl Default for SizeRules {
    fn default() -> Self {
        Self { below_minimum: Vec::new(), merge_alike: field_and_window(), waiting_list_cap: None }
    }
}

impl SizeRules {
    /// Whether the school says nothing of its own.
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }

    /// The merges that are tried, the dearest first.
    pub fn merges(&self) -> impl Iterator<Item = SmallClassWay> {
        self.below_minimum.iter().copied().take_while(|way| *way != SmallClassWay::Cancel)
    }

    /// Whether a group may be cancelled, or children left over by a merge.
    pub fn may_cancel(&self) -> bool {
        self.below_minimum.contains(&SmallClassWay::Cancel)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_school_does_not_say_is_filled_in() {
        let read = |text| serde_json::from_str::<SizeRules>(text).expect("rules");
        assert!(read("{}").is_default());
        let said = read(r#"{ "below_minimum": ["merge_parallel", "cancel"], "waiting_list_cap": 5 }"#);
        assert_eq!(said.below_minimum, [SmallClassWay::MergeParallel, SmallClassWay::Cancel]);
        assert_eq!(said.merge_alike, [Likeness::Field, Likeness::Window]);
        assert_eq!(said.waiting_list_cap, Some(5));
    }

    #[test]
    fn nothing_is_tried_after_cancelling() {
        let ways = [SmallClassWay::MergeInGrade, SmallClassWay::Cancel, SmallClassWay::MergeOverGrades];
        let sizes = SizeRules { below_minimum: ways.to_vec(), ..SizeRules::default() };
        assert_eq!(sizes.merges().collect::<Vec<_>>(), [SmallClassWay::MergeInGrade]);
        assert!(sizes.may_cancel());
    }
}
