use super::application::{application, given_up};
use crate::{
    app::Ready,
    components::{FieldTexts, text_field, tick_box},
    drawn::{Draw, Drawn, live_if},
    pages::letter::paragraphs,
    state::{ChildState, Draft, FirstAnswer, SubmissionState, late_words},
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

    fn has_name(self) -> bool {
        self.name.with(|name| person_name(name).is_some())
    }
}

/// The texts, the name, and the button that cannot be pressed twice.
pub(super) fn sign_form(ready: Ready, state: &ChildState, plan: &Draft) -> Drawn {
    let signing = Signing::new();
    let takes_part = plan.answer != FirstAnswer::NoService;
    let fields = if takes_part { fields(ready, state, plan, signing) } else { Drawn::nothing() };
    let (state, plan) = (state.clone(), plan.clone());
    let submission = state.submission;
    let submit: Box<dyn FnMut(SubmitEvent)> = Box::new(move |event| {
        event.prevent_default();
        signing.tried.set(true);
        if !takes_part || untrack(|| signing.has_both_texts() && signing.has_name()) {
            send(ready, &state, &plan, signing);
        }
    });
    let texts = &late_words().sign;
    let busy = Signal::derive(move || submission.is_unsettled());
    let label = Signal::derive(move || match submission.state() {
        SubmissionState::Sending => texts.sending,
        SubmissionState::Checking => texts.checking,
        _ if takes_part => texts.submit,
        _ => texts.submit_no_service,
    });
    view! {
        <form class="form" on:submit=submit novalidate>
            {fields}
            <button class="button" type="submit" disabled=busy>{label}</button>
        </form>
    }
    .drawn()
}

fn send(ready: Ready, state: &ChildState, plan: &Draft, signing: Signing) {
    let name = signing.name.with_untracked(|name| name.trim().to_owned());
    let application = application(ready, state, plan, name, signing.all_or_none.get_untracked());
    let sender = state.clone();
    state.submission.send(&application, ready.menu, ready.reach, move |receipt| {
        ready.take_receipt(&sender, &receipt);
    });
}

fn fields(ready: Ready, state: &ChildState, plan: &Draft, signing: Signing) -> Drawn {
    let school = ready.school();
    let texts = &late_words().sign;
    let offers_all_or_none = plan.choices.len() > 1 || !given_up(ready, state, plan).is_empty();
    let missing_tick = live_if(move || {
        let missing = signing.tried.get() && !signing.has_both_texts();
        missing.then(|| view! { <p class="wrong" role="alert">{texts.tick_both}</p> }.drawn())
    });
    let name_texts = FieldTexts {
        id: "guardian-name",
        label: texts.guardian_name,
        hint: texts.guardian_name_hint,
        fault: texts.type_name,
        autocomplete: "name",
    };
    let no_name = Signal::derive(move || signing.tried.get() && !signing.has_name());
    view! {
        {offers_all_or_none.then(|| all_or_none(signing.all_or_none))}
        {text_to_sign(&school.agreement, signing.agreement)}
        {text_to_sign(&school.pick_up_pledge, signing.pledge)}
        {missing_tick}
        <div class="sheet">{text_field(name_texts, signing.name, no_name)}</div>
    }
    .drawn()
}

fn all_or_none(wanted: RwSignal<bool>) -> Drawn {
    let texts = &late_words().sign;
    let tick =
        tick_box(texts.all_or_none.to_owned(), wanted.into(), false.into(), move |ticked| wanted.set(ticked));
    view! { <div class="sheet">{tick}<small>{texts.all_or_none_hint}</small></div> }.drawn()
}

fn text_to_sign(text: &SignedText, agreed: RwSignal<bool>) -> Drawn {
    let label = (late_words().sign.read_and_agree)(&text.title);
    let tick = tick_box(label, agreed.into(), false.into(), move |ticked| {
        agreed.set(ticked);
    });
    view! {
        <div class="sheet">
            <details class="fold">
                <summary>{text.title.clone()}</summary>
                <div class="sheet prose">{paragraphs(&text.paragraphs)}</div>
            </details>
            {tick}
        </div>
    }
    .drawn()
}
