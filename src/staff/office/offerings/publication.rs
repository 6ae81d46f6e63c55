use super::{View, after_change};
use crate::{
    drawn::Drawn,
    staff::{
        StaffRoom,
        writing::{ChangeTexts, change},
    },
};
use kehou_contract::{Offering, Publication, routes::PublishOffering};
use leptos::task::spawn_local;

/// Taking an offering off the menu, or putting it back.
pub(super) fn publication(room: StaffRoom, view: View, offering: &Offering, published: bool) -> Drawn {
    let texts = &room.words.office;
    let title = if published { texts.hide } else { texts.publish };
    let said = ChangeTexts {
        id: ["publication-", offering.id.as_str()].concat(),
        title,
        name: [title, " · ", &offering.title].concat(),
        note: texts.hide_note.to_owned(),
    };
    let endpoint = PublishOffering { offering_id: offering.id.clone() };
    let body = move |reason| Some(Publication { published: !published, reason });
    change(room, said, |_| Drawn::nothing(), endpoint, body, move |_| spawn_local(after_change(room, view)))
}
