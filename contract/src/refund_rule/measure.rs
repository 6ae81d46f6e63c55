//! In what use is counted.

use serde::{Deserialize, Serialize};

/// In what the use of a service is counted for its refund. What has begun is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Service days: dates with at least one session, however many it has.
    Day,
    /// Sessions, however long each is.
    Meeting,
    /// Periods (课时).
    Period,
    /// Months as they are billed, by the calendar where none are named. A month without a session is none.
    Month,
    /// Halves of such a month: its service days split in two, the odd one in the second half.
    HalfMonth,
}

/// When what was planned counts as used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum UsedWhen {
    /// Once it was held, whether the child came or not.
    #[default]
    Held,
    /// When it was held and the child came.
    Attended,
}
