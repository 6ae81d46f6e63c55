use super::application::{application, given_up};
use crate::{
    app::Ready,
    components::tick_box,
    pages::letter::paragraphs,
    state::{ChildState, Draft, FirstAnswer, SubmissionState, words},
};
use kehou_contract::{SignedText, rules::person_name};
use leptos::{ev::SubmitEvent, prelude::*};

/// What a guardian ticks and types.
#[derive(Clone, Copy)]
struct Signing {
    agreement: RwSignal<bool>,
    pledge: RwSignal<bool>,
    name: RwSignal<String>,
    all_or_none: RwSignal<bool>,
    /// Faults are shown once somebody tried to submit.
    tried: RwSignal<bool>,
}

impl Signing {
    fn new() -> Self {
        Self {
            agreement: RwSignal::new(false),
            pledge: RwSignal::new(false),
            name: RwSignal::new(String::new()),
            all_or_none: RwSignal::new(false),
            tried: RwSignal::new(false),
        }
    }

    fn has_both_texts(self) -> bool {
        self.agreement.get() && self.pledge.get()
    }

    fn is_whole(self) -> bool {
        untrack(|| self.has_both_texts() && self.name.with(|name| person_name(name).is_some()))
    }
}

/// The texts, the name, and the button that cannot be pressed twice.
pub(super) fn sign_form(ready: Ready, state: &ChildState, plan: &Draft) -> AnyView {
    let signing = Signing::new();
    let takes_part = plan.answer != FirstAnswer::NoService;
    let (submit_state, submit_plan) = (state.clone(), plan.clone());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        signing.tried.set(true);
        if !takes_part || signing.is_whole() {
            send(ready, &submit_state, &submit_plan, signing);
        }
    };
    let submission = state.submission;
    let busy = move || submission.is_unsettled();
    let texts = &words().sign;
    let label = move || match submission.state() {
        SubmissionState::Sending => texts.sending,
        SubmissionState::Checking => texts.checking,
        _ if takes_part => texts.submit,
        _ => texts.submit_no_service,
    };
    let fields = takes_part.then(|| fields(ready, state, plan, signing));
    view! {
        <form class="form" on:submit=submit novalidate>
            {fields}
            <button class="button" type="submit" disabled=busy aria-busy=move || busy().to_string()>{label}</button>
        </form>
    }
    .into_any()
}

fn send(ready: Ready, state: &ChildState, plan: &Draft, signing: Signing) {
    let name = signing.name.with_untracked(|name| name.trim().to_owned());
    let application = application(ready, plan, name, signing.all_or_none.get_untracked());
    let done_state = state.clone();
    state
        .submission
        .send(&application, ready.menu, ready.reach, move |receipt| {
            ready.take_receipt(&done_state, &receipt)
        });
}

fn fields(ready: Ready, state: &ChildState, plan: &Draft, signing: Signing) -> AnyView {
    let school = ready.school();
    let texts = &words().sign;
    let offers_all_or_none = plan.choices.len() > 1 || !given_up(ready, state, plan).is_empty();
    let all_or_none = offers_all_or_none.then(|| {
        let turn = move |ticked| signing.all_or_none.set(ticked);
        view! {
            <div class="sheet">
                {tick_box(texts.all_or_none.to_owned(), move || signing.all_or_none.get(), || false, turn)}
                <small>{texts.all_or_none_hint}</small>
            </div>
        }
    });
    let missing_tick = move || (signing.tried.get() && !signing.has_both_texts()).then_some(texts.tick_both);
    view! {
        {all_or_none}
        {text_to_sign(&school.agreement, signing.agreement)}
        {text_to_sign(&school.pick_up_pledge, signing.pledge)}
        <p class="wrong" role="alert">{missing_tick}</p>
        {name_field(signing)}
    }
    .into_any()
}

fn text_to_sign(text: &SignedText, ticked: RwSignal<bool>) -> AnyView {
    let label = (words().sign.read_and_agree)(&text.title);
    view! {
        <div class="sheet">
            <details class="fold"><summary>{text.title.clone()}</summary><div class="prose">{paragraphs(&text.paragraphs)}</div></details>
            {tick_box(label, move || ticked.get(), || false, move |wanted| ticked.set(wanted))}
        </div>
    }
    .into_any()
}

fn name_field(signing: Signing) -> AnyView {
    let texts = &words().sign;
    let missing =
        Memo::new(move |_| signing.tried.get() && signing.name.with(|name| person_name(name).is_none()));
    view! {
        <div class="field sheet">
            <label class="field__label" for="guardian-name">{texts.guardian_name}</label>
            <p class="field__hint" id="guardian-name-hint">{texts.guardian_name_hint}</p>
            <input class="field__input" id="guardian-name" autocomplete="name" aria-describedby="guardian-name-hint guardian-name-error"
                aria-invalid=move || missing.get().to_string()
                prop:value=move || signing.name.get() on:input:target=move |event| signing.name.set(event.target().value())/>
            <p class="wrong" id="guardian-name-error">{move || missing.get().then_some(texts.type_name)}</p>
        </div>
    }
    .into_any()
}
