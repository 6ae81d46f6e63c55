mod child_sheet;
mod leaving;
mod settings;
mod ways;
mod withdrawing;

use crate::{
    app::Ready,
    components::{call, top_bar},
    drawn::{Draw, Drawn},
    state::{late_words, words},
};
use child_sheet::child_sheet;
use leptos::prelude::*;
use settings::settings;
use ways::ways;

/// Children with their receipts, the letter, settings.
pub(super) fn mine(ready: Ready) -> Drawn {
    let texts = &late_words().mine;
    let children = ready.children.all();
    let sheets: Vec<Drawn> =
        children.into_iter().enumerate().map(|(index, state)| child_sheet(ready, index, state)).collect();
    view! {
        {top_bar(ready, texts.title, None, Drawn::nothing())}
        {ways(ready)}
        {sheets}
        {settings(ready)}
        <p class="soft">{words().common.ask_the_school}" "{call(&ready.school().phone)}</p>
    }
    .drawn()
}
