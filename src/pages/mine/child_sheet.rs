use crate::{
    api,
    app::Ready,
    browser,
    components::{Fetched, error_text, fetch, loaded},
    pages::Page,
    state::{ChildState, words},
};
use kehou_contract::{
    Answer, ReceiptEntry, ReceiptState, RoundState, Withdrawal,
    routes::{ListReceipts, Withdraw},
    school_time,
};
use leptos::prelude::*;

type Receipts = RwSignal<Fetched<Vec<ReceiptEntry>>, LocalStorage>;

/// One child: how it stands, its receipts, changing and withdrawing.
pub(super) fn child_sheet(ready: Ready, index: usize, state: ChildState) -> AnyView {
    let receipts: Receipts = RwSignal::new_local(Fetched::Loading);
    let child_id = StoredValue::new(state.child.id.clone());
    let load = move || {
        fetch(
            receipts,
            api::call(ListReceipts {
                child_id: child_id.get_value(),
            }),
        )
    };
    load();
    let heading = [
        state.child.name.clone(),
        (words().home_class)(state.child.home_class),
    ]
    .join(" · ");
    let standing_state = state.clone();
    let to_week = move |_| {
        ready.children.choose(index);
        ready.navigator.go(Page::FirstQuestion);
    };
    view! {
        <section class="sheet">
            <h2>{heading}</h2>
            <p>{move || standing(&standing_state)}</p>
            <h3>{words().mine.receipts}</h3>
            {loaded(receipts, load, |entries| list(&entries))}
            <button class="button button--quiet" on:click=to_week>{words().mine.change}</button>
            {withdrawing(ready, state, load)}
        </section>
    }
    .into_any()
}

fn standing(state: &ChildState) -> Option<String> {
    let texts = &words().mine;
    state.term.get().map(|term| match term.answer {
        Answer::None => texts.not_answered.to_owned(),
        Answer::NoService => texts.no_service.to_owned(),
        Answer::TakingPart => (texts.taking_part)(term.enrolments.len()),
        Answer::Withdrawn => texts.withdrawn.to_owned(),
    })
}

fn list(entries: &[ReceiptEntry]) -> AnyView {
    if entries.is_empty() {
        return view! { <p class="soft">{words().mine.no_receipts}</p> }.into_any();
    }
    let rows = entries.iter().map(|entry| {
        let texts = &words().receipt;
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
    });
    view! { <ul class="receipts">{rows.collect_view()}</ul> }.into_any()
}

/// Withdrawing asks once more, and says what it means.
fn withdrawing(
    ready: Ready,
    state: ChildState,
    reload: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let asking = RwSignal::new(false);
    let wrong = RwSignal::new(None::<String>);
    let state = StoredValue::new_local(state);
    let withdraw = Action::new_local(move |key: &String| {
        let key = key.clone();
        async move {
            let state = state.get_value();
            let endpoint = Withdraw {
                child_id: state.child.id.clone(),
            };
            let body = Withdrawal {
                round: ready.school().round.id.clone(),
            };
            match api::call_with_key(&endpoint, &body, Some(&key)).await {
                Ok(_) => {
                    asking.set(false);
                    state.drop_draft();
                    state.load_term(ready.reach);
                    reload();
                    ready.announcement.set(words().mine.withdraw_done.to_owned());
                }
                Err(error) => wrong.set(Some(error_text(&error))),
            }
        }
    });
    // One key for as long as the question stands: asking again after a lost answer is the same withdrawal.
    let key = StoredValue::new(String::new());
    let ask = move |_| {
        key.set_value(browser::new_key());
        asking.set(true);
    };
    let can_withdraw = move || {
        let open = ready.school().round.state_at(crate::state::ServerTime::now()) == RoundState::Open;
        let settled = state.with_value(|state| state.term.get().is_some_and(|term| term.receipt.is_some()));
        open && settled
    };
    let confirm = move || {
        let texts = &words().mine;
        let name = state.with_value(|state| state.child.name.clone());
        view! {
            <div class="notice notice--wait" role="alertdialog" aria-label=texts.withdraw>
                <p><b>{(texts.withdraw_question)(&name)}</b></p>
                <p>{texts.withdraw_note}</p>
                {move || wrong.get().map(|wrong| view! { <p class="wrong" role="alert">{wrong}</p> })}
                <div class="row">
                    <button class="button button--grave" disabled=move || withdraw.pending().get()
                        on:click=move |_| { withdraw.dispatch_local(key.get_value()); }>{texts.withdraw_yes}</button>
                    <button class="button button--quiet" on:click=move |_| asking.set(false)>{texts.withdraw_no}</button>
                </div>
            </div>
        }
    };
    move || match (can_withdraw(), asking.get()) {
        (false, _) => ().into_any(),
        (true, false) => {
            view! { <button class="button button--plain" on:click=ask>{words().mine.withdraw}</button> }
                .into_any()
        }
        (true, true) => confirm().into_any(),
    }
}
