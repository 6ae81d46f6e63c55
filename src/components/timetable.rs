//! Times and fees in words.

use crate::state::{ServerTime, words};
use chrono::Weekday;
use kehou_contract::{
    ClockTime, Group, Offering, Rotation, School, Timetable,
    rules::{UsualWeek, meeting_time, usual_weeks},
};

/// The place of the week a family thinks of now among a school's usual weeks: the one in force, before the term that
/// with which clubs begin, else the last. A season goes before a holiday block inside it.
pub(crate) fn week_shown(school: &School, weeks: &[UsualWeek<'_>]) -> usize {
    let day = ServerTime::today().max(school.term.clubs_from());
    let is_in_force = |week: &UsualWeek<'_>| week.from <= day && day <= week.to;
    let has_lessons = |week: &UsualWeek<'_>| {
        week.days.first().is_some_and(|day| matches!(day.timetable, Timetable::Lessons(_)))
    };
    let season = weeks.iter().rposition(|week| is_in_force(week) && has_lessons(week));
    let in_force = season.or_else(|| weeks.iter().rposition(is_in_force));
    in_force.unwrap_or(weeks.len().saturating_sub(1))
}

/// When a group meets for a child of this grade in the week a family thinks of now; where it does not meet in that
/// week, in the first in which it does.
pub(crate) fn when_now(group: &Group, school: &School, grade: u8) -> String {
    let weeks = usual_weeks(school);
    let said = |week| when_in_words(group, week, grade);
    let now = weeks.get(week_shown(school, &weeks)).map(said).unwrap_or_default();
    if now.is_empty() {
        weeks.iter().map(said).find(|said| !said.is_empty()).unwrap_or_default()
    } else {
        now
    }
}

/// When a group meets in a usual week: 周一、周四 16:30–17:30; 单周 周三 16:30–17:30. Empty where it does not.
pub(crate) fn when_in_words(group: &Group, week: &UsualWeek<'_>, grade: u8) -> String {
    type Span<'a> = ((ClockTime, ClockTime), Option<&'a Rotation>);
    let mut spans: Vec<(Span<'_>, Vec<Weekday>)> = Vec::new();
    for meeting in &group.meetings {
        let day = week.days.iter().find(|day| day.weekday == meeting.weekday);
        let Some(time) = day.and_then(|day| meeting_time(meeting, day.timetable, grade)) else {
            continue;
        };
        let span = (time, meeting.weeks.as_ref());
        match spans.iter_mut().find(|(known, _)| *known == span) {
            Some((_, days)) => days.push(meeting.weekday),
            None => spans.push((span, vec![meeting.weekday])),
        }
    }
    let said = spans.into_iter().map(|(((start, end), weeks), days)| {
        let days: Vec<String> = days.into_iter().map(|day| (words().weekday)(day).to_owned()).collect();
        let mut parts = vec![(words().list)(&days), (words().span)(start, end)];
        if let Some(weeks) = weeks {
            parts.insert(0, (words().weeks)(weeks));
        }
        parts.join(" ")
    });
    (words().list)(&said.collect::<Vec<_>>())
}

/// What an offering costs, short: 免费, 25 元/次.
pub(crate) fn fee_in_words(offering: &Offering) -> String {
    let said: Vec<String> =
        offering.rates.iter().map(|rate| (words().rate)(rate.amount, rate.unit)).collect();
    match said.is_empty() {
        true => words().common.free.to_owned(),
        false => said.join(" + "),
    }
}
