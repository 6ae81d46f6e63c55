//! A child's week: windows down, weekdays across, and when it leaves.

use super::field_class;
use crate::drawn::{Draw, Drawn};
use crate::{app::Ready, state::words};
use chrono::Weekday;
use kehou_contract::{
    ClockTime, FieldMark, GroupId, School, Window, WindowId,
    rules::{Priced, TakesPart, UsualDay, UsualWeek, leaving_times, meeting_time, turns_together},
};
use leptos::prelude::*;

const WEEKDAYS: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// The weekdays a school knows: those of lessons, and a Saturday or Sunday where a window is open on it.
pub(crate) fn weekdays_of(school: &School) -> Vec<Weekday> {
    let is_open = |day: &Weekday| school.windows.iter().any(|window| window.weekdays.contains(day));
    let is_known = |day: &Weekday| !matches!(day, Weekday::Sat | Weekday::Sun) || is_open(day);
    WEEKDAYS.into_iter().filter(is_known).collect()
}

/// A usual week of a child's plan, as a table.
pub(crate) fn week_grid(
    ready: Ready,
    week: &UsualWeek<'_>,
    grade: u8,
    care: &[WindowId],
    choices: &[GroupId],
) -> Drawn {
    let school = ready.school();
    crate::state::with_groups(ready.menu, choices, |groups| {
        let takes_part = TakesPart { grade, care, groups, cancelled: &[] };
        let days = &week.days;
        let heads: Vec<Drawn> = days
            .iter()
            .map(|day| view! { <th scope="col">{(words().weekday_sign)(day.weekday)}</th> }.drawn())
            .collect();
        let rows: Vec<Drawn> =
            school.windows.iter().filter_map(|window| row(&school, days, window, &takes_part)).collect();
        let weeks = turns_together(&[groups]);
        let leaves: Vec<Drawn> = days
            .iter()
            .map(|day| leaving(distinct(leaving_times(&school, *day, &takes_part, weeks))))
            .collect();
        view! {
            <table class="week">
                <thead><tr><td></td>{heads}</tr></thead>
                <tbody>{rows}</tbody>
                <tfoot><tr><th scope="row">{words().plan.leaves}</th>{leaves}</tr></tfoot>
            </table>
        }
        .drawn()
    })
}

/// The times of a day in words, each once, in the order of the weeks in which they come.
pub(crate) fn distinct(times: Vec<Option<ClockTime>>) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for time in times {
        let time = time.map_or_else(|| "–".to_owned(), |time| time.to_string());
        if !said.contains(&time) {
            said.push(time);
        }
    }
    said
}

/// One time, or one below the other in weeks that take turns.
fn leaving(mut times: Vec<String>) -> Drawn {
    if times.len() == 1 {
        return view! { <td>{times.remove(0)}</td> }.drawn();
    }
    let times: Vec<Drawn> = times.into_iter().map(|time| view! { <small>{time}</small> }.drawn()).collect();
    view! { <td>{times}</td> }.drawn()
}

/// A window's row; none where it is not held in this week.
fn row(school: &School, days: &[UsualDay<'_>], window: &Window, takes_part: &TakesPart<'_>) -> Option<Drawn> {
    let is_open = |day: &UsualDay<'_>| {
        let time = day.timetable.time_of(&window.id, day.weekday, takes_part.grade)?;
        window.weekdays.contains(&day.weekday).then_some(time.start)
    };
    let start = days.iter().find_map(is_open)?.to_string();
    let cells: Vec<Drawn> =
        days.iter().map(|day| cell(school, window, day, is_open(day).is_some(), takes_part)).collect();
    Some(view! { <tr><th scope="row">{window.title.clone()}<small>{start}</small></th>{cells}</tr> }.drawn())
}

fn cell(
    school: &School,
    window: &Window,
    day: &UsualDay<'_>,
    is_open: bool,
    takes_part: &TakesPart<'_>,
) -> Drawn {
    let mut held: Vec<Drawn> = Vec::new();
    let (mut class, mut every_week) = (None, false);
    for Priced { offering, group } in takes_part.groups {
        let here = |meeting: &&kehou_contract::Meeting| {
            meeting.weekday == day.weekday && meeting.window == window.id
        };
        for meeting in group.meetings.iter().filter(here) {
            let Some((start, end)) = meeting_time(meeting, day.timetable, takes_part.grade) else {
                continue;
            };
            let mark = school.field(&offering.field).map_or(FieldMark::Mind, |field| field.mark);
            class.get_or_insert(field_class(mark));
            every_week |= meeting.weeks.is_none();
            let weeks = meeting.weeks.as_ref().map(words().weeks);
            let weeks = weeks.map(|weeks| view! { <small>{weeks}</small> }.drawn());
            let when = (words().span)(start, end);
            let (title, room) = (offering.title.clone(), group.room.clone());
            held.push(view! { <div title=when>{weeks}{title}<small>{room}</small></div> }.drawn());
        }
    }
    let in_care = is_open && !every_week && takes_part.care.contains(&window.id);
    match class {
        Some(class) => {
            let care = in_care.then(|| view! { <small>{words().plan.care}</small> }.drawn());
            view! { <td class=["slot ", class].concat()>{held}{care}</td> }.drawn()
        }
        None if in_care => view! { <td class="slot slot--care">{words().plan.care}</td> }.drawn(),
        None => view! { <td class="slot slot--empty"></td> }.drawn(),
    }
}
