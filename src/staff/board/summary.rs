use super::{Entry, Shown};
use crate::{
    drawn::{Draw, Drawn},
    staff::StaffRoom,
};
use kehou_contract::rules::{Opening, opening};
use leptos::prelude::*;

/// All that is shown in three numbers.
#[derive(Clone, Copy, Default, PartialEq)]
struct Sum {
    enrolled: u32,
    capacity: u32,
    full: usize,
    missing: usize,
}

/// Places taken, groups that are full, groups below their minimum.
pub(super) fn summary(room: StaffRoom, shown: Memo<Shown>) -> Drawn {
    let texts = &room.words.board;
    let sum = Memo::new(move |_| shown.with(|shown| sum_of(room, &shown.0)));
    let enrolled = Signal::derive(move || sum.with(|sum| (texts.enrolled)(sum.enrolled, sum.capacity)));
    let full = Signal::derive(move || (texts.full)(sum.with(|sum| sum.full)));
    let missing = Signal::derive(move || (texts.missing)(sum.with(|sum| sum.missing)));
    view! {
        <ul class="sums">
            <li class="sums__sum">{enrolled}</li>
            <li class="sums__sum sums__sum--full">{full}</li>
            <li class="sums__sum sums__sum--missing">{missing}</li>
        </ul>
    }
    .drawn()
}

fn sum_of(room: StaffRoom, shown: &[(usize, Entry)]) -> Sum {
    shown.iter().fold(Sum::default(), |mut sum, (_, entry)| {
        let places = room.menu.places(entry.group());
        sum.enrolled += places.enrolled;
        sum.capacity += places.capacity;
        match opening(places, entry.group().minimum) {
            Opening::Full => sum.full += 1,
            Opening::Missing(_) => sum.missing += 1,
            Opening::Opens(_) => {}
        }
        sum
    })
}
