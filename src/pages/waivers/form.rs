use super::{Screen, after_change};
use crate::{
    api::{self, ApiError},
    app::Ready,
    browser,
    components::{FieldTexts, Task, named_select, text_area},
    drawn::{Draw, Drawn, live_if},
    prices::{priced_menu, priced_school},
    state::{ChildState, late_words, words},
};
use kehou_contract::{
    Adjustment, Charge, ChildId, NewWaiverRequest, Offering, WaiverGroup, routes::RequestWaiver,
    rules::waiver_reason,
};
use leptos::{ev::SubmitEvent, prelude::*};
use std::sync::Arc;

/// What is typed.
#[derive(Clone, Copy)]
struct Form {
    /// Which of the school's groups. None is chosen beforehand.
    group: RwSignal<Option<usize>>,
    /// Which of the offerings it is about; `None` for all.
    offering: RwSignal<Option<usize>>,
    reason: RwSignal<String>,
    key: RwSignal<String>,
    /// Faults are shown once somebody tried to send.
    tried: RwSignal<bool>,
}

/// Applying: as one of whom, for what, and how things are.
pub(super) fn form(ready: Ready, state: &ChildState, screen: Screen) -> Drawn {
    let texts = &late_words().waivers;
    let form = Form {
        group: RwSignal::new(None),
        offering: RwSignal::new(None),
        reason: RwSignal::new(String::new()),
        key: RwSignal::new(browser::new_key()),
        tried: RwSignal::new(false),
    };
    let (task, child_id) = (Task::new(), state.child.id.clone());
    let submit: Box<dyn FnMut(SubmitEvent)> = Box::new(move |event| {
        event.prevent_default();
        form.tried.set(true);
        if let Some(new) = untrack(|| typed(ready, form)) {
            task.begin(send(ready, screen, form, child_id.clone(), new));
        }
    });
    let reason = FieldTexts {
        id: "waiver-reason",
        label: texts.reason,
        hint: texts.reason_hint,
        fault: texts.reason_missing,
        autocomplete: "off",
    };
    let silent =
        Signal::derive(move || form.tried.get() && form.reason.with(|text| waiver_reason(text).is_none()));
    view! {
        <section class="sheet">
            <h2>{texts.apply}</h2>
            <form class="form" on:submit=submit novalidate>
                {group_select(ready, form)}
                {live_if(move || offering_select(ready, form))}
                {text_area(reason, form.reason, silent)}
                {task.fault_and_way_out(ready)}
                <button class="button" type="submit" disabled=task.is_busy()>{texts.submit}</button>
            </form>
        </section>
    }
    .drawn()
}

fn group_select(ready: Ready, form: Form) -> Drawn {
    let texts = &late_words().waivers;
    let groups = priced_school(ready).tariff.waivers.iter().map(titled).collect();
    let missing = Signal::derive(move || match form.tried.get() && form.group.get().is_none() {
        true => texts.group_missing,
        false => "",
    });
    let choose = move |at| {
        form.offering.set(None);
        form.group.set(at);
    };
    view! {
        <label class="field"><span class="field__label">{texts.group}</span>
            {named_select(texts.group.to_owned(), texts.group_missing, groups, form.group.into(), choose)}
            <p class="wrong">{missing}</p>
        </label>
    }
    .drawn()
}

/// A group with what is waived to it.
fn titled(group: &WaiverGroup) -> String {
    let how = (words().charge)(&Charge::Adjusted(Adjustment::Waived { share: group.share }));
    [group.title.as_str(), &how].join(" · ")
}

/// One offering alone, where there are several.
fn offering_select(ready: Ready, form: Form) -> Option<Drawn> {
    let texts = &late_words().waivers;
    let offerings = offerings_of(ready, form.group.get()?);
    let titles: Vec<String> = offerings.iter().map(|offering| offering.title.clone()).collect();
    if titles.len() < 2 {
        return None;
    }
    let select = untrack(|| {
        named_select(texts.offering.to_owned(), texts.everything, titles, form.offering.into(), move |at| {
            form.offering.set(at);
        })
    });
    Some(
        view! { <label class="field"><span class="field__label">{texts.offering}</span>{select}</label> }
            .drawn(),
    )
}

/// What of the menu is waived to a group.
fn offerings_of(ready: Ready, group: usize) -> Vec<Arc<Offering>> {
    let school = priced_school(ready);
    let Some(group) = school.tariff.waivers.get(group) else {
        return Vec::new();
    };
    priced_menu(ready).into_iter().filter(|offering| school.tariff.waives(group, offering)).collect()
}

fn typed(ready: Ready, form: Form) -> Option<NewWaiverRequest> {
    let at = form.group.get()?;
    let group = priced_school(ready).tariff.waivers.get(at)?.id.clone();
    let offering = form.offering.get().and_then(|one| Some(offerings_of(ready, at).get(one)?.id.clone()));
    let reason = waiver_reason(&form.reason.get())?.to_owned();
    Some(NewWaiverRequest { group, offering, reason })
}

async fn send(
    ready: Ready,
    screen: Screen,
    form: Form,
    child_id: ChildId,
    new: NewWaiverRequest,
) -> Result<(), ApiError> {
    let key = form.key.get_untracked();
    let answer = api::call_with_key(&RequestWaiver { child_id }, &new, Some(&key)).await;
    if matches!(answer, Err(ApiError::Problem(_))) {
        // What was refused had no effect: the next body has a key of its own.
        let _ = form.key.try_set(browser::new_key());
    }
    answer?;
    after_change(ready, screen, late_words().waivers.sent);
    Ok(())
}
