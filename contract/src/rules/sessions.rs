//! The dated meetings of a group: derived once here, used by bill, timetable and pick-up alike.

use crate::{ClockTime, Group, Meeting, SeasonTimetable, Term};
use chrono::NaiveDate;

/// One dated meeting of a group (课次).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Session {
    /// The date.
    pub date: NaiveDate,
    /// Begin, by the season's timetable.
    pub start: ClockTime,
    /// End.
    pub end: ClockTime,
}

/// Begin and end of a weekly meeting in a season; `None` when the season does not hold its window.
pub fn meeting_time(meeting: &Meeting, season: &SeasonTimetable) -> Option<(ClockTime, ClockTime)> {
    let window = season.time_of(&meeting.window)?;
    let start = window.start.later(meeting.starts_after);
    let end = meeting.minutes.map_or(window.end, |minutes| start.later(minutes));
    Some((start, end))
}

/// All sessions of a group in the term, in order of time: from the first day of clubs, holidays left out and
/// make-up days taken in.
pub fn sessions_of(group: &Group, term: &Term) -> Vec<Session> {
    let mut sessions: Vec<Session> =
        group.meetings.iter().flat_map(|meeting| sessions_of_meeting(meeting, term)).collect();
    sessions.sort();
    sessions
}

fn sessions_of_meeting(meeting: &Meeting, term: &Term) -> Vec<Session> {
    let dated = |date| {
        let (start, end) = meeting_time(meeting, term.season_on(date)?)?;
        Some(Session { date, start, end })
    };
    term.dates_of(meeting.weekday, term.clubs_from).into_iter().filter_map(dated).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{date, football, term};

    fn at(sessions: &[Session], day: &str) -> Option<String> {
        let session = sessions.iter().find(|session| session.date == date(day))?;
        Some(format!("{}-{}", session.start, session.end))
    }

    #[test]
    fn football_follows_the_season_the_holidays_and_the_make_up_days() {
        let sessions = sessions_of(&football().groups[0], &term());
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
    }

    #[test]
    fn a_term_has_twenty_wednesdays_of_football() {
        assert_eq!(sessions_of(&football().groups[0], &term()).len(), 20);
    }

    #[test]
    fn a_meeting_without_its_own_length_ends_with_its_window() {
        let mut group = football().groups.remove(0);
        group.meetings[0].minutes = None;
        assert_eq!(at(&sessions_of(&group, &term()), "2026-09-09").as_deref(), Some("17:00-18:00"));
    }
}
