//! What is said to the office: why a rule says no, and the heads of its tables. They stand apart from
//! [`Words`](super::Words), so that no family's phone loads them.

mod en;
mod zh_hans;

pub(super) use en::WORDS as EN;
pub(super) use zh_hans::WORDS as ZH_HANS;

use crate::OfficeRefusal;

/// What is said to the office in one language.
pub struct OfficeWords {
    /// Offering, class, school number, name.
    pub roster_columns: [&'static str; 4],
    /// Why a rule said no, in one sentence.
    pub refusal: fn(&OfficeRefusal) -> String,
}
