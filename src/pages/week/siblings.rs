use crate::{
    app::Ready,
    components::distinct,
    drawn::{Draw, Drawn, live_if},
    state::{ChildState, late_words, turns_of, words},
};
use kehou_contract::{
    ClockTime,
    rules::{UsualDay, usual_weeks},
};
use leptos::prelude::*;

/// On which days the family's children leave at the same time in a usual week, and when each leaves on the others.
/// Nothing for an only child, and nothing before it is known what is settled for each.
pub(super) fn siblings(ready: Ready, at: usize) -> Drawn {
    live_if(move || {
        let children = ready.children.all();
        let known = children.iter().all(|child| child.is_known() || child.plan().is_some());
        (children.len() > 1 && known).then(|| lines(ready, at, &children))
    })
}

fn lines(ready: Ready, at: usize, children: &[ChildState]) -> Drawn {
    let texts = &late_words().siblings;
    let school = ready.school();
    let usual = usual_weeks(&school);
    let days = usual.get(at).map(|week| week.days.as_slice()).unwrap_or_default();
    let weeks = turns_of(ready.menu, children);
    let times = |day: UsualDay<'_>| -> Vec<Vec<Option<ClockTime>>> {
        children.iter().map(|child| child.leaves(&school, ready.menu, day, weeks)).collect()
    };
    let name = |child: &ChildState| child.child.name.clone();
    let (mut together, mut lines) = (Vec::new(), Vec::new());
    for day in days {
        let times = times(*day);
        let title = (words().weekday)(day.weekday);
        // On a day on which none of them comes there is nothing to say.
        if times.iter().flatten().all(Option::is_none) {
            continue;
        }
        if times.iter().all(|time| Some(time) == times.first()) {
            together.push(title.to_owned());
            continue;
        }
        let each = children
            .iter()
            .zip(times)
            .map(|(child, times)| (texts.leaves_at)(&name(child), &distinct(times).join(" / ")));
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
