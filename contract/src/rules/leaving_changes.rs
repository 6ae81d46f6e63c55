//! On which weekdays a child leaves at another time than before.

use super::{TakesPart, leaving_on};
use crate::{LeavingChange, School, Term, Timetable, school_instant, school_time};
use chrono::{DateTime, NaiveDate, Utc};

/// The weekdays on which a child leaves at another time, now that it takes part in something else: each with the first
/// date that is still to come, and both times of that date. A day counts until the earlier of its two times: later
/// the child has left, or is where it was. A weekday of a block is another than that of the lessons. Half days are left
/// out: their times say nothing of the weeks to come.
pub fn leaving_changes(
    school: &School,
    before: &TakesPart<'_>,
    after: &TakesPart<'_>,
    now: DateTime<Utc>,
) -> Vec<LeavingChange> {
    let term = &school.term;
    let mut changes: Vec<LeavingChange> = Vec::new();
    let (first, last) = term.span();
    let days = school_time(now).date().max(first).iter_days();
    for date in days.take_while(|day| *day <= last) {
        let Some(change) = change_on(school, before, after, date) else {
            continue;
        };
        let first = change.from.into_iter().chain(change.to).min();
        let to_come = first.is_some_and(|time| school_instant(date, time) > now);
        let is_known = |known: &LeavingChange| {
            known.weekday == change.weekday && is_in_block(term, known.date) == is_in_block(term, date)
        };
        if to_come && !changes.iter().any(is_known) {
            changes.push(change);
        }
    }
    changes
}

fn change_on(
    school: &School,
    before: &TakesPart<'_>,
    after: &TakesPart<'_>,
    date: NaiveDate,
) -> Option<LeavingChange> {
    let day = school.term.day_on(date)?;
    if matches!(day.timetable, Timetable::HalfDay(_)) {
        return None;
    }
    let time = |takes_part| leaving_on(school, date, takes_part).map(|leaving| leaving.time);
    let (from, to) = (time(before), time(after));
    (from != to).then_some(LeavingChange { weekday: day.weekday, date, from, to })
}

