//! A child's leaving on a date: when, where, with whom, and what is to be known of the day.

mod changes;
mod notes;

pub use changes::{may_change_pick_up, may_walk_home};

use super::{After, Departure, TakesPart, leaving_on};
use crate::{
    Company, GatheringPlace, HomeClass, LeavesAfter, Leaving, PickUp, PickUpRules, PlaceSign, School,
    school_instant,
};
use chrono::{DateTime, NaiveDate, Utc};

/// What a child's leaving depends on.
#[derive(Clone, Copy, Debug)]
pub struct Leaver<'a> {
    /// Its home class: it leaves by that class's gate, under its sign.
    pub home_class: HomeClass,
    /// What it takes part in.
    pub takes_part: TakesPart<'a>,
    /// With whom it leaves where nothing else is said.
    pub usual: &'a Company,
    /// Changes for one day.
    pub changes: &'a [(NaiveDate, Company)],
}

/// How a child leaves on a date.
pub fn pick_up_on(school: &School, leaver: &Leaver<'_>, date: NaiveDate) -> PickUp {
    let leaving =
        leaving_on(school, date, &leaver.takes_part).map(|last| leaving(school, leaver, date, &last));
    let notes = notes::notes_of(school, leaver, date, leaving.is_some());
    PickUp { date, leaving, notes }
}

fn leaving(school: &School, leaver: &Leaver<'_>, date: NaiveDate, last: &Departure<'_>) -> Leaving {
    let changed = leaver.changes.iter().find(|(day, _)| *day == date).map(|(_, with)| with);
    let (gate, sign) = place_of(school, leaver.home_class, &last.after);
    Leaving {
        time: last.time,
        after: match last.after {
            After::Lessons => LeavesAfter::Lessons,
            After::Care(window) => LeavesAfter::Care(window.care.clone().unwrap_or_default()),
            After::Group(priced) => LeavesAfter::Group(priced.offering.title.clone()),
        },
        gate,
        sign,
        with: changed.unwrap_or(leaver.usual).clone(),
        changed: changed.is_some(),
        change_until: change_until(&school.pick_up, date),
    }
}

/// The gate and the sign: a group's own where it has one, else the home class's.
fn place_of(school: &School, class: HomeClass, after: &After<'_>) -> (String, PlaceSign) {
    if let After::Group(priced) = after
        && let Some(GatheringPlace { gate, sign }) = &priced.group.gathers_at
    {
        return (gate.clone(), PlaceSign::Group(sign.clone()));
    }
    let gate = school.pick_up.gates.iter().find(|gate| gate.is_of(class));
    (gate.map(|gate| gate.title.clone()).unwrap_or_default(), PlaceSign::HomeClass(class))
}

/// The first instant at which a family can no longer change with whom its child leaves on a date.
pub fn change_until(rules: &PickUpRules, date: NaiveDate) -> DateTime<Utc> {
    school_instant(date, rules.change_until)
}

#[cfg(test)]
mod block_tests;
#[cfg(test)]
mod tests;
