//! A weekday that is a grade's own.

use crate::WindowId;
use chrono::Weekday;
use serde::{Deserialize, Serialize};

/// A grade's own weekday: its clubs and courses in this window are on that day only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GradeWeekday {
    /// The grade, for example 6.
    pub grade: u8,
    /// The window, for example `evening`.
    pub window: WindowId,
    /// The weekday.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "Thu"))]
    pub weekday: Weekday,
}
