//! Where the round stands, by the server's clock.

use crate::{
    app::Ready,
    state::{ServerTime, words},
};
use kehou_contract::{RoundState, school_time, words::Countdown};
use leptos::prelude::*;

/// Title, state, the instant it changes, and how long that is. The same texts in the same places as the shell's.
pub(crate) fn round_banner(ready: Ready) -> impl IntoView {
    let round = ready.school().round.clone();
    let state_round = round.clone();
    let state = Memo::new(move |_| {
        ready.second.track();
        StateNow(state_round.state_at(ServerTime::now()))
    });
    let until_round = round.clone();
    let countdown = Memo::new(move |_| {
        ready.second.track();
        let until = match state.get().0 {
            RoundState::Ahead => until_round.opens_at,
            RoundState::Open => until_round.closes_at,
            RoundState::Closed => return String::new(),
        };
        (words().countdown)(Countdown::over(until - ServerTime::now()))
    });
    let texts = move || {
        let shell = &words().shell;
        let moment = |at| (words().moment)(school_time(at));
        match state.get().0 {
            RoundState::Ahead => (
                (shell.round_ahead)(&round.title),
                (shell.opens)(&moment(round.opens_at)),
            ),
            RoundState::Open => (
                (shell.round_open)(&round.title),
                (shell.closes)(&moment(round.closes_at)),
            ),
            RoundState::Closed => (
                (shell.round_closed)(&round.title),
                (shell.closed_at)(&moment(round.closes_at)),
            ),
        }
    };
    view! {
        <section class="round">
            {move || { let (title, times) = texts(); view! { <p class="round__state"><b>{title}</b><br/><small>{times}</small></p> } }}
            <span class="round__clock" role="timer">{move || countdown.get()}</span>
        </section>
    }
}

/// A memo compares; the contract's state is comparable but not shared between threads.
#[derive(Clone, Copy, PartialEq)]
struct StateNow(RoundState);
