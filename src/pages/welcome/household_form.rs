use crate::{
    api,
    app::Ready,
    components::{error_text, tick_box},
    state::words,
};
use kehou_contract::{HouseholdSignIn, Viewer, routes::SignInHousehold};
use leptos::{ev::SubmitEvent, prelude::*};

/// What was typed, and what is wrong with it.
#[derive(Clone, Copy)]
struct Form {
    code: RwSignal<String>,
    child_name: RwSignal<String>,
    consent: RwSignal<bool>,
    /// Faults are shown once somebody tried to sign in.
    tried: RwSignal<bool>,
}

impl Form {
    fn is_whole(self) -> bool {
        !self.code.get_untracked().trim().is_empty()
            && !self.child_name.get_untracked().trim().is_empty()
            && self.consent.get_untracked()
    }
}

/// Household code, child's name, consent.
pub(super) fn household_form(ready: Ready) -> AnyView {
    let words = &words().welcome;
    let form = Form {
        code: RwSignal::new(String::new()),
        child_name: RwSignal::new(String::new()),
        consent: RwSignal::new(false),
        tried: RwSignal::new(false),
    };
    let sign_in = Action::new_local(move |typed: &HouseholdSignIn| {
        let typed = typed.clone();
        async move { take_in(ready, api::call_with_key(&SignInHousehold, &typed, None).await) }
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.tried.set(true);
        if form.is_whole() && !sign_in.pending().get_untracked() {
            let (household_code, child_name) = (form.code.get_untracked(), form.child_name.get_untracked());
            sign_in.dispatch_local(HouseholdSignIn {
                household_code,
                child_name,
            });
        }
    };
    let pending = sign_in.pending();
    let label = move || {
        if pending.get() {
            words.signing_in
        } else {
            words.sign_in
        }
    };
    let wrong = move || sign_in.value().get().flatten();
    view! {
        <form class="sheet form" on:submit=submit novalidate>
            {text_field("household-code", words.household_code, words.household_code_hint, form.code, form.tried)}
            {text_field("child-name", words.child_name, words.child_name_hint, form.child_name, form.tried)}
            {tick_box(words.consent.to_owned(), move || form.consent.get(), || false, move |ticked| form.consent.set(ticked))}
            <p class="soft">{words.consent_refused}</p>
            {move || (form.tried.get() && !form.consent.get()).then(|| view! { <p class="wrong" role="alert">{words.consent_missing}</p> })}
            {move || wrong().map(|wrong| view! { <p class="wrong" role="alert">{wrong}</p> })}
            <button class="button" type="submit" aria-busy=move || pending.get().to_string()>{label}</button>
        </form>
    }
    .into_any()
}

/// Signs the app in, or says what is wrong.
pub(super) fn take_in(ready: Ready, answer: Result<Viewer, api::ApiError>) -> Option<String> {
    match answer {
        Ok(viewer) => {
            ready.sign_in(viewer);
            None
        }
        Err(error) => Some(error_text(&error)),
    }
}

/// A labelled field with its hint, and its fault once somebody tried.
pub(super) fn text_field(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    value: RwSignal<String>,
    tried: RwSignal<bool>,
) -> AnyView {
    let hint_id = [id, "-hint"].concat();
    let error_id = [id, "-error"].concat();
    let described = [hint_id.as_str(), " ", &error_id].concat();
    let is_missing = Memo::new(move |_| tried.get() && value.with(|value| value.trim().is_empty()));
    view! {
        <div class="field">
            <label class="field__label" for=id>{label}</label>
            <p class="field__hint" id=hint_id>{hint}</p>
            <input class="field__input" id=id name=id autocomplete="off" autocapitalize="characters" spellcheck="false"
                aria-describedby=described aria-invalid=move || is_missing.get().to_string()
                prop:value=move || value.get() on:input:target=move |event| value.set(event.target().value())/>
            <p class="wrong" id=error_id>{move || is_missing.get().then(|| words().welcome.field_empty)}</p>
        </div>
    }
    .into_any()
}
