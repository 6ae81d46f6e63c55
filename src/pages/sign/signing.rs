//! Reading both texts, ticking them, and typing a name.

use crate::{
    app::Ready,
    components::{FieldTexts, text_field, tick_box},
    drawn::{Draw, Drawn, live_if},
    pages::letter::paragraphs,
    state::late_words,
};
use kehou_contract::{School, Signature, SignedText, rules::person_name};
use leptos::prelude::*;

/// What a guardian ticks and types.
#[derive(Clone, Copy)]
pub(in crate::pages) struct Signing {
    agreement: RwSignal<bool>,
    pledge: RwSignal<bool>,
    name: RwSignal<String>,
    /// Faults are shown once somebody tried to send.
    pub(in crate::pages) tried: RwSignal<bool>,
}

impl Signing {
    pub(in crate::pages) fn new() -> Self {
        Self {
            agreement: RwSignal::new(false),
            pledge: RwSignal::new(false),
            name: RwSignal::new(String::new()),
            tried: RwSignal::new(false),
        }
    }

    /// What is signed, once both texts are ticked and a name is typed.
    pub(in crate::pages) fn signature(self, school: &School) -> Option<Signature> {
        untrack(|| (self.has_both_texts() && self.has_name()).then(|| self.name.get())).map(|name| {
            Signature {
                guardian_name: name.trim().to_owned(),
                agreement: school.agreement.hash.clone(),
                pick_up_pledge: school.pick_up_pledge.hash.clone(),
            }
        })
    }

    fn has_both_texts(self) -> bool {
        self.agreement.get() && self.pledge.get()
    }

    fn has_name(self) -> bool {
        self.name.with(|name| person_name(name).is_some())
    }
}

/// The texts with a box each, and the name.
pub(in crate::pages) fn signing_fields(ready: Ready, signing: Signing) -> Drawn {
    let school = ready.school();
    let texts = &late_words().sign;
    let missing_tick = live_if(move || {
        let missing = signing.tried.get() && !signing.has_both_texts();
        missing.then(|| view! { <p class="wrong" role="alert">{texts.tick_both}</p> }.drawn())
    });
    let name_texts = FieldTexts {
        id: "guardian-name",
        label: texts.guardian_name,
        hint: texts.guardian_name_hint,
        fault: texts.type_name,
        autocomplete: "name",
    };
    let no_name = Signal::derive(move || signing.tried.get() && !signing.has_name());
    view! {
        {text_to_sign(&school.agreement, signing.agreement)}
        {text_to_sign(&school.pick_up_pledge, signing.pledge)}
        {missing_tick}
        <div class="sheet">{text_field(name_texts, signing.name, no_name)}</div>
    }
    .drawn()
}

fn text_to_sign(text: &SignedText, agreed: RwSignal<bool>) -> Drawn {
    let label = (late_words().sign.read_and_agree)(&text.title);
    let tick = tick_box(label, agreed.into(), false.into(), move |ticked| {
        agreed.set(ticked);
    });
    view! { <div class="sheet">{folded(text)}{tick}</div> }.drawn()
}

/// The texts to read, where they are signed later.
pub(super) fn texts_to_read(ready: Ready) -> Drawn {
    let school = ready.school();
    let texts = [&school.agreement, &school.pick_up_pledge].map(folded);
    view! { <div class="sheet"><p>{late_words().review.sign_later}</p>{texts.into_iter().collect::<Vec<_>>()}</div> }
        .drawn()
}

fn folded(text: &SignedText) -> Drawn {
    view! {
        <details class="fold">
            <summary>{text.title.clone()}</summary>
            <div class="sheet prose">{paragraphs(&text.paragraphs)}</div>
        </details>
    }
    .drawn()
}
