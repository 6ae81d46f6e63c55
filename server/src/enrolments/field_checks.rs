//! What of an application can be refused before it is judged.

use crate::error::Error;
use kehou_contract::{Application, Participation, rules::person_name};

/// More choices or windows than any child can hold: a body to be refused before it is judged.
const MOST_ENTRIES: usize = 30;
/// Longer than any id of a school's file.
const LONGEST_ID: usize = 64;

/// Checks an application's fields; `at` is where it stands in the body.
pub(super) fn check_fields(application: &Application, at: &str) -> Result<(), Error> {
    let Participation::TakingPart(wish) = &application.participation else {
        return Ok(());
    };
    let fault = |field: &str, message| {
        Err(Error::field(&[at, "/participation/taking_part/", field].concat(), message))
    };
    let too_many = "more entries than a child can hold";
    if wish.choices.len() > MOST_ENTRIES {
        return fault("choices", too_many);
    }
    if wish.care.len() > MOST_ENTRIES {
        return fault("care", too_many);
    }
    if let Some(nth) = wish.choices.iter().position(|id| id.as_str().len() > LONGEST_ID) {
        return fault(&format!("choices/{nth}"), "expected the id of a group");
    }
    let signature = wish.signature.as_ref();
    if signature.is_some_and(|signature| person_name(&signature.guardian_name).is_none()) {
        return fault("signature/guardian_name", "expected a name");
    }
    Ok(())
}
