//! What is wrong in a school's file about choosing: found when the file is read, named by its key.

mod care;
mod limits;
mod places;
mod providers;
mod sites;

use crate::{GroupId, Offering, OfficeRules, PriorityGroupId, School};

/// A fault of a school's file: the key it stands under, and what is wrong, for whoever writes the file.
pub type FileFault = (String, String);

/// Everything about choosing that is wrong in a school's file, in the order of its parts; empty when all is well.
pub fn choosing_faults(school: &School, office: &OfficeRules, offerings: &[Offering]) -> Vec<FileFault> {
    let mut faults = Vec::new();
    limits::look(school, offerings, &mut faults);
    sites::look(school, offerings, &mut faults);
    places::look(school, office, offerings, &mut faults);
    providers::look(school, office, offerings, &mut faults);
    care::look(school, office, &mut faults);
    faults
}

/// Notes a fault.
fn note(faults: &mut Vec<FileFault>, key: &str, fault: impl Into<String>) {
    faults.push((key.to_owned(), fault.into()));
}

fn has_group(offerings: &[Offering], id: &GroupId) -> bool {
    offerings.iter().any(|offering| offering.group(id).is_some())
}

fn has_priority_group(office: &OfficeRules, id: &PriorityGroupId) -> bool {
    office.priority_groups.iter().any(|group| &group.id == id)
}

#[cfg(test)]
mod tests;
