//! What a service costs, as data.

use crate::Fen;
use serde::{Deserialize, Serialize};

/// How the fee of an offering is made up. Schemes are composed from such parts; none names a school.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FeeRule {
    /// Nothing to pay.
    Free,
    /// A rate for each meeting held in the term, charged in advance.
    PerMeeting {
        /// Fen for one meeting.
        rate: Fen,
    },
}

impl FeeRule {
    /// Whether the family pays nothing.
    pub fn is_free(self) -> bool {
        match self {
            Self::Free => true,
            Self::PerMeeting { rate } => rate.is_zero(),
        }
    }
}
