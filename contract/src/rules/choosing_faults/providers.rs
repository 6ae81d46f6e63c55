//! Offerings of outside bodies the school does not admit.

use super::{FileFault, note};
use crate::{Admits, Offering, OfficeRules, Providers, School};
use chrono::NaiveDate;

pub(super) fn look(
    school: &School,
    office: &OfficeRules,
    offerings: &[Offering],
    faults: &mut Vec<FileFault>,
) {
    let Some(providers) = &office.providers else { return };
    if providers.admits == Admits::None && !providers.vetted.is_empty() {
        note(faults, "office.providers.vetted", "no provider is admitted, and here are some");
    }
    for offering in offerings {
        let Some(name) = &offering.provider else { continue };
        if let Err(fault) = is_admitted(providers, name, school.term.last_day) {
            note(faults, &format!("offerings.{}.provider", offering.id), fault);
        }
    }
}

fn is_admitted(providers: &Providers, name: &str, last_day: NaiveDate) -> Result<(), String> {
    if providers.admits == Admits::None {
        return Err("the school admits no provider".to_owned());
    }
    let Some(vetted) = providers.vetted.iter().find(|provider| provider.name == name) else {
        return Err(format!("\"{name}\" was not vetted"));
    };
    match vetted.until.filter(|until| *until < last_day) {
        Some(until) => Err(format!("the vetting of \"{name}\" ends on {until}, before the term does")),
        None => Ok(()),
    }
}
