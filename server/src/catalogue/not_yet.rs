//! What a school's file can say and this server does not do yet. A promise to families that nobody keeps is worse than
//! a file that is refused.

use super::Catalogue;
use kehou_contract::{HeldFor, rules::FileFault};

/// The parts of the file that the server would read and not keep.
pub(super) fn unkept(catalogue: &Catalogue) -> Vec<FileFault> {
    // Nobody can enter a form that came on paper.
    let for_paper = catalogue.office.held_back.iter().any(|held| held.whom == HeldFor::Paper);
    let parts = [(for_paper, "office.held_back")];
    let said = parts.iter().filter(|(said, _)| *said);
    said.map(|(_, key)| ((*key).to_owned(), "the server does not keep this yet".to_owned())).collect()
}
