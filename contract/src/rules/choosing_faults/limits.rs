//! Limits, grades' own weekdays and early openings that cannot be meant.

use super::{FileFault, note};
use crate::{Limit, Offering, School};

pub(super) fn look(school: &School, offerings: &[Offering], faults: &mut Vec<FileFault>) {
    for limit in &school.choosing.limits {
        look_at_limit(limit, school, offerings, faults);
    }
    for own in &school.choosing.grade_weekdays {
        if !school.window(&own.window).is_some_and(|window| window.weekdays.contains(&own.weekday)) {
            let fault = format!("there is no window \"{}\" on {}", own.window, own.weekday);
            note(faults, "school.choosing.grade_weekdays", fault);
        }
    }
    for early in &school.round.early {
        if early.opens_at >= school.round.opens_at {
            note(faults, "school.round.early.opens_at", "it opens no earlier than for everybody");
        }
    }
}

fn look_at_limit(limit: &Limit, school: &School, offerings: &[Offering], faults: &mut Vec<FileFault>) {
    let key = |part: &str| format!("school.choosing.limits.\"{}\"{part}", limit.title);
    if limit.title.trim().is_empty() {
        note(faults, &key(".title"), "families read it: say what is limited");
    }
    match (limit.least, limit.most) {
        (None, None) => note(faults, &key(""), "it says neither \"least\" nor \"most\""),
        (Some(least), Some(most)) if least > most => {
            note(faults, &key(".least"), "more than the most: nobody could choose");
        }
        _ => {}
    }
    let counts = &limit.counts;
    for window in counts.windows.iter().filter(|id| school.window(id).is_none()) {
        note(faults, &key(".counts.windows"), format!("there is no window \"{window}\""));
    }
    for field in counts.fields.iter().filter(|id| school.field(id).is_none()) {
        note(faults, &key(".counts.fields"), format!("there is no field \"{field}\""));
    }
    let known = |id: &&crate::OfferingId| offerings.iter().any(|offering| &offering.id == *id);
    for offering in counts.offerings.iter().filter(|id| !known(id)) {
        note(faults, &key(".counts.offerings"), format!("there is no offering \"{offering}\""));
    }
}
