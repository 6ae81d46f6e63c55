//! Who is in care, and in which class: the natural class keeps together while it is large enough.

use super::TakesPart;
use crate::{CareClass, CareClassRules, CareList, HomeClass, MergeInside, School, Window};
use chrono::Weekday;

/// Whether a child is in care in a window on a weekday: its family opted into the window, the window is open, and no
/// club or course of the child meets in it that day.
pub fn is_in_care(window: &Window, weekday: Weekday, takes_part: &TakesPart<'_>) -> bool {
    let mut meetings = takes_part.groups.iter().flat_map(|priced| &priced.group.meetings);
    window.care.is_some()
        && window.weekdays.contains(&weekday)
        && takes_part.care.contains(&window.id)
        && !meetings.any(|meeting| meeting.weekday == weekday && meeting.window == window.id)
}

/// The classes of care in a window on a weekday, from the children in care of each home class. In order of grade and
/// number of their first home class, and the same for the same children whatever order they come in.
///
/// A home class with enough children stays by itself, however large. Smaller ones are merged, the largest first, each
/// into the first merged class it fits into. One that finds no other small one joins the smallest large class that has
/// room for it; where there is none it stays by itself.
pub fn care_classes(in_care: &[(HomeClass, u32)], rules: &CareClassRules) -> Vec<CareClass> {
    let mut units: Vec<u8> = in_care.iter().map(|(class, _)| unit_of(*class, rules)).collect();
    units.sort_unstable();
    units.dedup();
    let mut classes = Vec::new();
    for unit in units {
        let of_unit = in_care.iter().filter(|(class, _)| unit_of(*class, rules) == unit);
        classes.extend(classes_of_unit(of_unit.copied().collect(), rules));
    }
    classes.sort_by_key(|class| class.home_classes.first().map(|first| (first.grade, first.number)));
    classes
}

/// Everybody in care in a usual week, window by window and day by day. While the school has settled nothing about it,
/// every home class is by itself.
pub fn care_lists(
    school: &School,
    rules: Option<&CareClassRules>,
    children: &[(HomeClass, TakesPart<'_>)],
) -> Vec<CareList> {
    let each_alone = CareClassRules {
        own_class_from: 1,
        merge_inside: MergeInside::Grade,
        largest: u32::MAX,
        teachers_per_class: 0,
    };
    let rules = rules.unwrap_or(&each_alone);
    let mut lists = Vec::new();
    for window in school.care_windows() {
        for weekday in &window.weekdays {
            let in_care = children.iter().filter(|(_, takes_part)| is_in_care(window, *weekday, takes_part));
            let classes = care_classes(&counted(in_care.map(|(class, _)| *class)), rules);
            let (id, title) = (window.id.clone(), window.care.clone().unwrap_or_default());
            lists.push(CareList { window: id, title, weekday: *weekday, classes });
        }
    }
    lists
}

fn counted(classes: impl Iterator<Item = HomeClass>) -> Vec<(HomeClass, u32)> {
    let mut counted: Vec<(HomeClass, u32)> = Vec::new();
    for class in classes {
        match counted.iter_mut().find(|(known, _)| *known == class) {
            Some((_, children)) => *children += 1,
            None => counted.push((class, 1)),
        }
    }
    counted
}

/// Inside what classes are merged: the grade, or one for the whole school.
fn unit_of(class: HomeClass, rules: &CareClassRules) -> u8 {
    match rules.merge_inside {
        MergeInside::Grade => class.grade,
        MergeInside::School => 0,
    }
}

fn classes_of_unit(mut in_care: Vec<(HomeClass, u32)>, rules: &CareClassRules) -> Vec<CareClass> {
    in_care.retain(|(_, children)| *children > 0);
    in_care.sort_by_key(|(class, children)| (std::cmp::Reverse(*children), class.grade, class.number));
    let (large, small): (Vec<_>, Vec<_>) =
        in_care.into_iter().partition(|(_, children)| *children >= rules.own_class_from);
    let mut own: Vec<CareClass> =
        large.into_iter().map(|(class, children)| alone(class, children, rules)).collect();
    let mut merged: Vec<CareClass> = Vec::new();
    for (class, children) in small {
        match merged.iter_mut().find(|merged| has_room(merged, children, rules)) {
            Some(merged) => join(merged, &[class], children),
            None => merged.push(alone(class, children, rules)),
        }
    }
    let (lonely, mut merged): (Vec<_>, Vec<_>) =
        merged.into_iter().partition(|class| class.home_classes.len() == 1);
    // A small class that found no other small one fits into no merged class either: each was tried against all before.
    for class in lonely {
        let with_room = own.iter_mut().filter(|own| has_room(own, class.children, rules));
        match with_room.min_by_key(|own| own.children) {
            Some(own) => join(own, &class.home_classes, class.children),
            None => merged.push(class),
        }
    }
    own.append(&mut merged);
    own
}

fn alone(class: HomeClass, children: u32, rules: &CareClassRules) -> CareClass {
    CareClass { home_classes: vec![class], children, teachers: rules.teachers_per_class }
}

fn has_room(class: &CareClass, children: u32, rules: &CareClassRules) -> bool {
    class.children.saturating_add(children) <= rules.largest
}

fn join(class: &mut CareClass, home_classes: &[HomeClass], children: u32) {
    class.home_classes.extend(home_classes);
    class.home_classes.sort_by_key(|class| (class.grade, class.number));
    class.children = class.children.saturating_add(children);
}

#[cfg(test)]
mod tests;
