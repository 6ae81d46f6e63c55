//! Service without lessons.

use crate::{BlockId, WindowTime};
use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// A span of service without lessons: the Saturdays of a term, a summer block (暑期托管一期). Only its own windows are
/// held, on its own weekdays. It may lie before, inside or after the lessons of the term.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Block {
    /// Stable name, for example `saturdays`.
    pub id: BlockId,
    /// As people say it: 周六兴趣活动.
    pub title: String,
    /// First date.
    #[serde(with = "crate::wire_time::date")]
    pub from: NaiveDate,
    /// Last date.
    #[serde(with = "crate::wire_time::date")]
    pub to: NaiveDate,
    /// The weekdays on which it is held.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>, example = json!(["Sat"])))]
    pub weekdays: Vec<Weekday>,
    /// When its windows begin and end; the first entry that fits holds.
    pub windows: Vec<WindowTime>,
    /// Whether it is held on days off too: a block of a holiday is.
    #[serde(default)]
    pub in_holidays: bool,
}

impl Block {
    /// Whether it is held on a date, days off and lessons left aside.
    pub fn names(&self, date: NaiveDate) -> bool {
        self.from <= date && date <= self.to && self.weekdays.contains(&date.weekday())
    }

    /// Whether it only fills weekends, beside the lessons of the week.
    pub fn is_of_weekends(&self) -> bool {
        self.weekdays.iter().all(|day| matches!(day, Weekday::Sat | Weekday::Sun))
    }
}
