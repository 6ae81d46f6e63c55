//! Selection rounds.

use crate::{EarlyOpening, ReviewTimes, RoundId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A span of time in which families choose. Half-open: open in [opens_at, closes_at).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Round {
    /// Stable name.
    pub id: RoundId,
    /// 第一轮选课.
    pub title: String,
    /// The first instant at which an application is taken.
    #[serde(with = "crate::wire_time::instant")]
    pub opens_at: DateTime<Utc>,
    /// The first instant at which none is taken any more.
    #[serde(with = "crate::wire_time::instant")]
    pub closes_at: DateTime<Utc>,
    /// Who may choose before the others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub early: Vec<EarlyOpening>,
    /// Grades that may take part.
    pub grades: Vec<u8>,
    /// How places are given.
    pub mode: RoundMode,
    /// When a bill of this round is due.
    #[serde(with = "crate::wire_time::instant")]
    pub bills_due_at: DateTime<Utc>,
}

/// How a round gives its places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RoundMode {
    /// 报满为止: in order of arrival, until full.
    FirstCome,
    /// 审核: an application is checked by its class, summed up by its grade and published by the school before the family
    /// signs. A place counts from the submitting on.
    Review(ReviewTimes),
}

/// Where a round stands at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundState {
    /// Not yet open.
    Ahead,
    /// Taking applications.
    Open,
    /// Over.
    Closed,
}

impl Round {
    /// Where the round stands at this instant of the server's clock.
    pub fn state_at(&self, now: DateTime<Utc>) -> RoundState {
        if now < self.opens_at {
            RoundState::Ahead
        } else if now < self.closes_at {
            RoundState::Open
        } else {
            RoundState::Closed
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::round;
    use chrono::TimeDelta;

    #[test]
    fn is_open_from_the_first_instant_and_closed_from_the_last() {
        let round = round();
        let tick = TimeDelta::milliseconds(1);
        let cases = [
            (round.opens_at - tick, RoundState::Ahead),
            (round.opens_at, RoundState::Open),
            (round.closes_at - tick, RoundState::Open),
            (round.closes_at, RoundState::Closed),
        ];
        for (now, state) in cases {
            assert_eq!(round.state_at(now), state, "{now}");
        }
    }
}
