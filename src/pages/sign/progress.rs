use crate::{
    api::ApiError,
    components::error_text,
    drawn::{Draw, Drawn},
    pages::Page,
    state::{SubmissionState, words},
};
use leptos::prelude::*;

/// Where the application stands. Each state has its own word, colour and sentence.
pub(super) fn progress(state: SubmissionState) -> Option<Drawn> {
    let texts = &words().sign;
    let (class, role, title, note) = match state {
        SubmissionState::Draft => return None,
        SubmissionState::Sending => ("notice", "status", texts.sending, texts.sending_note.to_owned()),
        SubmissionState::Checking => {
            ("notice notice--wait", "status", texts.checking, texts.checking_note.to_owned())
        }
        SubmissionState::NotSent => {
            ("notice notice--wait", "status", texts.not_sent, texts.not_sent_note.to_owned())
        }
        SubmissionState::Refused(problem) => {
            let why = error_text(&ApiError::Problem(problem));
            ("notice notice--wrong", "alert", texts.refused, [why.as_str(), texts.refused_note].join(" · "))
        }
    };
    let back = (role == "alert").then(|| {
        view! { <a class="button button--quiet" href=Page::Week.path()>{texts.back_to_plan}</a> }.drawn()
    });
    Some(view! { <div class=class role=role><h2>{title}</h2><p>{note}</p>{back}</div> }.drawn())
}
