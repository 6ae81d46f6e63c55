use crate::{
    api::{self, ApiError},
    app::Ready,
    browser,
    components::Task,
    drawn::{Draw, Drawn},
    pages::{
        receipt::Told,
        sign::{Signing, signing_fields},
    },
    state::{ChildState, late_words, words},
};
use chrono::{DateTime, Utc};
use kehou_contract::{Signature, routes::SignApplication, school_time};
use leptos::{ev::SubmitEvent, prelude::*};

/// Signing what was published: until when, the texts, the name.
pub(super) fn signing(ready: Ready, told: Told, child: &ChildState, until: DateTime<Utc>) -> Drawn {
    let texts = &late_words().review;
    let (signing, task, key) = (Signing::new(), Task::new(), RwSignal::new(browser::new_key()));
    let child = child.clone();
    let submit: Box<dyn FnMut(SubmitEvent)> = Box::new(move |event| {
        event.prevent_default();
        signing.tried.set(true);
        if let Some(signature) = signing.signature(&ready.school()) {
            task.begin(send(ready, told, child.clone(), key, signature));
        }
    });
    let until = (texts.sign_until)(&(words().moment)(school_time(until)));
    view! {
        <section>
            <h2>{texts.sign_title}</h2>
            <p>{until}</p>
            <form class="form" on:submit=submit novalidate>
                {signing_fields(ready, signing)}
                {task.fault_and_way_out(ready)}
                <button class="button" type="submit" disabled=task.is_busy()>{texts.sign}</button>
            </form>
        </section>
    }
    .drawn()
}

async fn send(
    ready: Ready,
    told: Told,
    child: ChildState,
    key: RwSignal<String>,
    signature: Signature,
) -> Result<(), ApiError> {
    let endpoint = SignApplication { child_id: child.child.id.clone() };
    let sent = key.get_untracked();
    let answer = api::call_with_key(&endpoint, &signature, Some(&sent)).await;
    if matches!(answer, Err(ApiError::Problem(_))) {
        // What was refused had no effect: the next body has a key of its own.
        let _ = key.try_set(browser::new_key());
    }
    let receipt = answer?;
    child.load_term(ready.reach);
    ready.inbox.ask();
    ready.announcement.set(late_words().review.steps[4].to_owned());
    let _ = told.try_set(receipt);
    browser::focus_heading();
    Ok(())
}
