//! An instant as it stands on a receipt: with its year, to the second.

use chrono::{DateTime, Utc};
use kehou_contract::school_time;

/// 2026-08-29 17:46:03.
pub(crate) fn stamp(at: DateTime<Utc>) -> String {
    // Chrono writes fractions of a second where there are any; a stamp has none.
    let at = school_time(at).to_string();
    at.split('.').next().unwrap_or_default().to_owned()
}
