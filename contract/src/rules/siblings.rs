//! Whether children of one family leave school at the same time.

use super::{Priced, TakesPart, leaving_in_week, meeting_time, turns_together};
use crate::{Meeting, School, SchoolDay};

/// Whether a child that also takes `wished` leaves together with its sibling whenever that group meets, in every season
/// and block and in every turn of the weeks: one walk to the gate for both.
pub fn ends_with_sibling(
    school: &School,
    plan: &TakesPart<'_>,
    wished: Priced<'_>,
    sibling: &TakesPart<'_>,
) -> bool {
    let mut groups = plan.groups.to_vec();
    groups.push(wished);
    let plan = TakesPart { groups: &groups, ..*plan };
    let weeks = turns_together(&[plan.groups, sibling.groups]);
    let leaves = |day, takes_part| leaving_in_week(school, day, takes_part).map(|leaving| leaving.time);
    let together = |meeting: &Meeting, timetable| {
        let days = (1..=weeks).map(|week| SchoolDay { weekday: meeting.weekday, week, timetable });
        let mut held = days.filter(|day| meeting.is_held_on(day));
        meeting_time(meeting, timetable, plan.grade).is_none()
            || held.all(|day| leaves(day, &plan) == leaves(day, sibling))
    };
    let mut meetings = wished.group.meetings.iter();
    meetings.all(|meeting| school.term.usual_timetables().all(|timetable| together(meeting, timetable)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Offering;
    use crate::WindowId;
    use crate::examples::{calligraphy, clock, football, group, robots, school};
    use chrono::Weekday;

    const NOTHING: (&[&str], &[&Offering]) = (&[], &[]);

    fn together(
        school: &School,
        plan: (&[&str], &[&Offering]),
        wished: &Offering,
        sibling: (&[&str], &[&Offering]),
    ) -> bool {
        let care = |ids: &[&str]| ids.iter().map(|id| WindowId::new(*id)).collect::<Vec<_>>();
        let (own_care, other_care) = (care(plan.0), care(sibling.0));
        let (own, other) = (priced(plan.1), priced(sibling.1));
        let plan = TakesPart { grade: 3, care: &own_care, groups: &own, cancelled: &[] };
        let sibling = TakesPart { grade: 3, care: &other_care, groups: &other, cancelled: &[] };
        ends_with_sibling(school, &plan, Priced { offering: wished, group: &wished.groups[0] }, &sibling)
    }

    fn priced<'a>(offerings: &[&'a Offering]) -> Vec<Priced<'a>> {
        offerings.iter().map(|offering| Priced { offering, group: &offering.groups[0] }).collect()
    }

    /// Football ends ten minutes after the window, robots with it, calligraphy keeps nobody; all but calligraphy meet
    /// on Wednesdays.
    #[test]
    fn a_group_ends_with_a_sibling_that_leaves_at_the_same_time_on_its_weekdays() {
        let (football, robots, calligraphy) = (football(), robots(), calligraphy());
        let school = school();
        let evening: (&[&str], &[&Offering]) = (&["evening"], &[]);
        let noon: (&[&str], &[&Offering]) = (&["noon"], &[]);
        let plays: (&[&str], &[&Offering]) = (&[], &[&football]);
        let builds: (&[&str], &[&Offering]) = (&[], &[&robots]);
        let cases = [
            ("robots end with a sibling in evening care", NOTHING, &robots, evening, true),
            ("robots end with a sibling in a club of that window", NOTHING, &robots, builds, true),
            ("football ends later than evening care", NOTHING, &football, evening, false),
            ("football ends with football", NOTHING, &football, plays, true),
            ("robots end before football", NOTHING, &robots, plays, false),
            ("robots end after a sibling without any service", NOTHING, &robots, NOTHING, false),
            ("robots end after a sibling in noon care", NOTHING, &robots, noon, false),
            ("a club at noon keeps neither", NOTHING, &calligraphy, NOTHING, true),
            ("the sibling's club is on another day", NOTHING, &calligraphy, plays, true),
            ("own evening care keeps the child", evening, &calligraphy, NOTHING, false),
            ("own evening care, and the sibling's", evening, &calligraphy, evening, true),
            ("own evening care, football later", evening, &football, evening, false),
        ];
        for (what, plan, wished, sibling, expected) in cases {
            assert_eq!(together(&school, plan, wished, sibling), expected, "{what}");
        }
    }

    #[test]
    fn it_must_hold_in_every_season_and_on_every_weekday() {
        let (robots, football) = (robots(), football());
        let evening: (&[&str], &[&Offering]) = (&["evening"], &[]);
        let mut school = school();
        // In winter the evening is shorter than robots, which have a length of their own.
        let mut long = robots.clone();
        long.groups[0].meetings[0].minutes = Some(60);
        assert!(together(&school, NOTHING, &long, evening), "an hour is the whole window in both seasons");
        school.term.seasons[1].windows[1].end = clock("17:20");
        assert!(!together(&school, NOTHING, &long, evening), "in summer only");
        assert!(
            together(&school, NOTHING, &robots, evening),
            "without a length of its own it ends with the window"
        );
        let mut twice = robots;
        twice.groups[0].meetings.extend(group("x", Weekday::Thu, "noon", 0, None).meetings);
        let plays: (&[&str], &[&Offering]) = (&[], &[&football]);
        assert!(!together(&school, NOTHING, &twice, plays), "Thursday alone is not enough");
    }

    #[test]
    fn a_window_the_season_does_not_hold_keeps_nobody() {
        let mut school = school();
        for season in &mut school.term.seasons {
            season.windows.retain(|time| time.window != WindowId::new("evening"));
        }
        let robots = robots();
        assert!(together(&school, NOTHING, &robots, NOTHING), "both leave at the ordinary end of school");
        assert!(together(&school, NOTHING, &robots, (&["evening"], &[])));
    }
}
