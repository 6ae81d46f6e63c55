//! To what amounts are rounded.

use serde::{Deserialize, Serialize};

/// To what an amount is rounded. Each amount once, at its end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// Half a fen up.
    #[default]
    HalfUp,
    /// Down to the fen.
    Down,
    /// Up to the fen.
    Up,
    /// Down to the jiao.
    DownToJiao,
    /// Down to the yuan.
    DownToYuan,
}
