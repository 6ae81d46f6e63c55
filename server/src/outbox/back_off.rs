//! How long to wait after an attempt that failed.

use chrono::TimeDelta;

/// After the first failure.
const SHORTEST: TimeDelta = TimeDelta::seconds(10);
/// However often it failed.
const LONGEST: TimeDelta = TimeDelta::hours(2);
/// With these waits about three days: a weekend with the receiver down loses nothing.
const MOST_ATTEMPTS: u32 = 60;

/// How long to wait after so many failed attempts: each time twice as long, up to two hours; `None` when it is given
/// up. `luck` spreads what failed together over the second half of the wait, so that it does not come back together.
pub(super) fn back_off(failed: u32, luck: u16) -> Option<TimeDelta> {
    if failed >= MOST_ATTEMPTS {
        return None;
    }
    let doublings = failed.saturating_sub(1).min(16);
    let longest = (SHORTEST * (1 << doublings)).min(LONGEST);
    let spread = longest.num_milliseconds() / 2 * i64::from(luck) / i64::from(u16::MAX);
    Some(longest / 2 + TimeDelta::milliseconds(spread))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wait_is_twice_the_one_before_up_to_two_hours() {
        let waits: Vec<i64> =
            (1..=12).filter_map(|failed| back_off(failed, u16::MAX)).map(|wait| wait.num_seconds()).collect();
        assert_eq!(waits, [10, 20, 40, 80, 160, 320, 640, 1280, 2560, 5120, 7200, 7200]);
    }

    #[test]
    fn luck_spreads_over_the_second_half() {
        for failed in 1..MOST_ATTEMPTS {
            let at = |luck| back_off(failed, luck).expect("tried again");
            assert_eq!(at(0) * 2, at(u16::MAX), "{failed}");
            assert!((at(0)..at(u16::MAX)).contains(&at(u16::MAX / 2)), "{failed}");
        }
    }

    #[test]
    fn after_sixty_attempts_it_is_given_up_and_not_before_a_weekend_is_over() {
        assert!(back_off(MOST_ATTEMPTS - 1, 0).is_some());
        assert_eq!(back_off(MOST_ATTEMPTS, 0), None);
        let spent = |luck| (1..MOST_ATTEMPTS).filter_map(|failed| back_off(failed, luck)).sum::<TimeDelta>();
        assert!(spent(0) >= TimeDelta::hours(48), "{}", spent(0));
        assert!(spent(u16::MAX) <= TimeDelta::days(5), "{}", spent(u16::MAX));
    }
}
