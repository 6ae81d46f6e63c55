use super::{
    application::{application, given_up, signs_now},
    linking::{LinkedWith, linking, plan_to_link},
    opening::Opening,
    signing::{Signing, signing_fields, texts_to_read},
};
use crate::{
    app::Ready,
    components::tick_box,
    drawn::{Draw, Drawn, live_if},
    state::{Answered, ChildState, Draft, FirstAnswer, SubmissionState, late_words, quote_draft, words},
};
use kehou_contract::{Signature, school_time};
use leptos::{ev::SubmitEvent, prelude::*};

/// What a guardian says with the wish.
#[derive(Clone, Copy)]
struct Saying {
    signing: Signing,
    all_or_none: RwSignal<bool>,
    /// The sibling without whose places these are not wanted.
    with: LinkedWith,
}

/// The texts, the name, and the button that cannot be pressed twice.
pub(super) fn sign_form(ready: Ready, state: &ChildState, plan: &Draft) -> Drawn {
    let saying =
        Saying { signing: Signing::new(), all_or_none: RwSignal::new(false), with: RwSignal::new(None) };
    let takes_part = plan.answer != FirstAnswer::NoService;
    let needs_signature = takes_part && signs_now(&ready.school());
    let opening = Opening::of(ready, state, saying.with);
    opening.follow(ready);
    let fields = if takes_part { fields(ready, state, plan, saying) } else { Drawn::nothing() };
    let (state, plan) = (state.clone(), plan.clone());
    let submission = state.submission;
    let submit: Box<dyn FnMut(SubmitEvent)> = Box::new(move |event| {
        event.prevent_default();
        saying.signing.tried.set(true);
        let signature = saying.signing.signature(&ready.school()).filter(|_| needs_signature);
        if untrack(|| opening.waits()) {
            // What is missing is shown all the same: there is still time.
            ready.announcement.set(untrack(|| opens_at(opening)));
        } else if !needs_signature || signature.is_some() {
            untrack(|| send(ready, &state, &plan, (signature, saying)));
        }
    });
    let texts = &late_words().sign;
    let busy = Signal::derive(move || submission.is_unsettled());
    let label = Signal::derive(move || match submission.state() {
        SubmissionState::Sending => texts.sending.to_owned(),
        SubmissionState::Checking => texts.checking.to_owned(),
        _ if opening.waits() => opens_at(opening),
        _ if takes_part => texts.submit.to_owned(),
        _ => texts.submit_no_service.to_owned(),
    });
    // Not disabled: whoever has gone to the button shall not have to look for it again when it opens.
    let waits = Signal::derive(move || opening.waits().then_some("true"));
    view! {
        <form class="form" on:submit=submit novalidate>
            {fields}
            {opening.banner(ready)}
            <button class="button" type="submit" disabled=busy aria-disabled=waits>{label}</button>
            {opening.note()}
        </form>
    }
    .drawn()
}

/// What the button says while it waits.
fn opens_at(opening: Opening) -> String {
    (late_words().sign.opens_at)(&(words().short_moment)(school_time(opening.opens_at())))
}

fn send(ready: Ready, state: &ChildState, plan: &Draft, (signature, saying): (Option<Signature>, Saying)) {
    let sender = state.clone();
    let done = move |answered: Answered| ready.take_receipt(&sender, &answered);
    let Some(with) = saying.with.get() else {
        let application = application(ready, state, plan, (signature, saying.all_or_none.get()));
        return state.submission.send(&application, ready.line(), done);
    };
    let sibling = ready.children.find(&with).and_then(|sibling| Some((plan_to_link(&sibling)?, sibling)));
    let Some((of_sibling, sibling)) = sibling else {
        // What was ticked is not there any more: whether to go alone is for the guardian to say.
        return saying.with.set(None);
    };
    let own = application(ready, state, plan, (signature.clone(), true));
    let of_sibling = application(ready, &sibling, &of_sibling, (signature, true));
    state.submission.send_linked(sibling.submission, [own, of_sibling], ready.line(), done);
}

fn fields(ready: Ready, state: &ChildState, plan: &Draft, saying: Saying) -> Drawn {
    let offers_all_or_none = plan.choices.len() > 1 || !given_up(ready, state, plan).is_empty();
    let texts = match signs_now(&ready.school()) {
        true => signing_fields(ready, saying.signing),
        false => texts_to_read(ready),
    };
    // Together with a sibling it is all or none anyway.
    let alone = live_if(move || {
        (offers_all_or_none && saying.with.with(Option::is_none)).then(|| all_or_none(saying.all_or_none))
    });
    view! { {alone}{linking(ready, saying.with, quote_draft(ready, state, plan))}{texts} }.drawn()
}

fn all_or_none(wanted: RwSignal<bool>) -> Drawn {
    let texts = &late_words().sign;
    let tick =
        tick_box(texts.all_or_none.to_owned(), wanted.into(), false.into(), move |ticked| wanted.set(ticked));
    view! { <div class="sheet">{tick}<small>{texts.all_or_none_hint}</small></div> }.drawn()
}
