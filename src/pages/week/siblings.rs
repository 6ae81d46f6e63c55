use crate::{
    app::Ready,
    components::SCHOOL_WEEK,
    drawn::{Draw, Drawn, live_if},
    state::{ChildState, late_words, words},
};
use chrono::Weekday;
use kehou_contract::{ClockTime, SeasonTimetable};
use leptos::prelude::*;

/// On which days the family's children leave at the same time in a season, and when each leaves on the others. Nothing
/// for an only child, and nothing before it is known what is settled for each.
pub(super) fn siblings(ready: Ready, season: SeasonTimetable) -> Drawn {
    live_if(move || {
        let children = ready.children.all();
        let known = children.iter().all(|child| child.is_known() || child.plan().is_some());
        (children.len() > 1 && known).then(|| lines(ready, &season, &children))
    })
}

fn lines(ready: Ready, season: &SeasonTimetable, children: &[ChildState]) -> Drawn {
    let texts = &late_words().siblings;
    let school = ready.school();
    let times = |day: Weekday| -> Vec<ClockTime> {
        children.iter().map(|child| child.leaves(&school, ready.menu, season, day)).collect()
    };
    let name = |child: &ChildState| child.child.name.clone();
    let (mut together, mut lines) = (Vec::new(), Vec::new());
    for day in SCHOOL_WEEK {
        let times = times(day);
        let title = (words().weekday)(day);
        if times.iter().all(|time| Some(time) == times.first()) {
            together.push(title.to_owned());
            continue;
        }
        let each = children.iter().zip(times).map(|(child, time)| (texts.leaves_at)(&name(child), time));
        lines.push((texts.apart_on)(title, &(words().list)(&each.collect::<Vec<_>>())));
    }
    if lines.is_empty() {
        let names: Vec<String> = children.iter().map(name).collect();
        lines.push((texts.every_day_together)(&(words().list)(&names)));
    } else if !together.is_empty() {
        lines.insert(0, (texts.together_on)(&(words().list)(&together)));
    }
    let lines: Vec<Drawn> = lines.into_iter().map(|line| view! { <li>{line}</li> }.drawn()).collect();
    view! { <ul class="soft">{lines}</ul> }.drawn()
}
