use super::{View, after_change};
use crate::{
    components::select_one,
    drawn::{Draw, Drawn, live, live_if},
    staff::{
        StaffRoom,
        writing::{Change, ChangeTexts, change},
    },
    state::{ServerTime, words},
};
use chrono::{Datelike, NaiveDate};
use kehou_contract::{
    CancelledSession, Group, GroupId, SessionChange, routes::ChangeSession, rules::sessions_of,
};
use leptos::{prelude::*, task::spawn_local};

/// Cancelling one of the sessions to come, and holding a cancelled one after all. The dates are those of the lowest
/// grade the offering admits.
pub(super) fn sessions(room: StaffRoom, view: View, title: &str, group: &Group, grade: u8) -> Drawn {
    let title = title.to_owned();
    let group = group.clone();
    live(move || {
        let view_now = view.get();
        let cancelled: Vec<CancelledSession> =
            view_now.cancelled.iter().filter(|one| one.group == group.id).cloned().collect();
        untrack(|| {
            let held: Vec<Drawn> =
                cancelled.iter().map(|session| holding(room, view, &title, &group.id, session)).collect();
            view! { {cancelling(room, view, &title, (&group, grade), &cancelled)}{held} }.drawn()
        })
    })
}

fn cancelling(
    room: StaffRoom,
    view: View,
    title: &str,
    (group, grade): (&Group, u8),
    cancelled: &[CancelledSession],
) -> Drawn {
    let texts = &room.words.office;
    let today = ServerTime::today();
    let all: Vec<NaiveDate> = room.school.with_untracked(|school| {
        sessions_of(group, school, grade).into_iter().map(|session| session.date).collect()
    });
    let open = |date: NaiveDate| date >= today && cancelled.iter().all(|session| session.date != date);
    let dates: Vec<NaiveDate> = all.into_iter().filter(|date| open(*date)).collect();
    if dates.is_empty() {
        return view! { <p class="soft">{texts.no_more_sessions}</p> }.drawn();
    }
    let chosen = RwSignal::new(None::<usize>);
    let id = ["cancel-", group.id.as_str()].concat();
    let said = ChangeTexts {
        title: texts.cancel_session,
        name: [texts.cancel_session, " · ", title].concat(),
        note: texts.cancel_session_note.to_owned(),
        id,
    };
    let titles: Vec<String> = dates.iter().map(|date| day(*date)).collect();
    let fields = move |change: Change| {
        let missing = live_if(move || {
            let missing = change.tried.get() && chosen.get().is_none();
            missing.then(|| view! { <p class="wrong" role="alert">{texts.session_missing}</p> }.drawn())
        });
        let dates = select_one(texts.session, titles.clone(), chosen.into(), move |at| chosen.set(at));
        view! { {dates}{missing} }.drawn()
    };
    let body = move |reason| {
        let date = *dates.get(chosen.get_untracked()?)?;
        Some(SessionChange { date, held: false, reason })
    };
    send(room, view, said, fields, &group.id, body)
}

fn holding(room: StaffRoom, view: View, title: &str, group: &GroupId, session: &CancelledSession) -> Drawn {
    let texts = &room.words.office;
    let date = session.date;
    let said = ChangeTexts {
        id: ["hold-", group.as_str(), "-", &date.to_string()].concat(),
        title: texts.hold_session,
        name: [texts.hold_session, " · ", title, " · ", &day(date)].concat(),
        note: texts.cancel_session_note.to_owned(),
    };
    let body = move |reason| Some(SessionChange { date, held: true, reason });
    let what = (texts.cancelled)(&day(date), &session.reason);
    let change = send(room, view, said, |_| Drawn::nothing(), group, body);
    view! { <div class="note">{what}{change}</div> }.drawn()
}

fn send(
    room: StaffRoom,
    view: View,
    said: ChangeTexts,
    fields: impl Fn(Change) -> Drawn + 'static,
    group: &GroupId,
    body: impl Fn(String) -> Option<SessionChange> + 'static,
) -> Drawn {
    change(room, said, fields, ChangeSession { group_id: group.clone() }, body, move |answer| {
        room.announcement.set((room.words.office.told)(answer.told));
        spawn_local(after_change(room, view));
    })
}

fn day(date: NaiveDate) -> String {
    [(words().date)(date), (words().weekday)(date.weekday()).to_owned()].join(" ")
}
