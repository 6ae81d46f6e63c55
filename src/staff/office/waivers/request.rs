use super::{Told, after_change};
use crate::{
    drawn::{Draw, Drawn},
    staff::{
        StaffRoom,
        writing::{ChangeTexts, change},
    },
    state::words,
};
use kehou_contract::{OfficeWaiverRequest, WaiverDecision, WaiverState, routes::DecideWaiver, school_time};
use leptos::{prelude::*, task::spawn_local};

/// One application: whose, for what, what the family wrote; granting or declining it while it is open.
pub(super) fn request(room: StaffRoom, told: Told, one: &OfficeWaiverRequest) -> Drawn {
    let texts = &room.words.office;
    let asked = &one.request;
    let who = [(words().home_class)(one.home_class), one.school_number.clone()].join(" · ");
    let offering = match asked.offering_title.as_str() {
        "" => texts.all_of_it,
        title => title,
    };
    let what = [asked.group_title.as_str(), offering].join(" · ");
    let class = match asked.state {
        WaiverState::Asked => "state state--wait",
        WaiverState::Granted => "state",
        WaiverState::Declined | WaiverState::Withdrawn => "state state--no",
    };
    let at = (words().moment)(school_time(asked.requested_at));
    let answer = (!asked.answer.is_empty()).then(|| (texts.waiver_answer)(&asked.answer));
    let decide = (asked.state == WaiverState::Asked)
        .then(|| view! { {decision(room, told, one, true)}{decision(room, told, one, false)} }.drawn());
    view! {
        <li class="sheet bill">
            <p class="bill__who"><b>{one.child_name.clone()}</b><small>{who}</small></p>
            <p class="bill__sum"><b>{what}</b><span class=class>{(texts.waiver_state)(asked.state)}</span></p>
            <p>{asked.reason.clone()}</p>
            <p class="soft">{at}</p>
            <p class="soft">{answer}</p>
            {decide}
        </li>
    }
    .drawn()
}

fn decision(room: StaffRoom, told: Told, one: &OfficeWaiverRequest, granted: bool) -> Drawn {
    let texts = &room.words.office;
    let (begins, title, note) = match granted {
        true => ("grant-", texts.grant, texts.grant_note),
        false => ("decline-", texts.decline, texts.decline_note),
    };
    let said = ChangeTexts {
        id: [begins, one.request.id.as_str()].concat(),
        title,
        name: [title, " · ", &one.child_name, " · ", &one.request.group_title].concat(),
        note: note.to_owned(),
    };
    let endpoint = DecideWaiver { request_id: one.request.id.clone() };
    let body = move |reason| Some(WaiverDecision { granted, reason });
    change(
        room,
        said,
        |_| Drawn::nothing(),
        endpoint,
        body,
        move |decided| {
            let said = (texts.decided)(&decided.less.to_string(), &decided.refund.to_string());
            room.announcement.set(said);
            spawn_local(after_change(room, told));
        },
    )
}
