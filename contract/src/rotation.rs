//! Weeks that take turns: two subjects over two weeks, three over three.

use serde::{Deserialize, Serialize};

/// In which weeks something is held that rotates. The school's weeks run on through holidays and blocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Rotation {
    /// After so many weeks it begins anew: 2 for odd and even weeks.
    pub every: u8,
    /// The weeks of that round in which it is held, from 1; week 1 of the term is the first of its round.
    pub turns: Vec<u8>,
}

impl Rotation {
    /// The longest round a school may have, in weeks. It is also the most turns that all rotations of a school may
    /// make together.
    pub const LONGEST: u8 = 12;

    /// Whether it is held in this week of the term.
    pub fn is_held_in(&self, week: i32) -> bool {
        let turn = (week - 1).rem_euclid(i32::from(self.every.max(1))) + 1;
        self.turns.iter().any(|own| i32::from(*own) == turn)
    }

    /// Whether some week is a turn of both, however long one waits for it.
    pub fn meets(&self, other: &Self) -> bool {
        let both = together(u32::from(self.every), u32::from(other.every));
        let mut weeks = 1..=i32::try_from(both).unwrap_or(i32::MAX);
        weeks.any(|week| self.is_held_in(week) && other.is_held_in(week))
    }
}

/// After how many weeks all of these begin anew together: 1 when nothing rotates.
pub(crate) fn weeks_until_all_repeat<'a>(rotations: impl IntoIterator<Item = &'a Rotation>) -> u32 {
    rotations.into_iter().fold(1, |weeks, rotation| together(weeks, u32::from(rotation.every)))
}

/// The least number of weeks that is a multiple of both.
fn together(one: u32, other: u32) -> u32 {
    let (one, other) = (one.max(1), other.max(1));
    let (mut larger, mut smaller) = (one, other);
    while smaller != 0 {
        (larger, smaller) = (smaller, larger % smaller);
    }
    (one / larger).saturating_mul(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rotation(every: u8, turns: &[u8]) -> Rotation {
        Rotation { every, turns: turns.to_vec() }
    }

    #[test]
    fn a_turn_comes_back_after_its_round() {
        let cases = [
            (rotation(2, &[1]), vec![1, 3, 5, 7]),
            (rotation(2, &[2]), vec![2, 4, 6, 8]),
            (rotation(3, &[1]), vec![1, 4, 7]),
            (rotation(3, &[2, 3]), vec![2, 3, 5, 6, 8]),
            (rotation(1, &[1]), vec![1, 2, 3, 4, 5, 6, 7, 8]),
        ];
        for (rotation, expected) in cases {
            let held: Vec<i32> = (1..=8).filter(|week| rotation.is_held_in(*week)).collect();
            assert_eq!(held, expected, "{rotation:?}");
        }
        assert!(rotation(3, &[3]).is_held_in(0), "the week before the term is the last of its round");
    }

    #[test]
    fn rotations_of_different_length_may_never_meet() {
        let cases = [
            (rotation(2, &[1]), rotation(2, &[2]), false),
            (rotation(2, &[1]), rotation(3, &[2]), true),
            (rotation(2, &[1]), rotation(4, &[2, 4]), false),
            (rotation(4, &[1]), rotation(6, &[2]), false),
            (rotation(4, &[1]), rotation(6, &[3]), true),
        ];
        for (one, other, expected) in cases {
            assert_eq!(one.meets(&other), expected, "{one:?} {other:?}");
            assert_eq!(other.meets(&one), expected, "{other:?} {one:?}");
        }
    }

    #[test]
    fn all_rotations_repeat_together_after_their_least_common_multiple() {
        assert_eq!(weeks_until_all_repeat([]), 1);
        assert_eq!(weeks_until_all_repeat(&[rotation(4, &[1]), rotation(6, &[1]), rotation(3, &[1])]), 12);
    }

    proptest! {
        #[test]
        fn over_a_whole_round_each_turn_is_met_exactly_once(every in 1_u8..=12, start in -40_i32..40) {
            for turn in 1..=every {
                let own = rotation(every, &[turn]);
                let weeks = start..start + i32::from(every);
                prop_assert_eq!(weeks.filter(|week| own.is_held_in(*week)).count(), 1);
            }
        }

        #[test]
        fn they_meet_where_some_week_is_a_turn_of_both(a in 1_u8..=6, b in 1_u8..=6, x in 1_u8..=6, y in 1_u8..=6) {
            let (one, other) = (rotation(a, &[x]), rotation(b, &[y]));
            let met = (1..200).any(|week| one.is_held_in(week) && other.is_held_in(week));
            prop_assert_eq!(one.meets(&other), met);
        }
    }
}
