use crate::{
    api::ApiError,
    app::Ready,
    components::{error_text, way_out as way_out_of},
    drawn::{Draw, Drawn},
    pages::Page,
    state::{SubmissionState, late_words, words},
};
use kehou_contract::ProblemCode;
use leptos::prelude::*;

/// Where the application stands. Each state has its own word, colour and sentence.
pub(super) fn progress(ready: Ready, state: SubmissionState) -> Option<Drawn> {
    let texts = &late_words().sign;
    let way_out = match &state {
        SubmissionState::Refused(problem) => problem.refusal.as_ref(),
        _ => None,
    };
    let way_out = way_out.map(|refusal| way_out_of(ready, refusal, &[]));
    let lost_sign_in = match &state {
        SubmissionState::SignInNeeded => true,
        SubmissionState::Refused(problem) => problem.code == ProblemCode::NotSignedIn,
        _ => false,
    };
    let (class, role, title, note) = match state {
        SubmissionState::Draft => return None,
        SubmissionState::Sending => ("notice", "status", texts.sending, texts.sending_note.to_owned()),
        SubmissionState::Checking => {
            ("notice notice--wait", "status", texts.checking, texts.checking_note.to_owned())
        }
        SubmissionState::SignInNeeded => {
            ("notice notice--wait", "alert", texts.checking, words().common.signed_out.to_owned())
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
        let (page, label) = match lost_sign_in {
            true => (Page::Welcome, words().welcome.sign_in),
            false => (Page::Week, texts.back_to_plan),
        };
        view! { <a class="button button--quiet" href=page.path()>{label}</a> }.drawn()
    });
    Some(view! { <div class=class role=role><h2>{title}</h2><p>{note}</p>{way_out}{back}</div> }.drawn())
}
