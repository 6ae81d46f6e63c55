//! Sites nobody knows, and ways between sites nobody has measured.

use super::{FileFault, note};
use crate::{Offering, School};

pub(super) fn look(school: &School, offerings: &[Offering], faults: &mut Vec<FileFault>) {
    let choosing = &school.choosing;
    let known = |site: &String| choosing.sites.contains(site);
    for site in choosing.moving.iter().flat_map(|moving| &moving.between).filter(|site| !known(site)) {
        note(faults, "school.choosing.moving.between", format!("there is no site \"{site}\""));
    }
    for group in offerings.iter().flat_map(|offering| &offering.groups) {
        if let Some(site) = group.site.as_ref().filter(|site| !known(site)) {
            note(faults, &format!("groups.{}.site", group.id), format!("there is no site \"{site}\""));
        }
    }
    for (nth, one) in choosing.sites.iter().enumerate() {
        for other in &choosing.sites[..nth] {
            if !choosing.moving.iter().any(|moving| moving.is_between(one, other)) {
                let fault = format!("how many minutes are between \"{other}\" and \"{one}\"?");
                note(faults, "school.choosing.moving", fault);
            }
        }
    }
}
