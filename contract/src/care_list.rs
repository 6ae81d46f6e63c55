//! Classes in care, as the school forms them for a usual week.

use crate::{HomeClass, WindowId};
use chrono::Weekday;
use serde::{Deserialize, Serialize};

/// Who is in care in a window on a weekday, class by class (托管班).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CareList {
    /// The window.
    pub window: WindowId,
    /// What care in it is called: 傍晚托管.
    pub title: String,
    /// The weekday.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "Mon"))]
    pub weekday: Weekday,
    /// The classes, by their first home class.
    pub classes: Vec<CareClass>,
}

/// A class in care: one home class, or several merged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CareClass {
    /// Its home classes, in order.
    pub home_classes: Vec<HomeClass>,
    /// How many children are in it.
    pub children: u32,
    /// How many teachers it has; none where the school has settled nothing.
    pub teachers: u32,
}
