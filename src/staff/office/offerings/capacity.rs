use crate::{
    components::{Field, field},
    drawn::Drawn,
    staff::{
        StaffRoom,
        writing::{Change, ChangeTexts, change},
    },
};
use kehou_contract::{Group, NewCapacity, routes::SetCapacity};
use leptos::{prelude::*, task::spawn_local};

/// More places, or fewer; never fewer than are taken.
pub(super) fn capacity(room: StaffRoom, title: &str, group: &Group) -> Drawn {
    let texts = &room.words.office;
    let places = untrack(|| room.menu.places(group));
    let wished = RwSignal::new(places.capacity.to_string());
    let id = ["capacity-", group.id.as_str()].concat();
    let said = ChangeTexts {
        id: id.clone(),
        title: texts.set_capacity,
        name: [texts.set_capacity, " · ", title].concat(),
        note: (texts.set_capacity_note)(places.enrolled),
    };
    let fields = move |change| number_field(room, change, [id.as_str(), "-number"].concat(), wished);
    let body = move |reason| {
        let capacity = wished.get_untracked().trim().parse().ok()?;
        Some(NewCapacity { capacity, reason })
    };
    change(room, said, fields, SetCapacity { group_id: group.id.clone() }, body, move |_| {
        spawn_local(room.menu.poll(room.reach));
    })
}

fn number_field(room: StaffRoom, change: Change, id: String, wished: RwSignal<String>) -> Drawn {
    let at_fault =
        Signal::derive(move || change.tried.get() && wished.with(|text| text.trim().parse::<u32>().is_err()));
    let said = Field {
        id,
        kind: "digits",
        label: room.words.office.capacity,
        hint: "",
        fault: room.words.change.not_a_number,
        autocomplete: "off",
    };
    field(said, wished, at_fault)
}
