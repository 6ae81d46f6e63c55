mod application;
mod form;
mod progress;

use super::Page;
use crate::{
    app::Ready,
    components::{bill_lines, child_switcher, top_bar},
    state::{ChildState, Draft, FirstAnswer, with_groups, words},
};
use application::given_up;
use form::sign_form;
use kehou_contract::{Bill, rules::bill_for};
use leptos::prelude::*;
use progress::progress;

/// The wish once more, the texts, the signature, one button.
pub(super) fn sign(ready: Ready) -> AnyView {
    let body = move || {
        let state = ready.children.current()?;
        // The plan cannot change on this screen but by being answered; then the screen is left.
        let plan = state.plan().filter(|_| untrack(|| state.has_changes()));
        Some(untrack(|| {
            match plan {
            Some(plan) => whole(ready, &state, &plan),
            None => view! { <p class="empty">{words().plan.settled}</p><a class="button" href=Page::Week.path()>{words().menu.see_plan}</a> }.into_any(),
        }
        }))
    };
    view! {
        {top_bar(ready, words().sign.title, Some(Page::Week), ().into_any())}
        {child_switcher(ready)}
        {body}
    }
    .into_any()
}

fn whole(ready: Ready, state: &ChildState, plan: &Draft) -> AnyView {
    let school = ready.school();
    let bill: Bill = with_groups(ready.menu, &plan.choices, |groups| {
        bill_for(&plan.care, groups.iter().copied(), &school)
    });
    let wish = match plan.answer {
        FirstAnswer::NoService => view! { <p>{words().plan.no_service}</p> }.into_any(),
        _ => bill_lines(&bill, words().plan.total).into_any(),
    };
    let lost = given_up(ready, state, plan);
    let warning =
        (!lost.is_empty()).then(|| view! { <p class="note">{(words().sign.gives_up)(&lost.join("、"))}</p> });
    let progress_state = state.clone();
    view! {
        <section class="sheet"><h2>{words().sign.what_you_submit}</h2>{wish}</section>
        {warning}
        {move || progress(progress_state.submission.state())}
        {sign_form(ready, state, plan)}
    }
    .into_any()
}
