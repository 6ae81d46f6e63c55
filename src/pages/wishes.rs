//! A child's wish list, in the hands of a guardian.

mod code_form;
mod outcomes;
mod taking_over;

pub(super) use code_form::code_form;

use super::Page;
use crate::{
    api,
    app::Ready,
    components::{Drawing, child_switcher, loaded, offering_card, top_bar},
    drawn::{Draw, Drawn},
    state::student_words,
};
use kehou_contract::{KeptWishList, Offering, ProblemCode, WishCode, routes::GetWishList};
use leptos::prelude::*;
use std::{rc::Rc, sync::Arc};
use taking_over::taking_over;

/// The list of a code, for whoever has it; a family that is signed in can take it over.
pub(super) fn wishes(ready: Ready, code: WishCode) -> Drawn {
    let ask = move || {
        let code = code.clone();
        async move {
            let list = match api::call(GetWishList { code }).await {
                Err(error) if error.code() == Some(ProblemCode::NotFound) => None,
                answer => Some(answer?),
            };
            let drawing: Drawing = Rc::new(move || match &list {
                Some(list) => whole(ready, list),
                None => no_such_list(),
            });
            Ok(drawing)
        }
    };
    view! {
        {top_bar(ready, student_words().wishes_title, Some(Page::Menu), Drawn::nothing())}
        {loaded(ask).drawn()}
    }
    .drawn()
}

fn whole(ready: Ready, list: &KeptWishList) -> Drawn {
    let texts = student_words();
    let on_menu: Vec<Arc<Offering>> =
        list.offerings.iter().filter_map(|id| ready.menu.offering(id)).collect();
    let gone = list.offerings.len() - on_menu.len();
    let gone = (gone > 0).then(|| view! { <p class="note">{(texts.off_the_menu)(gone)}</p> }.drawn());
    let cards: Vec<Drawn> = on_menu.iter().map(|offering| offering_card(ready, offering.clone())).collect();
    view! {
        <p>{texts.wishes_note}</p>
        {child_switcher(ready)}
        {taking_over(ready, list.code.clone(), on_menu)}
        <ul class="cards">{cards}</ul>
        {gone}
        <p class="links"><a href=Page::TypeWishCode.path()>{texts.another_code}</a></p>
    }
    .drawn()
}

fn no_such_list() -> Drawn {
    let texts = student_words();
    view! {
        <p class="notice notice--wrong" role="alert">{texts.no_such_list}</p>
        <a class="button" href=Page::TypeWishCode.path()>{texts.another_code}</a>
    }
    .drawn()
}
