//! A child is in one place at a time.

use super::{meeting_time, share_a_week};
use crate::{Group, Meeting, Term};
use chrono::Weekday;

/// The weekday on which a child of this grade cannot attend two groups, if there is one: they meet in the same window,
/// or their clock times overlap in some season or block. Groups that never share a week never clash.
pub fn clash_between(one: &Group, other: &Group, term: &Term, grade: u8) -> Option<Weekday> {
    let pairs = one.meetings.iter().flat_map(|a| other.meetings.iter().map(move |b| (a, b)));
    let clash = |(a, b): &(&Meeting, &Meeting)| {
        meet_together(a, b, term, grade) && share_a_week((one, a), (other, b), term)
    };
    pairs.filter(clash).map(|(a, _)| a.weekday).next()
}

fn meet_together(a: &Meeting, b: &Meeting, term: &Term, grade: u8) -> bool {
    a.weekday == b.weekday && (a.window == b.window || overlap_somewhere(a, b, term, grade))
}

fn overlap_somewhere(a: &Meeting, b: &Meeting, term: &Term, grade: u8) -> bool {
    let overlap = |timetable| match (meeting_time(a, timetable, grade), meeting_time(b, timetable, grade)) {
        (Some((a_start, a_end)), Some((b_start, b_end))) => a_start < b_end && b_start < a_end,
        _ => false,
    };
    term.usual_timetables().any(overlap)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Rotation;
    use crate::examples::{football, group, school_with_blocks, term};
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
            assert_eq!(clash_between(&football, &other, &term(), 3), expected, "{why}");
            assert_eq!(clash_between(&other, &football, &term(), 3), expected, "{why}, the other way round");
        }
    }

    #[test]
    fn one_ends_when_the_other_begins_is_no_clash() {
        let noon = group("a", Wed, "noon", 0, Some(60));
        let later = group("b", Wed, "evening", 0, None);
        assert_eq!(clash_between(&noon, &later, &term(), 3), None);
        // From 11:30 to 17:00, when in summer the evening begins; in winter it has begun by then.
        let till_evening = group("c", Wed, "noon", 0, Some(330));
        let mut summer = term();
        summer.seasons.truncate(1);
        assert_eq!(clash_between(&till_evening, &later, &summer, 3), None);
        assert_eq!(clash_between(&later, &till_evening, &summer, 3), None);
        assert_eq!(clash_between(&later, &till_evening, &term(), 3), Some(Wed));
    }

    #[test]
    fn groups_that_never_share_a_week_do_not_clash() {
        let in_weeks = |id, every, turns: &[u8]| {
            let mut group = group(id, Wed, "evening", 0, None);
            group.meetings[0].weeks = Some(Rotation { every, turns: turns.to_vec() });
            group
        };
        let lasting = |from: Option<&str>, to: Option<&str>| {
            let mut group = group("x", Wed, "evening", 0, None);
            let day = |text: &str| text.parse().expect("a day of the term");
            (group.from, group.to) = (from.map(day), to.map(day));
            group
        };
        let cases = [
            (in_weeks("a", 2, &[1]), in_weeks("b", 2, &[2]), None, "odd and even weeks"),
            (in_weeks("a", 2, &[1]), in_weeks("b", 3, &[1]), Some(Wed), "two and three weeks meet in time"),
            (in_weeks("a", 2, &[1]), group("b", Wed, "evening", 0, None), Some(Wed), "every week"),
            (lasting(None, Some("week 9")), lasting(Some("week 10"), None), None, "one after the other"),
            (lasting(None, Some("week 9")), lasting(Some("week 9"), None), Some(Wed), "a week in common"),
            (
                lasting(None, Some("2026-11-04")),
                lasting(Some("2026-11-05"), None),
                Some(Wed),
                "by weeks, not days",
            ),
        ];
        for (one, other, expected, why) in cases {
            assert_eq!(clash_between(&one, &other, &term(), 3), expected, "{why}");
            assert_eq!(clash_between(&other, &one, &term(), 3), expected, "{why}, the other way round");
        }
    }

    #[test]
    fn clock_times_of_a_block_count_too() {
        let mut term = school_with_blocks().term;
        let later = crate::examples::window_time("late", "10:30", "11:30");
        term.blocks[0].windows.push(later);
        let sat = |window| group("x", Weekday::Sat, window, 0, None);
        assert_eq!(clash_between(&sat("saturday"), &sat("late"), &term, 3), Some(Weekday::Sat));
        term.blocks[0].windows[1].start = crate::examples::clock("11:00");
        assert_eq!(clash_between(&sat("saturday"), &sat("late"), &term, 3), None);
    }
}
