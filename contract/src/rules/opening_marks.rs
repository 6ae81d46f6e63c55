//! When a countdown speaks.

use chrono::TimeDelta;

/// Seconds before an opening at which a screen reader is told: rarely, and at the end itself.
const MARKS: [i64; 4] = [60, 30, 10, 0];

/// The mark that was passed between two looks, by how long it was at the one before and how long it still is: seconds
/// until the opening, 0 for the opening itself. The latest, where a look comes late.
pub fn opening_mark(before: TimeDelta, left: TimeDelta) -> Option<i64> {
    let passed = |mark: &i64| left <= TimeDelta::seconds(*mark) && TimeDelta::seconds(*mark) < before;
    MARKS.into_iter().rfind(passed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_mark_is_passed_once() {
        let mut spoken = Vec::new();
        let mut before = TimeDelta::seconds(75);
        for millis in (-2_000..75_000).rev().step_by(997) {
            let left = TimeDelta::milliseconds(millis);
            spoken.extend(opening_mark(before, left));
            before = left;
        }
        assert_eq!(spoken, [60, 30, 10, 0]);
    }

    #[test]
    fn a_look_that_comes_late_hears_the_latest_mark_only() {
        let seconds = TimeDelta::seconds;
        let cases = [
            (75, 61, None),
            (61, 60, Some(60)),
            (60, 59, None),
            (45, 8, Some(10)),
            (90, -1, Some(0)),
            (1, 0, Some(0)),
            (0, -1, None),
        ];
        for (before, left, expected) in cases {
            assert_eq!(opening_mark(seconds(before), seconds(left)), expected, "{before} {left}");
        }
    }
}
