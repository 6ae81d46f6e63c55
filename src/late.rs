//! What is fetched when it is first needed: screens that come after choosing, and the second language.
//!
//! What a function marked `in_part!` here reaches, and nothing else does, becomes a file of its own.

use crate::{
    api::ApiError,
    app::Ready,
    browser,
    components::{Drawing, loaded},
    drawn::Drawn,
    pages::{Page, TellPrice, draw_daily, draw_signing, draw_student, tell_price},
    prices,
    state::{ChildState, Draft, Fetched, quote_draft},
};
use kehou_contract::{Fen, rules::quoted_total, words::Language};
use leptos::task::spawn_local;
use std::{cell::Cell, rc::Rc};

/// By then the first screen stands, with its numbers.
const AHEAD_MS: u64 = 3_000;

type Draw = fn(Page, Ready) -> Drawn;

/// Screens that are fetched together.
#[derive(Clone, Copy)]
pub(crate) enum Part {
    /// From an offering and the first question to the receipt.
    Signing,
    /// Everything a family opens on an ordinary day.
    Daily,
    /// The student's screens, and what guardians make of a wish list.
    Student,
}

thread_local! {
    static HERE: Cell<[Option<Draw>; 3]> = const { Cell::new([None; 3]) };
}

impl Part {
    /// Draws a screen of this part: at once if it is here, else when it has come.
    pub(crate) fn draw(self, page: Page, ready: Ready) -> Drawn {
        match self.here() {
            Some(draw) => draw(page, ready),
            None => self.fetch_and_draw(page, ready),
        }
    }

    fn here(self) -> Option<Draw> {
        HERE.get()[self as usize]
    }

    fn fetch_and_draw(self, page: Page, ready: Ready) -> Drawn {
        let ask = move || {
            let page = page.clone();
            async move {
                let draw = self.fetch().await?;
                // Arriving looked for the heading when it was not here yet.
                browser::focus_heading();
                let drawing: Drawing = Rc::new(move || draw(page.clone(), ready));
                Ok(drawing)
            }
        };
        loaded(ask).drawn()
    }

    /// Fetches what a family will need next, while nothing else is being fetched.
    pub(crate) fn fetch_ahead() {
        browser::after(AHEAD_MS, || {
            spawn_local(async {
                // A failure shows when the part is needed.
                let _ = Self::Signing.fetch().await;
                let _ = Self::Daily.fetch().await;
            });
        });
    }

    /// Fetches the part, once.
    pub(crate) async fn fetch(self) -> Result<Draw, ApiError> {
        let draw = match self {
            Self::Signing => with_prices(signing().await?).await?,
            Self::Daily => with_prices(daily().await?).await?,
            Self::Student => student().await?,
        };
        let mut here = HERE.get();
        here[self as usize] = Some(draw);
        HERE.set(here);
        Ok(draw)
    }
}

/// Fetches what the screen of the address needs while the rest is being asked for. Failing, the screen asks again.
pub(crate) async fn fetch_for(page: Page) {
    if let Some(part) = page.part() {
        let _ = part.fetch().await;
    }
}

/// Goes on with what was left unsettled when the page was closed. The part that does it is asked for until it comes:
/// an application without an answer must not wait for somebody to open a screen.
pub(crate) fn settle(ready: Ready, state: ChildState) {
    spawn_local(async move {
        loop {
            if let Ok(settle) = settling().await {
                return settle(ready, state);
            }
            browser::pause(AHEAD_MS).await;
        }
    });
}

fn settle_here(ready: Ready, state: ChildState) {
    let submission = state.submission;
    submission.settle(ready.line(), move |answered| ready.take_receipt(&state, &answered));
}

type Settle = fn(Ready, ChildState);

/// Screens that ask what things cost, and how the prices are fetched for them.
type Priced = (Draw, fn() -> prices::Fetching);

async fn with_prices((draw, fetch): Priced) -> Result<Draw, ApiError> {
    fetch().await?;
    Ok(draw)
}

/// What a plan comes to.
pub(crate) type Total = fn(Ready, &ChildState, &Draft) -> Fen;

fn total_of(ready: Ready, state: &ChildState, plan: &Draft) -> Fen {
    quoted_total(&quote_draft(ready, state, plan))
}

/// What plans come to, once the prices have come.
pub(crate) async fn plan_total() -> Result<Total, ApiError> {
    Part::Signing.fetch().await?;
    totals().await
}

/// What is told of an offering's price beside its rates, once the prices have come.
pub(crate) async fn price_texts() -> Result<TellPrice, ApiError> {
    Part::Daily.fetch().await?;
    price_telling().await
}

/// Where the families' app is cut: what only this function reaches is fetched when it is first called. The staff's app
/// is not divided; there the function is simply called.
macro_rules! in_part {
    ($part:ident: $(#[$doc:meta])* $vis:vis fn $name:ident() -> $answer:ty $body:block) => {
        $(#[$doc])*
        #[cfg(feature = "parts")]
        #[leptos::wasm_split::wasm_split($part, fallible, wasm_split_path = ::leptos::wasm_split)]
        $vis fn $name() -> $answer $body

        $(#[$doc])*
        #[cfg(not(feature = "parts"))]
        $vis async fn $name() -> $answer $body
    };
}

in_part!(signing: fn settling() -> Result<Settle, ApiError> { Ok(settle_here) });
in_part!(signing: fn signing() -> Result<Priced, ApiError> { Ok((draw_signing, prices::fetch)) });
in_part!(daily: fn daily() -> Result<Priced, ApiError> { Ok((draw_daily, prices::fetch)) });
in_part!(signing: fn totals() -> Result<Total, ApiError> { Ok(total_of) });
in_part!(daily: fn price_telling() -> Result<TellPrice, ApiError> { Ok(tell_price) });
in_part!(student: fn student() -> Result<Draw, ApiError> { Ok(draw_student) });
in_part!(english:
    /// The English texts.
    pub(crate) fn english() -> Result<Fetched, ApiError> {
        Ok((Language::En.words(), Language::En.late_words(), Language::En.student_words()))
     }
);
