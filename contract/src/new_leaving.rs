//! A guardian's giving up of services during the term.

use crate::{Fen, GroupId, WindowId};
use serde::{Deserialize, Serialize};

/// What a child gives up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum GivesUp {
    /// Every service it takes: it leaves at the ordinary end of school from then on.
    Everything,
    /// Its place in one group.
    Group(GroupId),
    /// Care in one window.
    Care(WindowId),
}

/// That a child leaves services, by the quote its family was shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewLeaving {
    /// What it gives up.
    pub gives_up: GivesUp,
    /// What the family was shown that it is given back: returned, or taken off the next bill. Nothing else is given.
    pub given_back: Fen,
}