fn is_in_block(term: &Term, date: NaiveDate) -> bool {
    term.day_on(date).is_some_and(|day| matches!(day.timetable, Timetable::Block(_)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{calligraphy, date, football, group, robots, school};
    use crate::rules::Priced;
    use crate::{CancelledSession, ClockTime, Offering, WindowId};
    use chrono::Weekday;

    const NOTHING: (&[&str], &[&Offering]) = (&[], &[]);

    /// Each change as a line: weekday, first date, time before, time after.
    fn changes(
        before: (&[&str], &[&Offering]),
        after: (&[&str], &[&Offering]),
        cancelled: &[CancelledSession],
        now: &str,
    ) -> Vec<String> {
        let care = |ids: &[&str]| ids.iter().map(|id| WindowId::new(*id)).collect::<Vec<_>>();
        let (care_before, care_after) = (care(before.0), care(after.0));
        let groups_before = priced(before.1);
        let groups_after = priced(after.1);
        let before = TakesPart { grade: 3, care: &care_before, groups: &groups_before, cancelled };
        let after = TakesPart { grade: 3, care: &care_after, groups: &groups_after, cancelled };
        let found = leaving_changes(&school(), &before, &after, now.parse().expect("an instant"));
        found
            .iter()
            .map(|change| {
                let time = |time: Option<ClockTime>| time.map_or("nothing".into(), |time| time.to_string());
                format!("{} {} {} {}", change.weekday, change.date, time(change.from), time(change.to))
            })
            .collect()
    }

    fn priced<'a>(offerings: &[&'a Offering]) -> Vec<Priced<'a>> {
        offerings.iter().map(|offering| Priced { offering, group: &offering.groups[0] }).collect()
    }

    #[test]
    fn each_weekday_that_changes_is_told_with_its_first_date_and_both_times() {
        let (football, robots, calligraphy) = (football(), robots(), calligraphy());
        let football: (&[&str], &[&Offering]) = (&[], &[&football]);
        let evening: (&[&str], &[&Offering]) = (&["evening"], &[]);
        let due_time = "2026-09-04T18:00:00+08:00";
        let cases = [
            ("football lost", football, NOTHING, due_time, vec!["Wed 2026-09-09 18:10 17:00"]),
            ("football won", NOTHING, football, due_time, vec!["Wed 2026-09-09 17:00 18:10"]),
            (
                "football lost in winter",
                football,
                NOTHING,
                "2026-10-08T09:00:00+08:00",
                vec!["Wed 2026-10-10 17:40 16:30"],
            ),
            ("a club that ends with care lost", (&["evening"], &[&robots]), evening, due_time, vec![]),
            ("a club at noon lost", (&[], &[&calligraphy]), NOTHING, due_time, vec![]),
            (
                "before the term",
                football,
                NOTHING,
                "2026-08-20T09:00:00+08:00",
                vec!["Wed 2026-09-09 18:10 17:00"],
            ),
            ("after the term", football, NOTHING, "2027-02-01T09:00:00+08:00", vec![]),
            (
                "care given up on a Saturday",
                evening,
                NOTHING,
                "2026-09-05T09:00:00+08:00",
                vec![
                    "Mon 2026-09-07 18:00 17:00",
                    "Tue 2026-09-08 18:00 17:00",
                    "Wed 2026-09-09 18:00 17:00",
                    "Thu 2026-09-10 18:00 17:00",
                    "Fri 2026-09-11 18:00 17:00",
                ],
            ),
        ];
        for (what, before, after, now, expected) in cases {
            assert_eq!(changes(before, after, &[], now), expected, "{what}");
        }
    }

    #[test]
    fn a_day_counts_until_the_earlier_of_its_two_times() {
        let football = football();
        let football: (&[&str], &[&Offering]) = (&[], &[&football]);
        let cases = [
            ("2026-09-09T16:59:59+08:00", "Wed 2026-09-09 18:10 17:00"),
            ("2026-09-09T17:00:00+08:00", "Wed 2026-09-16 18:10 17:00"),
        ];
        for (now, expected) in cases {
            assert_eq!(changes(football, NOTHING, &[], now), [expected], "{now}");
        }
    }

    #[test]
    fn a_day_on_which_the_session_was_cancelled_does_not_change() {
        let football = football();
        let cancelled = CancelledSession {
            group: football.groups[0].id.clone(),
            date: date("2026-09-09"),
            reason: "大风".into(),
        };
        let told = changes((&[], &[&football]), NOTHING, &[cancelled], "2026-09-08T08:00:00+08:00");
        assert_eq!(told, ["Wed 2026-09-16 18:10 17:00"]);
    }

    #[test]
    fn a_saturday_of_a_block_is_a_weekday_of_its_own() {
        let mut school = crate::examples::school_with_blocks();
        school.term.blocks[0].weekdays = vec![Weekday::Sat, Weekday::Wed];
        let mut paper = robots();
        paper.groups = vec![group("paper", Weekday::Sat, "saturday", 0, None)];
        let groups = priced(&[&paper]);
        let nothing = TakesPart { grade: 3, care: &[], groups: &[], cancelled: &[] };
        let after = TakesPart { groups: &groups, ..nothing };
        let now = "2026-09-04T18:00:00+08:00".parse().expect("an instant");
        let won = leaving_changes(&school, &nothing, &after, now);
        let first = LeavingChange {
            weekday: Weekday::Sat,
            date: date("2026-09-12"),
            from: None,
            to: Some(crate::examples::clock("11:00")),
        };
        assert_eq!(won, [first]);
        let lost = leaving_changes(&school, &after, &nothing, now);
        assert_eq!(lost, [LeavingChange { from: first.to, to: None, ..first }]);
    }

    #[test]
    fn the_weekdays_of_a_block_are_others_than_those_of_the_lessons() {
        let school = crate::examples::school_with_blocks();
        let care = ["summer", "evening"].map(WindowId::new);
        let nothing = TakesPart { grade: 3, care: &[], groups: &[], cancelled: &[] };
        let after = TakesPart { care: &care, ..nothing };
        let now = "2026-07-01T08:00:00+08:00".parse().expect("an instant");
        let changes = leaving_changes(&school, &nothing, &after, now);
        let of_mondays = changes.iter().filter(|change| change.weekday == Weekday::Mon);
        let told: Vec<String> = of_mondays.map(|change| change.date.to_string()).collect();
        assert_eq!(told, ["2026-07-06", "2026-09-07"], "each is told by itself");
        assert_eq!(changes.len(), 10);
    }

    #[test]
    fn the_times_of_a_half_day_are_told_on_the_day_and_not_before() {
        let school = crate::examples::school_with_blocks();
        let care = [WindowId::new("noon")];
        let nothing = TakesPart { grade: 3, care: &[], groups: &[], cancelled: &[] };
        let after = TakesPart { care: &care, ..nothing };
        let now = "2027-01-18T08:00:00+08:00".parse().expect("an instant");
        assert_eq!(leaving_changes(&school, &nothing, &after, now), []);
    }
}
