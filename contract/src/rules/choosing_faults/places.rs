//! Places that do not add up: quotas, what is held back, rooms.

use super::{FileFault, has_group, has_priority_group, note};
use crate::{EarlyChildren, Group, HeldBack, HeldFor, Offering, OfficeRules, School};

pub(super) fn look(
    school: &School,
    office: &OfficeRules,
    offerings: &[Offering],
    faults: &mut Vec<FileFault>,
) {
    look_at_quotas(office, offerings, faults);
    look_at_held_back(office, offerings, faults);
    for group in offerings.iter().flat_map(|offering| &offering.groups) {
        look_at_group(group, office, faults);
    }
    for early in &school.round.early {
        match &early.who {
            EarlyChildren::Priority(id) if !has_priority_group(office, id) => {
                note(faults, "school.round.early.who", format!("there is no priority group \"{id}\""));
            }
            EarlyChildren::Grades(grades)
                if !school.round.grades.iter().any(|grade| grades.admits(*grade)) =>
            {
                note(faults, "school.round.early.who", "the round is for none of these grades");
            }
            EarlyChildren::Priority(_) | EarlyChildren::Returning | EarlyChildren::Grades(_) => {}
        }
    }
}

fn look_at_quotas(office: &OfficeRules, offerings: &[Offering], faults: &mut Vec<FileFault>) {
    for (nth, quota) in office.quotas.iter().enumerate() {
        let key = format!("office.quotas.{}", quota.id);
        if office.quotas[..nth].iter().any(|other| other.id == quota.id) {
            note(faults, &key, "two quotas have the same id");
        }
        if quota.groups.is_empty() {
            note(faults, &format!("{key}.groups"), "at least one group is needed");
        }
        for group in quota.groups.iter().filter(|id| !has_group(offerings, id)) {
            note(faults, &format!("{key}.groups"), format!("there is no group \"{group}\""));
        }
    }
}

fn look_at_held_back(office: &OfficeRules, offerings: &[Offering], faults: &mut Vec<FileFault>) {
    for (nth, held) in office.held_back.iter().enumerate() {
        // Which place came out of what is held back is told by the group and for whom.
        let same = |other: &HeldBack, group| other.whom == held.whom && other.groups.contains(group);
        let mut before = office.held_back[..nth].iter();
        if let Some(group) = held.groups.iter().find(|group| before.any(|other| same(other, group))) {
            let fault = format!("\"{group}\" holds places back for the same children twice");
            note(faults, "office.held_back.groups", fault);
        }
        for group in held.groups.iter().filter(|id| !has_group(offerings, id)) {
            note(faults, "office.held_back.groups", format!("there is no group \"{group}\""));
        }
        match &held.whom {
            HeldFor::Priority(id) if !has_priority_group(office, id) => {
                note(faults, "office.held_back.for", format!("there is no priority group \"{id}\""));
            }
            HeldFor::AnotherRound if held.until.is_none() => {
                note(
                    faults,
                    "office.held_back.until",
                    "nobody could ever take what is held for another round",
                );
            }
            _ => {}
        }
    }
}

fn look_at_group(group: &Group, office: &OfficeRules, faults: &mut Vec<FileFault>) {
    let key = format!("groups.{}.capacity", group.id);
    if let Some(room) =
        office.rooms.iter().find(|room| room.title == group.room && group.capacity > room.seats)
    {
        note(faults, &key, format!("the room \"{}\" has {} seats", room.title, room.seats));
    }
    let held = office.held_back.iter().filter(|held| held.groups.contains(&group.id));
    let held = held.fold(0_u32, |sum, held| sum.saturating_add(held.places));
    if held > group.capacity {
        note(faults, &key, format!("{held} of its {} places are held back", group.capacity));
    }
}
