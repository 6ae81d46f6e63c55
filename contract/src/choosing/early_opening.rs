//! Who may choose before a round opens for everybody.

use crate::{GradeSpan, PriorityGroupId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Some children may choose from an earlier instant on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EarlyOpening {
    /// Which children.
    pub who: EarlyChildren,
    /// The first instant at which they may submit.
    #[serde(with = "crate::wire_time::instant")]
    pub opens_at: DateTime<Utc>,
}

/// Which children may choose before the others, and what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum EarlyChildren {
    /// 老学员: children that were members last term, and only for the offerings they return to.
    Returning,
    /// Children of a priority group, for everything.
    Priority(PriorityGroupId),
    /// Children of some grades, for everything: a round that opens grade by grade.
    Grades(GradeSpan),
}
