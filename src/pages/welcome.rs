mod household_form;

use super::Page;
use crate::{
    app::Ready,
    components::{call, round_banner, top_bar, type_switch},
    drawn::{Draw, Drawn},
    state::words,
};
use household_form::household_form;
use kehou_contract::routes::STAFF_PAGE;
use leptos::prelude::*;

/// The school, what this is, and signing in.
pub(super) fn welcome(ready: Ready) -> Drawn {
    let school = ready.school();
    let words = words();
    let steps: Vec<Drawn> =
        words.welcome.steps.into_iter().map(|step| view! { <li>{step}</li> }.drawn()).collect();
    view! {
        {top_bar(ready, &school.title, None, type_switch())}
        {round_banner(ready)}
        <p>{words.welcome.what_this_is}</p>
        <ol class="steps">{steps}</ol>
        {household_form(ready)}
        <p class="links">
            <a href=Page::Letter.path()>{words.welcome.letter}</a>
            <a href=Page::Menu.path()>{words.welcome.browse}</a>
            <a href=Page::Student.path()>{words.welcome.student}</a>
            <a href=STAFF_PAGE>{words.welcome.teacher}</a>
        </p>
        <p class="soft">{words.common.ask_the_school}" "{call(&school.phone)}" "{school.paper_way.clone()}</p>
    }
    .drawn()
}
