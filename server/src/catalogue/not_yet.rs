//! What a school's file can say and this server does not do yet. A promise to families that nobody keeps is worse than
//! a file that is refused.

use super::Catalogue;
use kehou_contract::{
    Entry, RoundMode,
    rules::{FileFault, entry_of},
};

/// The parts of the file that the server would read and not keep.
pub(super) fn unkept(catalogue: &Catalogue) -> Vec<FileFault> {
    let (school, office) = (&catalogue.school, &catalogue.office);
    let closed = |entry: Entry| entry != Entry::Open;
    let of_offering = catalogue.offerings.iter().any(|offering| closed(entry_of(offering, &school.choosing)));
    let parts = [
        (school.round.mode != RoundMode::FirstCome, "school.round.mode"),
        (!school.round.early.is_empty(), "school.round.early"),
        (of_offering, "offerings.entry"),
        (!office.quotas.is_empty(), "office.quotas"),
        (!office.held_back.is_empty(), "office.held_back"),
    ];
    let said = parts.iter().filter(|(said, _)| *said);
    said.map(|(_, key)| ((*key).to_owned(), "the server does not keep this yet".to_owned())).collect()
}
