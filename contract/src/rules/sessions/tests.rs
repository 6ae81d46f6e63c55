use super::*;
use crate::examples::{date, football, group, meeting, school, school_with_blocks};
use crate::{DayOrWeek, Rotation};
use chrono::{Datelike, Weekday};

fn at(sessions: &[Session<'_>], day: &str) -> Option<String> {
    let session = sessions.iter().find(|session| session.date == date(day))?;
    Some(format!("{}-{}", session.start, session.end))
}

fn dates(sessions: &[Session<'_>]) -> Vec<String> {
    sessions.iter().map(|session| session.date.to_string()).collect()
}

#[test]
fn football_follows_the_season_the_holidays_and_the_make_up_days() {
    let (football, school) = (football(), school());
    let sessions = sessions_of(&football.groups[0], &school, 3);
    let cases = [
        ("2026-09-02", None, "week 1 has no clubs yet"),
        ("2026-09-09", Some("17:00-18:10"), "summer timetable"),
        ("2026-10-07", None, "National Day"),
        ("2026-10-10", Some("16:30-17:40"), "a Saturday that counts as a Wednesday"),
        ("2026-10-14", Some("16:30-17:40"), "winter timetable"),
        ("2026-10-15", None, "a Thursday"),
    ];
    for (day, expected, why) in cases {
        assert_eq!(at(&sessions, day).as_deref(), expected, "{day}: {why}");
    }
    assert_eq!(sessions.len(), 20, "a term has twenty Wednesdays of football");
}

#[test]
fn a_meeting_without_its_own_length_ends_with_its_window() {
    let mut group = football().groups.remove(0);
    group.meetings[0].minutes = None;
    assert_eq!(at(&sessions_of(&group, &school(), 3), "2026-09-09").as_deref(), Some("17:00-18:00"));
    group.meetings[0].starts_after = 60;
    assert_eq!(sessions_of(&group, &school(), 3), [], "it would begin when its window ends");
}

#[test]
fn a_group_may_begin_late_and_end_early() {
    let school = school();
    let mut group = football().groups.remove(0);
    group.from = Some(DayOrWeek::Week(3));
    group.to = Some(DayOrWeek::Day(date("2026-10-10")));
    let expected = ["2026-09-16", "2026-09-23", "2026-09-30", "2026-10-10"];
    assert_eq!(dates(&sessions_of(&group, &school, 3)), expected);
    group.from = Some(DayOrWeek::Week(1));
    assert_eq!(
        dates(&sessions_of(&group, &school, 3))[0],
        "2026-09-02",
        "its own day goes before that of all clubs"
    );
}

#[test]
fn a_meeting_may_take_turns() {
    let school = school();
    let mut group = football().groups.remove(0);
    group.to = Some(DayOrWeek::Week(8));
    group.meetings[0].weeks = Some(Rotation { every: 2, turns: vec![2] });
    // Week 6 has lost its Wednesday and got it back on Saturday.
    let expected = ["2026-09-09", "2026-09-23", "2026-10-10", "2026-10-21"];
    assert_eq!(dates(&sessions_of(&group, &school, 3)), expected);
}

#[test]
fn a_group_of_saturdays_follows_its_block() {
    let school = school_with_blocks();
    let group = group("paper", Weekday::Sat, "saturday", 0, None);
    let sessions = sessions_of(&group, &school, 3);
    let said = dates(&sessions);
    assert_eq!(said.first().map(String::as_str), Some("2026-09-12"));
    for (day, why) in [("2026-09-26", "Mid-Autumn"), ("2026-10-10", "lessons"), ("2027-01-02", "New Year")] {
        assert!(!said.contains(&day.to_owned()), "{day}: {why}");
    }
    assert_eq!(sessions.len(), 15);
    assert!(sessions.iter().all(|session| session.periods == 2 && session.window.as_str() == "saturday"));
}

#[test]
fn a_group_of_a_summer_block_meets_before_the_term() {
    let school = school_with_blocks();
    let mut group = group("swim", Weekday::Tue, "summer", 0, Some(60));
    group.meetings.push(meeting(Weekday::Thu, "summer", 0, None));
    let sessions = sessions_of(&group, &school, 3);
    assert_eq!(dates(&sessions), ["2026-07-07", "2026-07-09", "2026-07-14", "2026-07-16"]);
    let periods: Vec<u32> = sessions.iter().map(|session| session.periods).collect();
    assert_eq!(periods, [1, 2, 1, 2], "its own length is one period, the whole window two");
}

#[test]
fn a_half_day_has_only_its_own_windows_at_its_own_times() {
    let school = school_with_blocks();
    let evening = group("late", Weekday::Wed, "evening", 0, None);
    assert_eq!(at(&sessions_of(&evening, &school, 3), "2027-01-20"), None);
    assert_eq!(at(&sessions_of(&evening, &school, 3), "2027-01-13").as_deref(), Some("16:30-17:30"));
    let noon = group("early", Weekday::Wed, "noon", 60, None);
    assert_eq!(at(&sessions_of(&noon, &school, 3), "2027-01-20").as_deref(), Some("12:30-13:00"));
}

#[test]
fn care_is_open_from_the_first_day_on_every_day_its_window_is_held() {
    let school = school_with_blocks();
    let care = |window: usize| dates(&care_sessions(&school.windows[window], &school.term, 3));
    let (noon, evening, saturday, summer) = (care(0), care(1), care(2), care(3));
    assert_eq!(noon.first().map(String::as_str), Some("2026-09-01"));
    assert_eq!(noon.len(), evening.len() + 1, "the half day has noon care only");
    assert!(noon.contains(&"2026-10-10".to_owned()) && !noon.contains(&"2026-10-05".to_owned()));
    assert_eq!(saturday, [""; 0], "a window without care");
    assert_eq!(summer.len(), 10);
    assert_eq!((summer[0].as_str(), summer[9].as_str()), ("2026-07-06", "2026-07-17"));
    assert!(noon.iter().all(|day| date(day).weekday() != Weekday::Sat || day == "2026-10-10"));
}

#[test]
fn care_that_ends_when_it_begins_is_none() {
    let mut school = school();
    let grade = Some(crate::GradeSpan { from: 1, to: 2 });
    for season in &mut school.term.seasons {
        season.windows.insert(
            0,
            crate::WindowTime { grades: grade, ..crate::examples::window_time("evening", "16:30", "16:30") },
        );
    }
    let evening = &school.windows[1];
    assert_eq!(care_sessions(evening, &school.term, 1), []);
    assert_ne!(care_sessions(evening, &school.term, 3), []);
}
