//! A school's own rules by which families choose, as far as a phone must know them. What only the office and the
//! server go by stands in [`OfficeRules`](crate::OfficeRules).

mod early_opening;
mod entry;
mod grade_weekday;
mod limit;
mod moving;

pub use early_opening::{EarlyChildren, EarlyOpening};
pub use entry::{Entry, LevelEntry};
pub use grade_weekday::GradeWeekday;
pub use limit::{Binds, Counted, Counting, Limit};
pub use moving::Moving;

use serde::{Deserialize, Serialize};

/// The school's own limits on what a child may choose.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChoosingRules {
    /// How much of what a child may have, and must have if it takes part.
    #[serde(default)]
    pub limits: Vec<Limit>,
    /// Grades whose clubs and courses in a window are held on one weekday only.
    #[serde(default)]
    pub grade_weekdays: Vec<GradeWeekday>,
    /// How a child gets into offerings of a level that say nothing themselves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entries: Vec<LevelEntry>,
    /// Sites at which groups meet, by name: 本部, 南校区. The first is where groups are that name none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sites: Vec<String>,
    /// Minutes children need from one site to another.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moving: Vec<Moving>,
}

impl ChoosingRules {
    /// Minutes a child needs between two sites; none inside one, and none where the school says nothing.
    pub fn minutes_between(&self, one: Option<&str>, other: Option<&str>) -> u16 {
        let home = self.sites.first().map_or("", String::as_str);
        let (one, other) = (one.unwrap_or(home), other.unwrap_or(home));
        if one == other {
            return 0;
        }
        let found = self.moving.iter().find(|moving| moving.is_between(one, other));
        found.map_or(0, |moving| moving.minutes)
    }
}
