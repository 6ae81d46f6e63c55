use crate::{
    api,
    app::Ready,
    browser,
    components::{Loaded, Task},
    drawn::{Draw, Drawn, live_if, press},
    state::{ChildState, ServerTime, late_words},
};
use kehou_contract::{Child, RoundState, Withdrawal, routes::Withdraw};
use leptos::prelude::*;

/// The question that stands before a withdrawal; the key lives as long as it: asking again after a lost answer is
/// the same withdrawal.
type Asking = RwSignal<Option<String>>;

/// Withdrawing asks once more, and says what it means.
pub(super) fn withdrawing(ready: Ready, state: ChildState, receipts: Loaded) -> Drawn {
    let asking: Asking = RwSignal::new(None);
    let sheet = sheet_of(&state.child);
    live_if(move || {
        let open = state.round(&ready.school()).state_at(ServerTime::now()) == RoundState::Open;
        let settled = state.term.with(|term| term.as_ref().is_some_and(|term| term.receipt.is_some()));
        // Under review until it is signed, after the round has closed as well.
        let review = state.term.with(|term| term.as_ref().and_then(|term| term.review.clone()));
        let may = review.map_or(open, |review| review.is_open());
        if !(may && settled) {
            return None;
        }
        Some(match asking.get() {
            None => ask_button(asking, sheet.clone()),
            Some(key) => question(ready, state.clone(), receipts, asking, key, &sheet),
        })
    })
}

/// The selector of a child's sheet on this screen.
fn sheet_of(child: &Child) -> String {
    ["#child-", child.id.as_str()].concat()
}

fn ask_button(asking: Asking, sheet: String) -> Drawn {
    let ask = press(move |_| {
        asking.set(Some(browser::new_key()));
        browser::focus_on([&sheet, " .notice"].concat());
    });
    view! { <button class="button button--plain" on:click=ask>{late_words().mine.withdraw}</button> }.drawn()
}

fn question(
    ready: Ready,
    state: ChildState,
    receipts: Loaded,
    asking: Asking,
    key: String,
    sheet: &str,
) -> Drawn {
    let texts = &late_words().mine;
    let task = Task::new();
    let name = (texts.withdraw_question)(&state.child.name);
    let yes = press(move |_| {
        let (state, key) = (state.clone(), key.clone());
        task.begin(async move {
            withdraw(ready, &state, &key).await?;
            receipts.load();
            asking.set(None);
            browser::focus_heading();
            Ok(())
        });
    });
    let ask_button = [sheet, " .button--plain"].concat();
    let no = press(move |_| {
        asking.set(None);
        browser::focus_on(ask_button.clone());
    });
    view! {
        <div class="notice notice--wait" role="group" aria-label=texts.withdraw tabindex="-1">
            <p><b>{name}</b></p>
            <p>{texts.withdraw_note}</p>
            {task.fault_and_way_out(ready)}
            <div class="row">
                <button class="button button--grave" disabled=task.is_busy() on:click=yes>{texts.withdraw_yes}</button>
                <button class="button button--quiet" on:click=no>{texts.withdraw_no}</button>
            </div>
        </div>
    }
    .drawn()
}

async fn withdraw(ready: Ready, state: &ChildState, key: &str) -> Result<(), api::ApiError> {
    let endpoint = Withdraw { child_id: state.child.id.clone() };
    let body = Withdrawal { round: ready.school().round.id.clone() };
    api::call_with_key(&endpoint, &body, Some(key)).await?;
    state.drop_draft();
    state.load_term(ready.reach);
    ready.announcement.set(late_words().mine.withdraw_done.to_owned());
    Ok(())
}
