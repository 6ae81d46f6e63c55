//! A school day on which lessons end early.

use crate::{ClockTime, WindowTime};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A school day on which lessons end early (半天): examinations, the last day of term. Only the windows listed are held,
/// at the times listed; with none listed there is no service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HalfDay {
    /// Why, for example 期末考试.
    pub title: String,
    /// The date: an ordinary school day or a make-up day.
    #[serde(with = "crate::wire_time::date")]
    pub date: NaiveDate,
    /// When a child without any service leaves.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "11:30"))]
    pub ordinary_end: ClockTime,
    /// The windows that are held all the same; the first entry that fits holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub windows: Vec<WindowTime>,
}
