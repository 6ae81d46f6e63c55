//! Where the round stands, by the server's clock.

use crate::{
    app::Ready,
    drawn::{Draw, Drawn},
    state::{ServerTime, words},
};
use kehou_contract::{Round, RoundState, school_time, words::Countdown};
use leptos::prelude::*;

/// Title, state, the instant it changes, and how long that is: for the child on the screens, where one may choose earlier
/// than the others. The same texts in the same places as the shell's.
pub(crate) fn round_banner(ready: Ready) -> Drawn {
    round_said(move || {
        ready.second.track();
        let school = ready.school();
        match ready.children.current() {
            Some(state) => state.round(&school),
            None => school.round.clone(),
        }
    })
}

/// The same of a round that is asked for again and again.
pub(crate) fn round_said(round: impl Fn() -> Round + Send + Sync + 'static) -> Drawn {
    let said = Memo::new(move |_| say(&round()));
    let title = Signal::derive(move || said.with(|said| said[0].clone()));
    let times = Signal::derive(move || said.with(|said| said[1].clone()));
    let countdown = Signal::derive(move || said.with(|said| said[2].clone()));
    view! {
        <section class="round">
            <p class="round__state"><b>{title}</b><br/><small>{times}</small></p>
            <span class="round__clock" role="timer">{countdown}</span>
        </section>
    }
    .drawn()
}

/// Title with state, when it changes, and how long until then.
fn say(round: &Round) -> [String; 3] {
    let now = ServerTime::now();
    let shell = &words().shell;
    let (title, times, until) = match round.state_at(now) {
        RoundState::Ahead => (shell.round_ahead, shell.opens, Some(round.opens_at)),
        RoundState::Open => (shell.round_open, shell.closes, Some(round.closes_at)),
        RoundState::Closed => (shell.round_closed, shell.closed_at, None),
    };
    let moment = (words().short_moment)(school_time(until.unwrap_or(round.closes_at)));
    let countdown = until.map(|until| (words().countdown)(Countdown::over(until - now)));
    [title(&round.title), times(&moment), countdown.unwrap_or_default()]
}
