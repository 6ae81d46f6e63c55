use crate::{
    api,
    app::Ready,
    components::{FieldTexts, Task, text_field, tick_box},
    drawn::{Draw, Drawn, live_if},
    state::words,
};
use kehou_contract::{HouseholdSignIn, routes::SignInHousehold};
use leptos::{ev::SubmitEvent, prelude::*};

/// What was typed and ticked.
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
        !is_blank(self.code) && !is_blank(self.child_name) && self.consent.get_untracked()
    }

    fn is_missing(self, field: RwSignal<String>) -> Signal<bool> {
        Signal::derive(move || self.tried.get() && field.with(|text| text.trim().is_empty()))
    }
}

fn is_blank(field: RwSignal<String>) -> bool {
    field.with_untracked(|text| text.trim().is_empty())
}

/// Household code, child's name, consent.
pub(super) fn household_form(ready: Ready) -> Drawn {
    let words = &words().welcome;
    let form = Form {
        code: RwSignal::new(String::new()),
        child_name: RwSignal::new(String::new()),
        consent: RwSignal::new(false),
        tried: RwSignal::new(false),
    };
    let task = Task::new();
    let submit: Box<dyn FnMut(SubmitEvent)> = Box::new(move |event| {
        event.prevent_default();
        form.tried.set(true);
        if form.is_whole() {
            task.begin(sign_in(ready, form));
        }
    });
    let label = Signal::derive(move || if task.is_busy().get() { words.signing_in } else { words.sign_in });
    let no_consent = live_if(move || {
        let missing = form.tried.get() && !form.consent.get();
        missing.then(|| view! { <p class="wrong" role="alert">{words.consent_missing}</p> }.drawn())
    });
    let consent = move |ticked| form.consent.set(ticked);
    view! {
        <form class="sheet form" on:submit=submit novalidate>
            {text_field(code_texts(), form.code, form.is_missing(form.code))}
            {text_field(name_texts(), form.child_name, form.is_missing(form.child_name))}
            {tick_box(words.consent.to_owned(), form.consent.into(), false.into(), consent)}
            <p class="soft">{words.consent_refused}</p>
            {no_consent}
            {task.fault()}
            <button class="button" type="submit" disabled=task.is_busy()>{label}</button>
        </form>
    }
    .drawn()
}

async fn sign_in(ready: Ready, form: Form) -> Result<(), api::ApiError> {
    let (household_code, child_name) = (form.code.get_untracked(), form.child_name.get_untracked());
    let typed = HouseholdSignIn { household_code, child_name };
    ready.sign_in(api::call_with_key(&SignInHousehold, &typed, None).await?).await;
    Ok(())
}

fn code_texts() -> FieldTexts {
    let words = &words().welcome;
    FieldTexts {
        id: "household-code",
        label: words.household_code,
        hint: words.household_code_hint,
        fault: words.field_empty,
        autocomplete: "off",
    }
}

fn name_texts() -> FieldTexts {
    let words = &words().welcome;
    FieldTexts {
        id: "child-name",
        label: words.child_name,
        hint: words.child_name_hint,
        fault: words.field_empty,
        autocomplete: "off",
    }
}
