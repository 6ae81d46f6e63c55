use crate::{
    app::Ready,
    browser,
    components::top_bar,
    drawn::{Draw, Drawn, live_if, press},
    pages::Page,
    state::{Presence, Visit, student_words, words},
};
use kehou_contract::{Refusal, rules::MOST_WISHES};
use leptos::prelude::*;

/// What stands around every student's screen: the head with the way out for the next child, the wishes so far, the
/// question to whoever left the tablet lying, and a door for parents.
pub(super) fn screen(ready: Ready, title: &str, back_to: Option<Page>, content: Drawn) -> Drawn {
    let texts = student_words();
    Visit.notice();
    end_with_the_child(ready);
    let next_child = live_if(move || {
        // On the made list a large button says the same.
        (!Visit.is_blank() && !stands_on_made_list(ready)).then(|| {
            let end = press(move |_| next_child(ready));
            view! { <button class="switch" on:click=end>{texts.next_child}</button> }.drawn()
        })
    });
    view! {
        <div class="student">
            {top_bar(ready, title, back_to, next_child)}
            {content}
            <p class="links"><a href=Page::Welcome.path()>{texts.for_parents}</a></p>
            {wishes_bar(ready)}
            {question(ready)}
        </div>
    }
    .drawn()
}

fn stands_on_made_list(ready: Ready) -> bool {
    Visit.kept().is_some() && ready.navigator.page() == Page::StudentWishes
}

/// Empties everything and begins anew.
pub(super) fn next_child(ready: Ready) {
    Visit.end();
    ready.announcement.set(student_words().emptied.to_owned());
    ready.navigator.go_instead(Page::Student);
}

/// Forgets the visit when it is left for other screens, or when nobody has touched the tablet for a while.
fn end_with_the_child(ready: Ready) {
    on_cleanup(move || {
        if !untrack(|| ready.navigator.page()).is_of_students() {
            Visit.end();
        }
    });
    Effect::new(move |_| {
        ready.second.track();
        if untrack(|| Visit.presence()) == Presence::Gone {
            next_child(ready);
        }
    });
}

/// How many wishes there are, and the way to them.
fn wishes_bar(ready: Ready) -> Drawn {
    let texts = student_words();
    live_if(move || {
        let is_there = ready.navigator.page() == Page::StudentWishes;
        let count = Visit.hearts();
        (count > 0 && !is_there).then(|| {
            view! {
                <aside class="draft-bar" aria-label=texts.list>
                    <p><b>{(texts.wishes)(count)}</b>{no_room(count)}</p>
                    <a class="draft-bar__go" href=Page::StudentWishes.path()>{texts.list}</a>
                </aside>
            }
            .drawn()
        })
    })
}

/// Said as long as the list is full: a heart that cannot be given must not just do nothing.
fn no_room(count: usize) -> Option<Drawn> {
    let refusal = Refusal::TooManyWishes { most: MOST_WISHES as u32 };
    (count >= MOST_WISHES).then(|| view! { <small>{(words().refusal)(&refusal)}</small> }.drawn())
}

/// Asks whether anybody is still there. Any touch is an answer; the button is for whoever wants one.
fn question(ready: Ready) -> Drawn {
    let texts = student_words();
    let asked = Memo::new(move |_| {
        ready.second.track();
        Visit.presence() == Presence::InDoubt
    });
    live_if(move || {
        asked.get().then(|| {
            let stay = press(move |_| browser::focus_heading());
            view! {
                <div class="student__question notice notice--wait" role="alert">
                    <p>{texts.idle}</p>
                    <button class="button" on:click=stay>{texts.still_here}</button>
                </div>
            }
            .drawn()
        })
    })
}
