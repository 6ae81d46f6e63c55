//! A change of the office: a button that unfolds a form, the reason every change needs, and sending under a key.

use super::StaffRoom;
use crate::{
    api::{self, ApiError, settles},
    browser,
    components::{Field, error_text, field},
    drawn::{Draw, Drawn, live, live_if, press},
    json,
};
use kehou_contract::{routes::Endpoint, rules};
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};
use std::rc::Rc;

/// What a change is called.
pub(super) struct ChangeTexts {
    /// Begins the ids of its fields; no other change on the screen has it.
    pub(super) id: String,
    pub(super) title: &'static str,
    /// The change with what it is about, for whoever hears the button without seeing where it stands.
    pub(super) name: String,
    pub(super) note: String,
}

/// A form on its way.
#[derive(Clone, Copy)]
pub(super) struct Change {
    /// Faults are shown once somebody tried to save.
    pub(super) tried: RwSignal<bool>,
    reason: RwSignal<String>,
    is_open: RwSignal<bool>,
    busy: RwSignal<bool>,
    /// Whether it was sent and no answer came: then only the same body is sent, under the same key.
    unknown: RwSignal<bool>,
    wrong: RwSignal<Option<String>>,
    sent: StoredValue<Option<(String, String)>>,
}

impl Change {
    fn new() -> Self {
        Self {
            tried: RwSignal::new(false),
            reason: RwSignal::new(String::new()),
            is_open: RwSignal::new(false),
            busy: RwSignal::new(false),
            unknown: RwSignal::new(false),
            wrong: RwSignal::new(None),
            sent: StoredValue::new(None),
        }
    }

    /// Sends the body, or asks again what became of the one that was sent.
    async fn send<E: Endpoint>(self, endpoint: &E, body: &E::Body) -> Result<E::Answer, ApiError> {
        let (key, text) = match self.sent.get_value() {
            Some(sent) => sent,
            None => (browser::new_key(), json::write(body).map_err(|_| ApiError::Unreadable)?),
        };
        let in_doubt = self.unknown.get_untracked();
        self.sent.set_value(Some((key.clone(), text.clone())));
        let answer = api::post_text(endpoint, text, &key).await;
        let definite = match &answer {
            Ok(_) => true,
            Err(ApiError::Problem(problem)) => settles(problem.code, in_doubt),
            Err(_) => false,
        };
        // The screen may have gone meanwhile; what was saved is saved.
        if definite {
            let _ = self.sent.try_update_value(|sent| *sent = None);
        }
        let _ = self.unknown.try_set(!definite);
        answer
    }
}

/// A change with its fields. `read` makes the body of what was typed and the reason, and says nothing while a field is
/// at fault; `done` is called with the answer.
pub(super) fn change<E: Endpoint + Clone + 'static>(
    room: StaffRoom,
    texts: ChangeTexts,
    fields: impl Fn(Change) -> Drawn + 'static,
    endpoint: E,
    read: impl Fn(String) -> Option<E::Body> + 'static,
    done: impl Fn(E::Answer) + Clone + 'static,
) -> Drawn {
    let change = Change::new();
    let button = button_of(&texts);
    let begin: Rc<dyn Fn()> = Rc::new(move || {
        change.tried.set(true);
        let reason = change.reason.get_untracked();
        let Some(body) = rules::reason(&reason).and_then(|reason| read(reason.to_owned())) else { return };
        if change.busy.get_untracked() {
            return;
        }
        change.busy.set(true);
        change.wrong.set(None);
        let (endpoint, done, button) = (endpoint.clone(), done.clone(), button.clone());
        spawn_local(async move {
            let answer = change.send(&endpoint, &body).await;
            let _ = change.busy.try_set(false);
            match answer {
                Ok(answer) => {
                    close(change, &button);
                    room.announcement.set(room.words.change.saved.to_owned());
                    done(answer);
                }
                Err(error) => {
                    let _ = change.wrong.try_set(Some(error_text(&room.mind(error))));
                }
            }
        });
    });
    draw(room, Rc::new(texts), change, Rc::new(fields), begin)
}

/// The id of the button that unfolds the form.
fn button_of(texts: &ChangeTexts) -> String {
    [&texts.id, "-open"].concat()
}

/// Folds the form; the focus goes back to the button it came from, or to the heading where that is gone.
fn close(change: Change, button: &str) {
    browser::focus_on(["#", button].concat());
    browser::focus_if_lost();
    let _ = change.is_open.try_set(false);
    let _ = change.tried.try_set(false);
    let _ = change.reason.try_set(String::new());
}

fn draw(
    room: StaffRoom,
    texts: Rc<ChangeTexts>,
    change: Change,
    fields: Rc<dyn Fn(Change) -> Drawn>,
    begin: Rc<dyn Fn()>,
) -> Drawn {
    let piece = live(move || {
        if !change.is_open.get() {
            return open_button(&texts, change);
        }
        let (texts, fields, begin) = (texts.clone(), fields.clone(), begin.clone());
        untrack(|| form(room, &texts, change, &*fields, begin))
    });
    view! { <div class="change">{piece}</div> }.drawn()
}

fn open_button(texts: &ChangeTexts, change: Change) -> Drawn {
    let form = ["#", &texts.id].concat();
    let open = press(move |_| {
        change.is_open.set(true);
        browser::focus_on(form.clone());
    });
    let name = texts.name.clone();
    view! { <button class="chip" type="button" id=button_of(texts) aria-label=name on:click=open>{texts.title}</button> }.drawn()
}

fn form(
    room: StaffRoom,
    texts: &ChangeTexts,
    change: Change,
    fields: &dyn Fn(Change) -> Drawn,
    begin: Rc<dyn Fn()>,
) -> Drawn {
    let said = &room.words.change;
    let submit: Box<dyn FnMut(SubmitEvent)> = Box::new(move |event| {
        event.prevent_default();
        begin();
    });
    let label = Signal::derive(move || match (change.busy.get(), change.unknown.get()) {
        (true, _) => said.saving,
        (false, true) => said.ask_again,
        (false, false) => said.save,
    });
    let fault = live_if(move || {
        let wrong = change.wrong.get()?;
        let doubt = change.unknown.get().then(|| view! { <p>{said.unknown}</p> }.drawn());
        Some(view! { <div class="notice notice--wrong" role="alert"><p>{wrong}</p>{doubt}</div> }.drawn())
    });
    let button = button_of(texts);
    let leave = press(move |_| close(change, &button));
    view! {
        <form class="change__form" id=texts.id.clone() tabindex="-1" aria-label=texts.name.clone() on:submit=submit novalidate>
            <p><b>{texts.title}</b></p>
            <p class="soft">{texts.note.clone()}</p>
            <fieldset class="change__fields" disabled=change.unknown>{fields(change)}{reason_field(room, texts, change)}</fieldset>
            {fault}
            <div class="row">
                <button class="button" type="submit" disabled=change.busy>{label}</button>
                <button class="button button--quiet" type="button" disabled=change.unknown on:click=leave>{said.close}</button>
            </div>
        </form>
    }
    .drawn()
}

fn reason_field(room: StaffRoom, texts: &ChangeTexts, change: Change) -> Drawn {
    let said = &room.words.change;
    let missing = Signal::derive(move || {
        change.tried.get() && change.reason.with(|text| rules::reason(text).is_none())
    });
    let reason = Field {
        id: [texts.id.as_str(), "-reason"].concat(),
        label: said.reason,
        hint: said.reason_hint,
        fault: said.reason_missing,
        autocomplete: "off",
        kind: "text",
    };
    field(reason, change.reason, missing)
}
