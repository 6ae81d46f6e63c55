use super::withdrawing::withdrawing;
use crate::{
    api,
    app::Ready,
    components::{Drawing, loaded},
    drawn::{Draw, Drawn, live_if, press},
    pages::Page,
    prices::priced_school,
    state::{ChildState, ServerTime, late_words, words},
};
use kehou_contract::{
    Answer, ReceiptEntry, ReceiptState, Refusal, RoundState, routes::ListReceipts, school_time,
};
use leptos::prelude::*;
use std::rc::Rc;

/// One child: how it stands, its receipts, changing and withdrawing.
pub(super) fn child_sheet(ready: Ready, index: usize, state: ChildState) -> Drawn {
    let child_id = state.child.id.clone();
    let receipts = loaded(move || {
        let child_id = child_id.clone();
        async move {
            let entries = api::call(ListReceipts { child_id }).await?;
            Ok(Rc::new(move || list(&entries)) as Drawing)
        }
    });
    let heading = [state.child.name.clone(), (words().home_class)(state.child.home_class)].join(" · ");
    let id = ["child-", state.child.id.as_str()].concat();
    let for_standing = state.clone();
    let standing = Signal::derive(move || standing(&for_standing));
    let waivers = (!priced_school(ready).tariff.waivers.is_empty()).then(|| {
        let to = Page::Waivers(state.child.id.clone()).path();
        let texts = &late_words().waivers;
        // Each child's sheet has one: whoever hears it is told whose.
        let name = [texts.apply, " · ", &state.child.name].concat();
        view! { <a class="button button--quiet" href=to aria-label=name>{texts.apply}</a> }.drawn()
    });
    view! {
        <section class="sheet" id=id>
            <h2>{heading}</h2>
            <p>{standing}</p>
            <h3>{late_words().mine.receipts}</h3>
            {receipts.drawn()}
            {changing(ready, index, state.clone())}
            {waivers}
            {withdrawing(ready, state, receipts)}
        </section>
    }
    .drawn()
}

/// The way to other choices, as long as the round takes them: not once something is paid.
fn changing(ready: Ready, index: usize, state: ChildState) -> Drawn {
    let can_change = Memo::new(move |_| {
        let closed = state.round(&ready.school()).state_at(ServerTime::now()) == RoundState::Closed;
        !closed && !state.term.with(|term| term.as_ref().is_some_and(|term| term.paid))
    });
    live_if(move || {
        let change = press(move |_| {
            ready.children.choose(index);
            ready.navigator.go(&Page::FirstQuestion);
        });
        let text = late_words().mine.change;
        can_change
            .get()
            .then(|| view! { <button class="button button--quiet" on:click=change>{text}</button> }.drawn())
    })
}

fn standing(state: &ChildState) -> String {
    let texts = &late_words().mine;
    state.term.with(|term| match term {
        None => String::new(),
        Some(term) => {
            let answer = match term.answer {
                Answer::None => texts.not_answered.to_owned(),
                Answer::NoService => texts.no_service.to_owned(),
                Answer::TakingPart => (texts.taking_part)(term.enrolments.len()),
                Answer::Withdrawn => texts.withdrawn.to_owned(),
            };
            match &term.review {
                None => answer,
                Some(review) => {
                    let said = (words().refusal)(&Refusal::UnderReview { stage: review.stage() });
                    [answer, said].join(" · ")
                }
            }
        }
    })
}

fn list(entries: &[ReceiptEntry]) -> Drawn {
    if entries.is_empty() {
        return view! { <p class="soft">{late_words().mine.no_receipts}</p> }.drawn();
    }
    let rows: Vec<Drawn> = entries.iter().map(row).collect();
    view! { <ul class="receipts">{rows}</ul> }.drawn()
}

fn row(entry: &ReceiptEntry) -> Drawn {
    let texts = &late_words().receipt;
    let (class, state) = match entry.state {
        ReceiptState::Valid => ("state", texts.valid),
        ReceiptState::Replaced => ("state state--no", texts.replaced),
        ReceiptState::Withdrawn => ("state state--no", texts.withdrawn),
    };
    let at = (words().moment)(school_time(entry.submitted_at));
    view! {
        <li class="receipts__row">
            <a href=Page::Receipt(entry.number.clone()).path()>{entry.number.to_string()}</a>
            <span class=class>{state}</span><small>{at}</small>
        </li>
    }
    .drawn()
}
