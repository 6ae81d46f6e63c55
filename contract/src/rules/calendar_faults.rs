//! What cannot be right about the calendar in a school's file.

mod groups;
mod term;
mod windows;

use crate::{Offering, School};

/// Something in a school's file that cannot be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarFault {
    /// The key in the file: `school.term.half_days.期末考试.date`.
    pub key: String,
    /// What is wrong with it, in English: whoever writes the file reads it.
    pub fault: String,
}

/// Everything that cannot be right about a school's term, windows and meetings, in the order of the file.
pub fn calendar_faults(school: &School, offerings: &[Offering]) -> Vec<CalendarFault> {
    let mut faults = Faults(Vec::new());
    term::look_at(school, &mut faults);
    windows::look_at(school, &mut faults);
    groups::look_at(school, offerings, &mut faults);
    faults.0
}

struct Faults(Vec<CalendarFault>);

impl Faults {
    /// Notes a fault, unless everything is right.
    fn unless(&mut self, is_right: bool, key: &[&str], fault: impl FnOnce() -> String) {
        if !is_right {
            self.0.push(CalendarFault { key: key.concat(), fault: fault() });
        }
    }
}

#[cfg(test)]
mod tests;
