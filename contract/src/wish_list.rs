//! What a child would like (心愿单), made without signing in and taken over by a guardian. Nothing in it says whose it
//! is: no name, no grade, no device.

use crate::{OfferingId, WishCode};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Offerings a child put a heart on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct WishList {
    /// In the order the hearts were given, which is no order of importance.
    pub offerings: Vec<OfferingId>,
}

/// A wish list the school keeps for a while, for whoever has its code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeptWishList {
    /// The code a child reads out.
    pub code: WishCode,
    /// Each offering once. One of them may have left the menu since.
    pub offerings: Vec<OfferingId>,
    /// From then on nobody knows of it.
    #[serde(with = "crate::wire_time::instant")]
    pub kept_until: DateTime<Utc>,
}
