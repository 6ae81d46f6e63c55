//! What a school's file can say and this server does not do yet. A promise to families that nobody keeps is worse than
//! a file that is refused.

use super::Catalogue;
use kehou_contract::{
    Entry, RoundMode,
    rules::{FileFault, entry_of},
};

/// The parts of the file that the server would read and not keep.
pub(super) fn unkept(catalogue: &Catalogue) -> Vec<FileFault> {
    let school = &catalogue.school;
    let closed = |entry: Entry| entry == Entry::Check;
    let of_offering = catalogue.offerings.iter().any(|offering| closed(entry_of(offering, &school.choosing)));
    let parts =
        [(school.round.mode != RoundMode::FirstCome, "school.round.mode"), (of_offering, "offerings.entry")];
    let said = parts.iter().filter(|(said, _)| *said);
    said.map(|(_, key)| ((*key).to_owned(), "the server does not keep this yet".to_owned())).collect()
}
