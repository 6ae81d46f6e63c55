use super::leaving::leaving;
use crate::{
    api::{self, ApiError},
    app::Ready,
    browser,
    components::{Loaded, Task},
    drawn::{Draw, Drawn, live, press},
    state::{ChildState, ServerTime, late_words},
};
use kehou_contract::{Answer, Child, Refusal, ReviewState, RoundState, Withdrawal, routes::Withdraw};
use leptos::prelude::*;

/// The question that stands before a withdrawal; the key lives as long as it: asking again after a lost answer is
/// the same withdrawal.
type Asking = RwSignal<Option<String>>;

/// In what way a child can give up what it has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// It has nothing, or the term is over.
    None,
    /// While the round is open and nothing is paid: as if nothing had been.
    Withdraw,
    /// Afterwards: by the school's refund rule.
    Leave,
}

/// Withdrawing asks once more, and says what it means; leaving says what comes back.
pub(super) fn withdrawing(ready: Ready, state: ChildState, receipts: Loaded) -> Drawn {
    let asking: Asking = RwSignal::new(None);
    let sheet = sheet_of(&state.child);
    let for_way = state.clone();
    // What is open stays so while what is settled is fetched again.
    let way = Memo::new(move |_| way_of(ready, &for_way));
    live(move || match way.get() {
        Way::None => Drawn::nothing(),
        Way::Leave => untrack(|| leaving(ready, state.clone(), receipts)),
        Way::Withdraw => match asking.get() {
            None => ask_button(asking, sheet.clone()),
            Some(key) => question(ready, state.clone(), receipts, asking, key, &sheet),
        },
    })
}

fn way_of(ready: Ready, state: &ChildState) -> Way {
    let (open, last_day) = {
        let school = ready.school();
        (state.round(&school).state_at(ServerTime::now()) == RoundState::Open, school.term.span().1)
    };
    state.term.with(|term| match term {
        Some(term) if term.receipt.is_none() => Way::None,
        // Under review until it is signed, after the round has closed as well.
        Some(term) if term.review.as_ref().is_some_and(ReviewState::is_open) => Way::Withdraw,
        Some(term) if open && !term.paid => Way::Withdraw,
        Some(term) if term.answer == Answer::TakingPart && ServerTime::today() <= last_day => Way::Leave,
        _ => Way::None,
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

async fn withdraw(ready: Ready, state: &ChildState, key: &str) -> Result<(), ApiError> {
    let endpoint = Withdraw { child_id: state.child.id.clone() };
    let body = Withdrawal { round: ready.school().round.id.clone() };
    let answer = api::call_with_key(&endpoint, &body, Some(key)).await;
    if let Err(ApiError::Problem(problem)) = &answer
        && problem.refusal == Some(Refusal::AlreadyPaid)
    {
        // The office recorded it meanwhile: what is settled says so, and what comes back is told.
        state.load_term(ready.reach);
    }
    answer?;
    state.drop_draft();
    state.load_term(ready.reach);
    ready.announcement.set(late_words().mine.withdraw_done.to_owned());
    Ok(())
}
