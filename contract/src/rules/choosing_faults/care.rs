//! Care classes that cannot be made, and more study than the school allows.

use super::{FileFault, note};
use crate::{OfficeRules, School, StudyTime};
use chrono::Weekday;

const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

pub(super) fn look(school: &School, office: &OfficeRules, faults: &mut Vec<FileFault>) {
    if let Some(classes) = &office.care.classes {
        if classes.largest.saturating_add(1) < classes.own_class_from {
            let fault = "smaller than a home class that is to be merged";
            note(faults, "office.care.classes.largest", fault);
        }
        if classes.teachers_per_class == 0 {
            note(faults, "office.care.classes.teachers_per_class", "a care class has a teacher");
        }
    }
    for study in &office.care.study {
        if !school.care_windows().any(|window| window.id == study.window) {
            note(faults, "office.care.study.window", format!("\"{}\" is no window with care", study.window));
        }
        let without = office.care.no_homework_grades.filter(|_| study.homework);
        let homework =
            |grade: &&u8| without.is_some_and(|grades| grades.admits(**grade)) && is_for(study, **grade);
        if let Some(grade) = school.round.grades.iter().find(homework) {
            note(faults, "office.care.study.homework", format!("grade {grade} has no written homework"));
        }
    }
    look_for_too_much(school, office, faults);
}

/// The first grade and weekday with more study than allowed; one word about it is enough.
fn look_for_too_much(school: &School, office: &OfficeRules, faults: &mut Vec<FileFault>) {
    let Some(most) = office.care.most_study_periods else { return };
    for grade in &school.round.grades {
        for day in WEEK {
            let studies = office.care.study.iter().filter(|study| is_for(study, *grade));
            let today = studies.filter(|study| is_on(study, day, school));
            let periods = today.fold(0_u32, |sum, study| sum.saturating_add(study.periods));
            if periods > most {
                let fault =
                    format!("grade {grade} has {periods} periods of study on {day}, {most} are allowed");
                return note(faults, "office.care.study.periods", fault);
            }
        }
    }
}

fn is_for(study: &StudyTime, grade: u8) -> bool {
    study.grades.is_none_or(|grades| grades.admits(grade))
}

fn is_on(study: &StudyTime, day: Weekday, school: &School) -> bool {
    (study.weekdays.is_empty() || study.weekdays.contains(&day))
        && school.window(&study.window).is_some_and(|window| window.weekdays.contains(&day))
}
