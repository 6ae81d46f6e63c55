//! What went wrong, whether anything was recorded, and one way on.

use crate::drawn::{Draw, Drawn, press};
use crate::{
    api::ApiError,
    state::{office_refusal, problem_in_words, words},
};
use kehou_contract::Refusal;
use leptos::prelude::*;

/// One sentence for an error.
pub(crate) fn error_text(error: &ApiError) -> String {
    let words = words();
    match error {
        ApiError::Offline | ApiError::TimedOut => words.common.unreachable.to_owned(),
        ApiError::Unreadable => words.common.unreadable.to_owned(),
        ApiError::Problem(problem) => {
            let sentence = match &problem.refusal {
                Some(Refusal::Office(refusal)) => office_refusal(refusal),
                Some(refusal) => (words.refusal)(refusal),
                None => problem_in_words(problem.code).to_owned(),
            };
            match &problem.reference {
                Some(reference) => [sentence, (words.common.reference)(reference)].join(" · "),
                None => sentence,
            }
        }
    }
}

/// An error in the place of what should be there.
pub(crate) fn failure(error: &ApiError, retry: Option<Callback<()>>) -> Drawn {
    let retry = retry.map(|retry| {
        view! { <button class="button button--quiet" on:click=press(move |_| retry.run(()))>{words().common.retry}</button> }.drawn()
    });
    view! { <div class="notice notice--wrong" role="alert"><p>{error_text(error)}</p>{retry}</div> }.drawn()
}
