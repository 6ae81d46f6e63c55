//! Spans of time as people read them.

use chrono::TimeDelta;

/// A span until something happens, in the parts a family reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Countdown {
    /// Whole days.
    pub days: i64,
    /// Hours beside the days.
    pub hours: i64,
    /// Minutes beside the hours.
    pub minutes: i64,
    /// Seconds beside the minutes.
    pub seconds: i64,
}

impl Countdown {
    /// The parts of a span; all zero when it is over.
    pub fn over(span: TimeDelta) -> Self {
        let seconds = span.num_seconds().max(0);
        Self {
            days: seconds / 86_400,
            hours: seconds / 3_600 % 24,
            minutes: seconds / 60 % 60,
            seconds: seconds % 60,
        }
    }

    /// `03:14`, and in the last hour `14:59` minutes and seconds.
    pub fn clock(self) -> String {
        let (left, right) = if self.days == 0 && self.hours == 0 {
            (self.minutes, self.seconds)
        } else {
            (self.hours, self.minutes)
        };
        [two_digits(left), two_digits(right)].join(":")
    }
}

/// A number from 0 to 99 with a leading zero.
pub(super) fn two_digits(number: i64) -> String {
    [(number / 10).to_string(), (number % 10).to_string()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_in_minutes_until_the_last_hour_and_then_in_seconds() {
        let cases =
            [(2 * 86_400 + 3 * 3_600 + 14 * 60, "03:14"), (3_600, "01:00"), (899, "14:59"), (-5, "00:00")];
        for (seconds, clock) in cases {
            assert_eq!(Countdown::over(TimeDelta::seconds(seconds)).clock(), clock);
        }
    }
}
