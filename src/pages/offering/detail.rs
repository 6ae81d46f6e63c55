use crate::{
    components::fee_in_words,
    drawn::{Draw, Drawn},
    pages::{Page, PriceTexts},
    state::words,
};
use kehou_contract::{Offering, OfferingDetail, School};
use leptos::prelude::*;

/// The fee, and the way to everything the school charges. Multiplied out it comes with the details.
pub(super) fn fee(offering: &Offering, school: &School, multiplied: Drawn) -> Drawn {
    let texts = &words().offering;
    let document = if offering.rates.is_empty() { "" } else { &school.fee_document };
    let notice = view! { <a href=Page::FeeNotice.path()>{words().common.fee_notice}</a> }.drawn();
    view! {
        <section class="sheet">
            <h2>{texts.fee}</h2>
            <p><b>{fee_in_words(offering)}</b></p>
            {multiplied}
            <p class="soft">{document.to_owned()}</p>
            <p class="links">{notice}</p>
        </section>
    }
    .drawn()
}

/// What a family reads before choosing.
pub(super) fn detail(offering: &Offering, detail: &OfferingDetail, price: Option<&PriceTexts>) -> Drawn {
    let texts = &words().offering;
    let profiles =
        detail.teachers.iter().map(|teacher| [teacher.name.as_str(), &teacher.profile].join(" · "));
    let provider = offering.provider.as_ref().map(|name| [name.as_str(), &detail.vetting].join(" · "));
    let price_text = |text: fn(&PriceTexts) -> &String| price.map(text).cloned().unwrap_or_default();
    let parts = [
        (texts.about, detail.about.clone()),
        (texts.teachers, profiles.collect::<Vec<_>>().join("\n")),
        (texts.provider, provider.unwrap_or_default()),
        (texts.materials, detail.materials.clone()),
        (texts.safety, detail.safety.clone()),
        (texts.fee_pays_for, price_text(|price| &price.pays_for)),
        (texts.refund_rule, price_text(|price| &price.refund)),
    ];
    let parts: Vec<Drawn> = parts
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(title, text)| part(title, &text))
        .collect();
    view! { <section class="sheet prose">{parts}</section> }.drawn()
}

/// A heading, and a paragraph for each line.
fn part(title: &'static str, text: &str) -> Drawn {
    let lines: Vec<Drawn> = text.split('\n').map(|line| view! { <p>{line.to_owned()}</p> }.drawn()).collect();
    view! { <div><h2>{title}</h2>{lines}</div> }.drawn()
}
