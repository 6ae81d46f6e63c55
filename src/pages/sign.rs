mod application;
mod form;
mod linking;
mod opening;
mod progress;
mod signing;

pub(super) use signing::{Signing, signing_fields};

use super::Page;
use crate::{
    app::Ready,
    components::{bills_in_turn, child_switcher, top_bar},
    drawn::{Draw, Drawn, live_if},
    state::{ChildState, Draft, FirstAnswer, ServerTime, late_words, quote_draft, words},
};
use application::{given_up, signs_now};
use form::sign_form;
use kehou_contract::{BillState, School, rules::bill_due_at, school_time};
use leptos::prelude::*;
use progress::progress;

/// The wish once more, the texts, the signature, one button.
pub(super) fn sign(ready: Ready) -> Drawn {
    let body = live_if(move || {
        let state = ready.children.current()?;
        // The plan cannot change on this screen but by being answered; then the screen is left. What is settled must
        // be known first: it says what would be given up.
        state.term.get()?;
        Some(untrack(|| match state.plan().filter(|_| state.has_changes()) {
            Some(plan) => whole(ready, &state, &plan),
            None => nothing_to_sign(),
        }))
    });
    let title = match signs_now(&ready.school()) {
        true => late_words().sign.title,
        false => late_words().review.submit_title,
    };
    view! {
        {top_bar(ready, title, Some(Page::Week), Drawn::nothing())}
        {child_switcher(ready)}
        {body}
    }
    .drawn()
}

fn nothing_to_sign() -> Drawn {
    view! {
        <p class="empty">{words().plan.settled}</p>
        <a class="button" href=Page::Week.path()>{words().menu.see_plan}</a>
    }
    .drawn()
}

fn whole(ready: Ready, state: &ChildState, plan: &Draft) -> Drawn {
    let school = ready.school();
    let wish = match plan.answer {
        FirstAnswer::NoService => view! { <p>{words().plan.no_service}</p> }.drawn(),
        FirstAnswer::CareOnly | FirstAnswer::CareAndClubs => {
            let bills = quote_draft(ready, state, plan);
            let at_once =
                bills.first().filter(|bill| bill.state == BillState::Due && bill.billed_on.is_none());
            // Where it is signed later, it is billed later.
            let due = at_once.filter(|_| signs_now(&school)).map(|_| due(&school));
            view! { {bills_in_turn(&bills)}{due} }.drawn()
        }
    };
    let lost = given_up(ready, state, plan);
    let warning = (!lost.is_empty()).then(|| {
        view! { <p class="note">{(late_words().sign.gives_up)(&(words().list)(&lost))}</p> }.drawn()
    });
    let submission = state.submission;
    view! {
        <section class="sheet"><h2>{late_words().sign.what_you_submit}</h2>{wish}</section>
        {warning}
        {live_if(move || progress(ready, submission.state()))}
        {sign_form(ready, state, plan)}
    }
    .drawn()
}

/// Until when it is to be paid, before anything is signed: what is not paid by then goes back.
fn due(school: &School) -> Drawn {
    let texts = &late_words().bills;
    let due_at = bill_due_at(&school.round, ServerTime::now());
    let until = (texts.pay_by)(&(words().moment)(school_time(due_at)));
    view! { <p><b>{until}</b></p><p class="soft">{texts.else_place_goes}</p> }.drawn()
}
