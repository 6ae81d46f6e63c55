//! Times and fees in words.

use crate::state::{ServerTime, words};
use chrono::Weekday;
use kehou_contract::{
    Charge, ClockTime, Group, Offering, School, SeasonTimetable,
    rules::{Priced, line_for, meeting_time},
};

/// The season a family thinks of now: the one in force, before the term the first.
pub(crate) fn season_shown(school: &School) -> Option<&SeasonTimetable> {
    let term = &school.term;
    term.season_on(ServerTime::today().max(term.clubs_from)).or(term.seasons.last())
}

/// When a group meets: 周一、周四 16:30–17:30.
pub(crate) fn when_in_words(group: &Group, season: &SeasonTimetable) -> String {
    let mut spans: Vec<((ClockTime, ClockTime), Vec<Weekday>)> = Vec::new();
    for meeting in &group.meetings {
        let Some(time) = meeting_time(meeting, season) else {
            continue;
        };
        match spans.iter_mut().find(|(span, _)| *span == time) {
            Some((_, days)) => days.push(meeting.weekday),
            None => spans.push((time, vec![meeting.weekday])),
        }
    }
    let said = spans.into_iter().map(|((start, end), days)| {
        let days: Vec<String> = days.into_iter().map(|day| (words().weekday)(day).to_owned()).collect();
        [(words().list)(&days), (words().span)(start, end)].join(" ")
    });
    (words().list)(&said.collect::<Vec<_>>())
}

/// What an offering costs, short: 免费, 25 元/次.
pub(crate) fn fee_in_words(offering: &Offering, school: &School) -> String {
    let Some(group) = offering.groups.first() else {
        return String::new();
    };
    match line_for(Priced { offering, group }, school).charge {
        Charge::Free => words().common.free.to_owned(),
        Charge::PerMeeting { rate, .. } => (words().menu.per_meeting)(&rate.short()),
    }
}
