use super::{
    motif::Motif,
    picture::{heart_mark, picture},
};
use crate::{
    api,
    app::Ready,
    browser,
    components::{Drawing, field_class, loaded},
    drawn::{Draw, Drawn, live_if, press},
    state::{Heart, Visit, student_words, words},
};
use kehou_contract::{
    Availability, FieldMark, Offering, OfferingId, Refusal, School, routes::GetOffering, rules::MOST_WISHES,
};
use leptos::{ev::Event, prelude::*};
use std::rc::Rc;
use std::sync::Arc;

/// An offering as a child looks at it: a picture, when and where, for whom, whether there is room, and a heart. No fee,
/// no number of children.
pub(super) fn pick(ready: Ready, offering: &Arc<Offering>, mark: FieldMark) -> Drawn {
    let school = ready.school();
    let for_places = offering.clone();
    let places = Memo::new(move |_| Room(ready.menu.places_of_all(&for_places).availability()));
    let room = Signal::derive(move || (student_words().places)(places.get().0));
    let room_class = Signal::derive(move || match places.get().0 {
        Availability::Open => "pick__room",
        Availability::Few => "pick__room pick__room--few",
        Availability::Full => "pick__room pick__room--full",
    });
    let for_grades = (student_words().for_grades)(&(words().grades)(offering.grades));
    view! {
        <li class=["pick ", field_class(mark)].concat()>
            {picture(Motif::of(&offering.title, mark))}
            <h2 class="pick__title">{offering.title.clone()}</h2>
            <p class="pick__when">{when_and_where(offering, &school)}</p>
            <p class="pick__for">{for_grades}" · "<span class=room_class>{room}</span></p>
            {what_you_do(offering.id.clone())}
            {heart_button(ready, offering)}
        </li>
    }
    .drawn()
}

#[derive(Clone, Copy, PartialEq)]
struct Room(Availability);

/// Weekday and window in words, then the room: no clock, which children of this age do not live by.
pub(super) fn when_and_where(offering: &Offering, school: &School) -> String {
    let mut said: Vec<String> = Vec::new();
    for group in &offering.groups {
        let days = group.meetings.iter().map(|meeting| {
            let window = school.window(&meeting.window).map_or("", |window| window.title.as_str());
            [(words().weekday)(meeting.weekday), window].concat()
        });
        let when = [(words().list)(&days.collect::<Vec<_>>()), group.room.clone()].join(" ");
        if !said.contains(&when) {
            said.push(when);
        }
    }
    said.join("\n")
}

/// Asked for when somebody wants to know.
fn what_you_do(offering_id: OfferingId) -> Drawn {
    let open = RwSignal::new(false);
    let unfold: Box<dyn FnMut(Event)> = Box::new(move |_| open.set(true));
    let about = live_if(move || {
        let offering_id = offering_id.clone();
        open.get().then(|| {
            let ask = move || {
                let offering_id = offering_id.clone();
                async move {
                    let about = api::call(GetOffering { offering_id }).await?.about;
                    Ok(Rc::new(move || view! { <p>{about.clone()}</p> }.drawn()) as Drawing)
                }
            };
            untrack(|| loaded(ask).drawn())
        })
    });
    view! { <details class="fold pick__about" on:toggle=unfold><summary>{student_words().what_you_do}</summary>{about}</details> }
        .drawn()
}

/// The same word whether pressed or not; the state is told by the picture, by `aria-pressed` and aloud.
pub(super) fn heart_button(ready: Ready, offering: &Offering) -> Drawn {
    let (id, title) = (offering.id.clone(), offering.title.clone());
    let name = [student_words().heart, " ", &title].concat();
    let for_pressed = id.clone();
    let pressed = Signal::derive(move || if Visit.has_heart(&for_pressed) { "true" } else { "false" });
    let turn = press(move |_| {
        let texts = student_words();
        ready.announcement.set(match Visit.turn(&id) {
            Heart::Given => (texts.hearted)(&title),
            Heart::TakenBack => (texts.unhearted)(&title),
            Heart::NoRoom => (words().refusal)(&Refusal::TooManyWishes { most: MOST_WISHES as u32 }),
        });
        // On the wish list itself the row has gone with the heart.
        browser::focus_if_lost();
    });
    view! {
        <button class="heart" aria-label=name aria-pressed=pressed on:click=turn>{heart_mark()}<span>{student_words().heart}</span></button>
    }
    .drawn()
}
