use super::moment::{moment_field, read, written};
use crate::{
    components::round_said,
    drawn::{Draw, Drawn, live},
    staff::{
        StaffRoom,
        screen_head::screen_head,
        writing::{ChangeTexts, change},
    },
    state::words,
};
use kehou_contract::{RoundTimes, routes::MoveRound, school_time};
use leptos::{prelude::*, task::spawn_local};

/// When the round opens and closes, and moving it.
pub(in crate::staff) fn round(room: StaffRoom) -> Drawn {
    let texts = &room.words.office;
    let banner = round_said(move || {
        room.second.track();
        room.school.with(|school| school.round.clone())
    });
    let times = live(move || {
        let round = room.school.with(|school| school.round.clone());
        let moment = |at| (words().moment)(school_time(at));
        view! {
            <dl class="facts">
                <div><dt>{texts.opens_at}</dt><dd>{moment(round.opens_at)}</dd></div>
                <div><dt>{texts.closes_at}</dt><dd>{moment(round.closes_at)}</dd></div>
            </dl>
        }
        .drawn()
    });
    view! {
        {screen_head(room, texts.round, Drawn::nothing())}
        {banner}
        <section class="sheet">{times}{moving(room)}</section>
    }
    .drawn()
}

fn moving(room: StaffRoom) -> Drawn {
    let texts = &room.words.office;
    let round = room.school.with_untracked(|school| school.round.clone());
    let (opens_at, closes_at) =
        (RwSignal::new(written(round.opens_at)), RwSignal::new(written(round.closes_at)));
    let said = ChangeTexts {
        id: "move-round".to_owned(),
        title: texts.move_round,
        name: [texts.move_round, " · ", &round.title].concat(),
        note: texts.move_round_note.to_owned(),
    };
    let fields = move |change| {
        view! {
            {moment_field(room, change, "move-round-opens-at", texts.opens_at, opens_at)}
            {moment_field(room, change, "move-round-closes-at", texts.closes_at, closes_at)}
        }
        .drawn()
    };
    let body = move |reason| {
        let (opens_at, closes_at) = (read(&opens_at.get_untracked())?, read(&closes_at.get_untracked())?);
        Some(RoundTimes { opens_at, closes_at, reason })
    };
    change(room, said, fields, MoveRound, body, move |_| {
        // Without an answer the old times stand on the screen; the server judges by the new ones.
        spawn_local(async move { drop(room.renew().await) });
    })
}
