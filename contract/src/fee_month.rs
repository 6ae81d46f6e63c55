//! The spans of a term that are billed as months.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A span of the term that is billed as one month. Schools bill four months of a term that touches five.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FeeMonth {
    /// 9 月.
    pub title: String,
    /// First day.
    #[serde(with = "crate::wire_time::date")]
    pub from: NaiveDate,
    /// Last day.
    #[serde(with = "crate::wire_time::date")]
    pub to: NaiveDate,
}
