use super::{Told, after_change};
use crate::{
    components::{FieldTexts, named_select, text_area},
    drawn::{Draw, Drawn, live},
    staff::{
        StaffRoom,
        writing::{Change, ChangeTexts, change},
    },
};
use kehou_contract::{NewStandingList, StandingKind, routes::SetStandingList};
use leptos::{prelude::*, task::spawn_local};

/// What is being written: which kind of list and of what, by their places, and the school numbers.
#[derive(Clone, Copy)]
struct Written {
    kind: RwSignal<Option<usize>>,
    of: RwSignal<Option<usize>>,
    /// The list chosen: places on the menu may change before it is sent.
    list: RwSignal<Option<StandingKind>>,
    numbers: RwSignal<String>,
}

/// One form for all lists: choosing one puts the numbers that are on it into the field.
pub(super) fn form(room: StaffRoom, told: Told) -> Drawn {
    let texts = &room.words.office;
    let written = Written {
        kind: RwSignal::new(None),
        of: RwSignal::new(None),
        list: RwSignal::new(None),
        numbers: RwSignal::new(String::new()),
    };
    let said = ChangeTexts {
        id: "set-list".to_owned(),
        title: texts.set_list,
        name: texts.set_list.to_owned(),
        note: texts.set_list_note.to_owned(),
    };
    let body = move |reason| {
        let kind = written.list.get_untracked()?;
        Some(NewStandingList { kind, school_numbers: numbers_in(&written.numbers.get_untracked()), reason })
    };
    let done = move |kept: kehou_contract::StandingListKept| {
        let children = usize::try_from(kept.children).unwrap_or(usize::MAX);
        room.announcement.set((texts.listed)(children));
        spawn_local(after_change(room, told));
    };
    change(room, said, move |change| fields(room, told, written, change), SetStandingList, body, done)
}

fn fields(room: StaffRoom, told: Told, written: Written, change: Change) -> Drawn {
    let texts = &room.words.office;
    let kinds = [texts.invited, texts.returning, texts.priority].map(str::to_owned).to_vec();
    let choose_kind = move |kind| {
        written.kind.set(kind);
        written.of.set(None);
        written.list.set(None);
        written.numbers.set(String::new());
    };
    let of = live(move || {
        let titles = titles(room, told, written.kind.get());
        let choose = move |of| {
            written.of.set(of);
            fill_in(room, told, written);
        };
        named_select(texts.list_of.to_owned(), texts.list_of, titles, written.of.into(), choose)
    });
    let missing = Signal::derive(move || {
        let missing = change.tried.get() && written.list.with(Option::is_none);
        if missing { texts.list_missing } else { "" }
    });
    let numbers = FieldTexts {
        id: "school-numbers",
        label: texts.school_numbers,
        hint: texts.school_numbers_hint,
        fault: "",
        autocomplete: "off",
    };
    view! {
        <div class="field">
            {named_select(texts.list_kind.to_owned(), texts.list_kind, kinds, written.kind.into(), choose_kind)}
            {of}
            <p class="wrong">{missing}</p>
        </div>
        {text_area(numbers, written.numbers, Signal::derive(|| false))}
    }
    .drawn()
}

/// What a list can be of: the offerings of the menu, or the school's priority groups.
fn titles(room: StaffRoom, told: Told, kind: Option<usize>) -> Vec<String> {
    match kind {
        Some(2) => told.get().priority_groups.iter().map(|group| group.title.clone()).collect(),
        Some(_) => room.menu.numbered().iter().map(|(_, offering)| offering.title.clone()).collect(),
        None => Vec::new(),
    }
}

fn chosen(room: StaffRoom, told: Told, written: Written) -> Option<StandingKind> {
    untrack(|| {
        let of = written.of.get()?;
        let offering = || Some(room.menu.numbered().get(of)?.1.id.clone());
        match written.kind.get()? {
            0 => offering().map(StandingKind::Invited),
            1 => offering().map(StandingKind::Returning),
            _ => Some(StandingKind::Priority(told.get().priority_groups.get(of)?.id.clone())),
        }
    })
}

/// Puts what is on the list into the field: it is changed, not written anew.
fn fill_in(room: StaffRoom, told: Told, written: Written) {
    let lists = told.get_untracked();
    let kind = chosen(room, told, written);
    written.list.set(kind.clone());
    let list = lists.lists.iter().find(|list| Some(&list.kind) == kind.as_ref());
    let numbers = list.into_iter().flat_map(|list| &list.children).map(|child| child.school_number.clone());
    written.numbers.set(numbers.collect::<Vec<_>>().join("\n"));
}

/// School numbers as people type or paste them: between spaces, commas, or on lines of their own.
fn numbers_in(text: &str) -> Vec<String> {
    let is_between = |sign: char| sign.is_whitespace() || matches!(sign, ',' | '，' | '、' | ';' | '；');
    text.split(is_between).filter(|number| !number.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_paste_them() {
        for typed in ["260101 260102", "260101，260102\n", " 260101、\r\n260102;", "260101\t260102"] {
            assert_eq!(numbers_in(typed), ["260101", "260102"], "{typed}");
        }
        assert_eq!(numbers_in(" \n "), [""; 0]);
    }
}
