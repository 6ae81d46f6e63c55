//! How full every group is.

mod board_row;
mod filters;
mod summary;

use super::{StaffRoom, screen_head::screen_head};
use crate::{
    components::{round_said, type_switch},
    drawn::{Draw, Drawn, Growing, live_if, rows},
};
use board_row::board_row;
use filters::filters;
use kehou_contract::{Group, Offering, rules::BoardFilter};
use leptos::prelude::*;
use std::sync::Arc;
use summary::summary;

/// More groups than any offering has.
const MOST_GROUPS: usize = 64;

/// The capacity board: the round, what is shown, all of it in numbers, and a bar for each group.
pub(super) fn board(room: StaffRoom) -> Drawn {
    let texts = &room.words.board;
    let filter = RwSignal::new(BoardFilter::default());
    let shown = Memo::new(move |_| Shown(filter.with(|filter| shown(room, filter))));
    let growing = Growing::follow(StoredValue::new(0));
    let list = rows(move || shown.with(|shown| growing.cut(&shown.0)), move |entry| board_row(room, &entry));
    let count = Signal::derive(move || (texts.count)(shown.with(|shown| shown.0.len())));
    let nothing = live_if(move || {
        let nothing = shown.with(|shown| shown.0.is_empty());
        nothing.then(|| view! { <p class="empty">{texts.nothing}</p> }.drawn())
    });
    let round = round_said(move || {
        room.second.track();
        room.school.with(|school| school.round.clone())
    });
    view! {
        {screen_head(room, texts.title, type_switch())}
        {round}
        {filters(room, filter)}
        {summary(room, shown)}
        <p class="soft" role="status">{count}" · "{texts.follows}</p>
        <ul class="board">{list}</ul>
        {nothing}
    }
    .drawn()
}

/// A group with its offering.
#[derive(Clone)]
struct Entry {
    offering: Arc<Offering>,
    /// Its place among the offering's groups.
    at: usize,
}

impl Entry {
    fn group(&self) -> &Group {
        &self.offering.groups[self.at]
    }
}

/// The groups shown, each with its number, compared by those: numbers that change redraw no list.
struct Shown(Vec<(usize, Entry)>);

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && self.0.iter().zip(&other.0).all(|((a, _), (b, _))| a == b)
    }
}

fn shown(room: StaffRoom, filter: &BoardFilter) -> Vec<(usize, Entry)> {
    let offerings = room.menu.numbered();
    let entries = offerings.into_iter().flat_map(|(number, offering)| {
        let groups = 0..offering.groups.len();
        groups.map(move |at| (number * MOST_GROUPS + at, Entry { offering: offering.clone(), at }))
    });
    let admits =
        |entry: &Entry| filter.admits(&entry.offering, entry.group(), || room.menu.places(entry.group()));
    entries.filter(|(_, entry)| admits(entry)).collect()
}
