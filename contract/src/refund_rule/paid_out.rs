//! How what is given back reaches the family.

use serde::{Deserialize, Serialize};

/// How what is given back reaches the family.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PaidOut {
    /// The money is returned (退费).
    #[default]
    Refund,
    /// It is taken off the next bill (抵扣).
    Credit,
}
