//! A child's week: windows down, weekdays across, and when it leaves.

use super::{field_class, when_in_words};
use crate::drawn::{Draw, Drawn};
use crate::{app::Ready, state::words};
use chrono::Weekday;
use kehou_contract::{
    FieldMark, GroupId, School, SeasonTimetable, Window, WindowId,
    rules::{Priced, TakesPart, leaving_in_week},
};
use leptos::prelude::*;

/// The weekdays on which there is school.
pub(crate) const SCHOOL_WEEK: [Weekday; 5] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];

/// The week of a plan in one season, as a table.
pub(crate) fn week_grid(
    ready: Ready,
    season: &SeasonTimetable,
    care: &[WindowId],
    choices: &[GroupId],
) -> Drawn {
    let school = ready.school();
    crate::state::with_groups(ready.menu, choices, |groups| {
        let heads =
            SCHOOL_WEEK.map(|day| view! { <th scope="col">{(words().weekday_sign)(day)}</th> }.drawn());
        let rows = school
            .windows
            .iter()
            .map(|window| row(&school, season, window, care, groups))
            .collect::<Vec<_>>();
        let leaves = SCHOOL_WEEK.map(|day| {
            let takes_part = TakesPart { care, groups, cancelled: &[] };
            let time = leaving_in_week(&school, season, day, &takes_part).time;
            view! { <td>{time.to_string()}</td> }.drawn()
        });
        view! {
            <table class="week">
                <thead><tr><td></td>{heads.into_iter().collect::<Vec<_>>()}</tr></thead>
                <tbody>{rows}</tbody>
                <tfoot><tr><th scope="row">{words().plan.leaves}</th>{leaves.into_iter().collect::<Vec<_>>()}</tr></tfoot>
            </table>
        }
        .drawn()
    })
}

fn row(
    school: &School,
    season: &SeasonTimetable,
    window: &Window,
    care: &[WindowId],
    groups: &[Priced<'_>],
) -> Drawn {
    let start = season.time_of(&window.id).map(|time| time.start.to_string()).unwrap_or_default();
    let cells = SCHOOL_WEEK
        .map(|day| cell(school, season, window, day, care, groups))
        .into_iter()
        .collect::<Vec<_>>();
    view! { <tr><th scope="row">{window.title.clone()}<small>{start}</small></th>{cells}</tr> }.drawn()
}

fn cell(
    school: &School,
    season: &SeasonTimetable,
    window: &Window,
    day: Weekday,
    care: &[WindowId],
    groups: &[Priced<'_>],
) -> Drawn {
    let meets = |priced: &&Priced<'_>| {
        priced.group.meetings.iter().any(|meeting| meeting.weekday == day && meeting.window == window.id)
    };
    if let Some(Priced { offering, group }) = groups.iter().find(meets) {
        let mark = school.field(&offering.field).map_or(FieldMark::Mind, |field| field.mark);
        let title = offering.title.clone();
        let (when, room) = (when_in_words(group, season), group.room.clone());
        return view! { <td class=["slot ", field_class(mark)].concat() title=when>{title}<small>{room}</small></td> }
            .drawn();
    }
    if care.contains(&window.id) && window.weekdays.contains(&day) {
        return view! { <td class="slot slot--care">{words().plan.care}</td> }.drawn();
    }
    view! { <td class="slot slot--empty"></td> }.drawn()
}
