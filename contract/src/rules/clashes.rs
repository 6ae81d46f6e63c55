//! A child is in one place at a time.

use super::sessions::meeting_time;
use crate::{Group, Meeting, Term};
use chrono::Weekday;

/// The weekday on which two groups cannot both be attended, if there is one: they meet in the same window, or
/// their clock times overlap in some season of the term.
pub fn clash_between(one: &Group, other: &Group, term: &Term) -> Option<Weekday> {
    let pairs = one.meetings.iter().flat_map(|a| other.meetings.iter().map(move |b| (a, b)));
    pairs.filter(|(a, b)| meet_together(a, b, term)).map(|(a, _)| a.weekday).next()
}

fn meet_together(a: &Meeting, b: &Meeting, term: &Term) -> bool {
    a.weekday == b.weekday && (a.window == b.window || overlap_in_some_season(a, b, term))
}

fn overlap_in_some_season(a: &Meeting, b: &Meeting, term: &Term) -> bool {
    term.seasons.iter().any(|season| match (meeting_time(a, season), meeting_time(b, season)) {
        (Some((a_start, a_end)), Some((b_start, b_end))) => a_start < b_end && b_start < a_end,
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{football, group, term};
    use Weekday::{Thu, Wed};

    #[test]
    fn groups_clash_by_window_or_by_clock() {
        let football = football().groups.remove(0);
        let cases = [
            (group("a", Wed, "evening", 0, None), Some(Wed), "same window"),
            (group("b", Thu, "evening", 0, None), None, "another day"),
            (group("c", Wed, "noon", 0, None), None, "another window that ends before"),
            (group("d", Wed, "noon", 0, Some(350)), Some(Wed), "runs into the evening in both seasons"),
            (group("e", Wed, "noon", 150, Some(160)), Some(Wed), "runs into it in winter only"),
        ];
        for (other, expected, why) in cases {
            assert_eq!(clash_between(&football, &other, &term()), expected, "{why}");
            assert_eq!(clash_between(&other, &football, &term()), expected, "{why}, the other way round");
        }
    }

    #[test]
    fn one_ends_when_the_other_begins_is_no_clash() {
        let noon = group("a", Wed, "noon", 0, Some(60));
        let later = group("b", Wed, "evening", 0, None);
        assert_eq!(clash_between(&noon, &later, &term()), None);
    }
}
