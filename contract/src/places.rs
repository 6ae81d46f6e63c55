//! Places of a group (名额).

use serde::{Deserialize, Serialize};

/// How many places a group has, and how many are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Places {
    /// All places.
    pub capacity: u32,
    /// Places taken.
    pub enrolled: u32,
}

/// How places are spoken of. The word is always shown: colour alone says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Availability {
    /// Places enough.
    Open,
    /// Few left: at most three, or at most an eighth.
    Few,
    /// None left.
    Full,
}

impl Places {
    /// Places not taken.
    pub fn left(self) -> u32 {
        self.capacity.saturating_sub(self.enrolled)
    }

    /// How to speak of them.
    pub fn availability(self) -> Availability {
        match self.left() {
            0 => Availability::Full,
            left if left <= 3 || left.saturating_mul(8) <= self.capacity => Availability::Few,
            _ => Availability::Open,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_few_from_three_places_or_an_eighth() {
        let cases = [
            (30, 0, Availability::Open),
            (30, 26, Availability::Open),
            (30, 27, Availability::Few),
            (40, 35, Availability::Few),
            (30, 30, Availability::Full),
            (2, 0, Availability::Few),
            (0, 0, Availability::Full),
            (30, 31, Availability::Full),
        ];
        for (capacity, enrolled, expected) in cases {
            assert_eq!(Places { capacity, enrolled }.availability(), expected, "{enrolled}/{capacity}");
        }
    }
}
