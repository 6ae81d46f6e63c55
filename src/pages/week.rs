mod care;
mod choices;
mod grids;
mod siblings;

use super::Page;
use crate::{
    app::Ready,
    components::{bills_in_turn, child_switcher, top_bar},
    drawn::{Draw, Drawn, live, live_if, press},
    state::{ChildState, FirstAnswer, late_words, quote_draft, words},
};
use care::care;
use choices::choices;
use grids::grids;
use kehou_contract::RoundMode;
use leptos::prelude::*;

/// The child's week: the draft while there is one, else what is settled.
pub(super) fn week(ready: Ready) -> Drawn {
    let body = live_if(move || {
        let state = ready.children.current()?;
        Some(untrack(|| week_of(ready, state)))
    });
    view! {
        {top_bar(ready, words().common.week_tab, None, Drawn::nothing())}
        {child_switcher(ready)}
        {body}
    }
    .drawn()
}

/// What kind of plan there is to draw.
#[derive(Clone, Copy, PartialEq)]
enum Plan {
    TakesPart,
    StaysOut,
    None,
    /// Nothing is drafted, and the server has not said what is settled.
    Unknown,
}

/// Each part follows the plan by itself: what is touched stays where it is and keeps the focus.
fn week_of(ready: Ready, state: ChildState) -> Drawn {
    let takes_part = {
        let state = state.clone();
        Memo::new(move |_| match state.plan() {
            Some(plan) if plan.answer == FirstAnswer::NoService => Plan::StaysOut,
            Some(_) => Plan::TakesPart,
            None if state.is_known() => Plan::None,
            None => Plan::Unknown,
        })
    };
    let parts = {
        let state = state.clone();
        live(move || match takes_part.get() {
            Plan::TakesPart => untrack(|| taking_part(ready, &state)),
            Plan::StaysOut => view! { <p class="empty">{words().plan.no_service}</p> }.drawn(),
            Plan::None => view! { <p class="empty">{words().plan.empty}</p> }.drawn(),
            Plan::Unknown => {
                view! { <div class="skeleton" aria-busy="true"><p>{words().common.loading}</p></div> }.drawn()
            }
        })
    };
    view! {
        {state_line(state.clone())}
        {parts}
        {sign_link(ready, state.clone())}
        {ways_back(state)}
    }
    .drawn()
}

fn state_line(state: ChildState) -> Drawn {
    let texts = &words().plan;
    live_if(move || {
        state.plan()?;
        let (class, text, note) = match (state.has_changes(), state.settled().is_some()) {
            (false, _) => ("state", texts.settled, ""),
            (true, true) => ("state state--wait", texts.changed, texts.draft_note),
            (true, false) => ("state state--wait", texts.draft, texts.draft_note),
        };
        Some(view! { <p class="state-line"><span class=class>{text}</span><small>{note}</small></p> }.drawn())
    })
}

fn taking_part(ready: Ready, state: &ChildState) -> Drawn {
    let texts = &words().plan;
    let school = ready.school();
    let clubs_from = (texts.clubs_from)(&(words().date)(school.term.clubs_from()));
    let (for_clubs, for_bill) = (state.clone(), state.clone());
    let clubs = live_if(move || {
        let has_clubs = for_clubs.plan().is_some_and(|plan| !plan.choices.is_empty());
        has_clubs.then(|| view! { <p class="note">{clubs_from.clone()}</p> }.drawn())
    });
    let bill = live_if(move || {
        let bills = quote_draft(ready, &for_bill, &for_bill.plan()?);
        Some(bills_in_turn(&bills))
    });
    view! {
        {grids(ready, state)}
        {clubs}
        {choices(ready, state.clone())}
        {care(ready, state)}
        <section class="sheet"><h2>{texts.every_fen}</h2>{bill}</section>
    }
    .drawn()
}

/// The way on, once there is something to sign.
fn sign_link(ready: Ready, state: ChildState) -> Drawn {
    let text = match ready.school().round.mode {
        RoundMode::FirstCome => words().plan.sign,
        RoundMode::Review(_) => late_words().review.submit_title,
    };
    live_if(move || {
        let plan = state.plan().filter(|_| state.has_changes())?;
        let asks = plan.answer == FirstAnswer::NoService || plan.takes_part();
        asks.then(|| view! { <a class="button" href=Page::Sign.path()>{text}</a> }.drawn())
    })
}

fn ways_back(state: ChildState) -> Drawn {
    let texts = &words().plan;
    let drop_draft = live_if(move || {
        let state = state.clone();
        let locked = state.is_locked();
        state.has_changes().then(|| {
            let start_over = press(move |_| state.drop_draft());
            view! { <button class="button button--quiet" disabled=locked on:click=start_over>{texts.start_over}</button> }
                .drawn()
        })
    });
    view! {
        <p class="links">
            <a href=crate::state::FITTING_MENU>{texts.to_menu}</a>
            <a href=Page::FirstQuestion.path()>{texts.answer_again}</a>
        </p>
        {drop_draft}
    }
    .drawn()
}
