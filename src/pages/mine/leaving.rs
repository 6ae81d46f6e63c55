mod asking;
mod quoted;

use crate::{
    api::{self, ApiError},
    app::Ready,
    browser,
    components::{Drawing, Loaded, loaded, named_select},
    drawn::{Draw, Drawn, live, live_if, press},
    state::{ChildState, late_words},
};
use asking::Asking;
use kehou_contract::{Child, LeavingQuote, routes::ListLeavingQuotes};
use leptos::prelude::*;
use quoted::quoted;
use std::rc::Rc;

/// A family that paid, or whose round is over, is told what comes back before it decides.
pub(super) fn leaving(ready: Ready, state: ChildState, receipts: Loaded) -> Drawn {
    let asking = Asking::new(ready, receipts);
    live(move || match asking.open.get() {
        true => untrack(|| sheet(asking, &state)),
        false => untrack(|| ask_button(asking, &state.child)),
    })
}

fn ask_button(asking: Asking, child: &Child) -> Drawn {
    let texts = &late_words().leaving;
    let notice = selector(child, ".notice");
    let ask = press(move |_| {
        asking.begin_anew();
        asking.open.set(true);
        browser::focus_on(notice.clone());
    });
    // Each child's sheet has one: whoever hears it is told whose.
    let name = [texts.leave, " · ", &child.name].concat();
    view! { <button class="button button--plain" aria-label=name on:click=ask>{texts.leave}</button> }.drawn()
}

/// Something on a child's sheet.
fn selector(child: &Child, within: &str) -> String {
    ["#child-", child.id.as_str(), " ", within].concat()
}

fn sheet(asking: Asking, state: &ChildState) -> Drawn {
    let texts = &late_words().leaving;
    let for_quotes = state.clone();
    let quotes = loaded(move || fetch(asking, for_quotes.clone()));
    asking.quotes.set_value(Some(quotes));
    let moved = live_if(move || {
        asking.moved.get().then(|| view! { <p class="wrong" role="alert">{texts.moved}</p> }.drawn())
    });
    let ask_button = selector(&state.child, ".button--plain");
    let no = press(move |_| {
        asking.open.set(false);
        browser::focus_on(ask_button.clone());
    });
    view! {
        <div class="notice notice--wait" role="group" aria-label=texts.leave tabindex="-1">
            {moved}
            {quotes.drawn()}
            {asking.task.fault_and_way_out(asking.ready)}
            <button class="button button--quiet" on:click=no>{texts.no}</button>
        </div>
    }
    .drawn()
}

async fn fetch(asking: Asking, state: ChildState) -> Result<Drawing, ApiError> {
    let quotes = api::call(ListLeavingQuotes { child_id: state.child.id.clone() }).await?;
    let quotes: Rc<[LeavingQuote]> = quotes.into();
    Ok(Rc::new(move || ways(asking, &state, &quotes)))
}

/// Everything, or one of several services, with what it comes to.
fn ways(asking: Asking, state: &ChildState, quotes: &Rc<[LeavingQuote]>) -> Drawn {
    let texts = &late_words().leaving;
    if quotes.is_empty() {
        return view! { <p>{texts.nothing_to_leave}</p> }.drawn();
    }
    asking.chosen.set(asking.chosen.get_untracked().min(quotes.len() - 1));
    let (state, quotes) = (state.clone(), quotes.clone());
    let select = which(asking, &quotes);
    let quote = live(move || {
        let quote = quotes[asking.chosen.get().min(quotes.len() - 1)].clone();
        untrack(|| one_way(asking, &state, quote))
    });
    view! { {select}{quote} }.drawn()
}

fn which(asking: Asking, quotes: &[LeavingQuote]) -> Option<Drawn> {
    let texts = &late_words().leaving;
    let single: Vec<String> = quotes.iter().skip(1).map(|quote| quote.titles.concat()).collect();
    if single.is_empty() {
        return None;
    }
    let chosen = Signal::derive(move || asking.chosen.get().checked_sub(1));
    let choose = move |at: Option<usize>| {
        asking.begin_anew();
        asking.chosen.set(at.map_or(0, |at| at + 1));
    };
    let select = named_select(texts.what.to_owned(), texts.everything, single, chosen, choose);
    Some(
        view! { <label class="field"><span class="field__label">{texts.what}</span>{select}</label> }.drawn(),
    )
}

fn one_way(asking: Asking, state: &ChildState, quote: LeavingQuote) -> Drawn {
    let texts = &late_words().leaving;
    let told = quoted(asking.ready, &state.child, &quote);
    let state = state.clone();
    let yes = press(move |_| {
        asking.moved.set(false);
        asking.task.begin(asking.leave(state.clone(), quote.clone()));
    });
    view! {
        {told}
        <button class="button button--grave" disabled=asking.task.is_busy() on:click=yes>{texts.yes}</button>
    }
    .drawn()
}
