//! Sizes and spans of time, as a person says them.

use chrono::TimeDelta;

/// In the largest unit of which there is one, to a tenth.
pub(super) fn bytes(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["KB", "MB", "GB", "TB"];
    let (mut tenths, mut unit) = (u128::from(bytes) * 10 / 1024, UNITS[0]);
    for larger in &UNITS[1..] {
        if tenths < 10 * 1024 {
            break;
        }
        (tenths, unit) = (tenths / 1024, larger);
    }
    format!("{}.{} {unit}", tenths / 10, tenths % 10)
}

/// Days and hours, hours and minutes, or less.
pub(super) fn span(span: TimeDelta) -> String {
    match (span.num_days(), span.num_hours(), span.num_minutes()) {
        (0, 0, 0) => format!("{} s", span.num_seconds()),
        (0, 0, minutes) => format!("{minutes} min"),
        (0, hours, minutes) => format!("{hours} h {} min", minutes % 60),
        (days, hours, _) => format!("{days} d {} h", hours % 24),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_spans_are_said_in_units_that_fit() {
        let sizes = [(0, "0.0 KB"), (1_536, "1.5 KB"), (64 << 20, "64.0 MB"), (5 << 39, "2.5 TB")];
        for (size, said) in sizes {
            assert_eq!(bytes(size), said);
        }
        assert_eq!(bytes(u64::MAX), "16777215.9 TB");
        let spans = [(7, "7 s"), (180, "3 min"), (3_720, "1 h 2 min"), (90_000, "1 d 1 h"), (-5, "-5 s")];
        for (seconds, said) in spans {
            assert_eq!(span(TimeDelta::seconds(seconds)), said);
        }
    }
}
