//! What a plan comes to in sessions.

use super::*;
use crate::examples::{calligraphy, date, football, group, school};
use crate::rules::Priced;
use crate::{Offering, School, WindowId};
use chrono::Weekday::{Tue, Wed};

/// A school whose evening counts two periods of its hour.
fn two_periods() -> School {
    let mut school = school();
    school.windows[1].periods = 2;
    school
}

/// Window, minutes and periods of each session of a child on a day, and whether it had joined.
fn day(
    school: &School,
    care: &[&str],
    groups: &[Offering],
    (on, from): (&str, Option<&str>),
) -> Vec<(String, u32, u32, bool)> {
    let care: Vec<WindowId> = care.iter().map(|id| WindowId::new(*id)).collect();
    let groups: Vec<Priced<'_>> =
        groups.iter().map(|offering| Priced { offering, group: &offering.groups[0] }).collect();
    let plan = Plan { grade: 3, care: &care, groups: &groups, from: from.map(date) };
    let usage = planned_usage(school, &plan);
    assert_eq!(usage.grade, 3);
    let sessions = usage.sessions.iter().filter(|session| session.date == date(on));
    sessions
        .map(|session| {
            let title = usage.services[session.service].title.clone();
            (title, session.minutes, session.periods, session.joined)
        })
        .collect()
}

fn taking(window: &str, starts_after: u16, minutes: u16, periods: u32) -> Offering {
    let mut offering = football();
    offering.groups = vec![group("x", Wed, window, starts_after, Some(minutes))];
    offering.groups[0].meetings[0].periods = Some(periods);
    offering
}

const WEDNESDAY: (&str, Option<&str>) = ("2026-09-09", None);

#[test]
fn what_a_group_takes_of_a_window_comes_off_the_care_in_it() {
    let school = two_periods();
    let evening = |offering: Option<Offering>| {
        let care = day(&school, &["evening"], offering.as_slice(), WEDNESDAY);
        let found = care.into_iter().find(|(title, ..)| title == "傍晚托管");
        found.map(|(_, minutes, periods, _)| (minutes, periods))
    };
    assert_eq!(evening(None), Some((60, 2)));
    let cases = [
        (taking("evening", 0, 30, 1), Some((30, 1)), "half of it"),
        (taking("evening", 20, 30, 1), Some((30, 1)), "the middle of it"),
        (taking("evening", 0, 70, 1), None, "all of its time"),
        (taking("evening", 0, 30, 2), None, "all of its periods"),
        (taking("evening", 60, 30, 1), Some((60, 2)), "what begins when care is over"),
        (taking("noon", 0, 350, 1), Some((40, 2)), "twenty minutes of it, by a group of another window"),
        (taking("noon", 0, 330, 1), Some((60, 2)), "what ends when care begins"),
    ];
    for (offering, expected, why) in cases {
        assert_eq!(evening(Some(offering)), expected, "{why}");
    }
}

#[test]
fn care_on_other_days_and_in_other_windows_is_whole() {
    let school = two_periods();
    let whole = |title: &str, minutes, periods| (title.to_owned(), minutes, periods, true);
    let both = ["noon", "evening"];
    let mut tuesdays = calligraphy();
    tuesdays.groups.remove(0);
    let groups = [taking("evening", 0, 30, 1), tuesdays];
    let wednesday = day(&school, &both, &groups, WEDNESDAY);
    let club = whole("校园足球", 30, 1);
    assert_eq!(wednesday, [whole("午餐托管", 150, 1), club, whole("傍晚托管", 30, 1)]);
    let thursday = day(&school, &both, &groups, ("2026-09-10", None));
    assert_eq!(thursday, [whole("午餐托管", 150, 1), whole("傍晚托管", 60, 2)]);
    // Of the noon's one period nothing is left beside calligraphy's.
    let tuesday = day(&school, &both, &groups, ("2026-09-08", None));
    assert_eq!(tuesday, [whole("硬笔书法 · 苏老师班", 110, 1), whole("傍晚托管", 60, 2)]);
    assert_eq!(school.term.day_on(date("2026-09-08")).map(|day| day.weekday), Some(Tue));
}

#[test]
fn who_joins_later_has_joined_from_its_first_day_on() {
    let joined = |on| -> Vec<bool> {
        let sessions = day(&school(), &["evening"], &[], (on, Some("2026-09-09")));
        sessions.into_iter().map(|(.., joined)| joined).collect()
    };
    assert_eq!(joined("2026-09-08"), [false]);
    assert_eq!(joined("2026-09-09"), [true]);
    assert_eq!(joined("2026-09-10"), [true]);
}
