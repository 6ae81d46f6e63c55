use crate::{
    app::Ready,
    components::{bills_in_turn, quote_alone},
    drawn::{Draw, Drawn},
    state::words,
};
use kehou_contract::{Offering, OfferingDetail, School};
use leptos::prelude::*;

/// The fee, multiplied out.
pub(super) fn fee(offering: &Offering, school: &School) -> Drawn {
    let texts = &words().offering;
    if !school.tariff.charges(offering) {
        let free = words().common.free;
        return view! { <section class="sheet"><h2>{texts.fee}</h2><p><b>{free}</b></p></section> }.drawn();
    }
    let bills = bills_in_turn(&quote_alone(offering, school));
    view! {
        <section class="sheet"><h2>{texts.fee}</h2>{bills}<p class="soft">{school.fee_document.clone()}</p></section>
    }
    .drawn()
}

/// What a family reads before choosing.
pub(super) fn detail(ready: Ready, offering: &Offering, detail: &OfferingDetail) -> Drawn {
    let texts = &words().offering;
    let profiles =
        detail.teachers.iter().map(|teacher| [teacher.name.as_str(), &teacher.profile].join(" · "));
    let provider = offering.provider.as_ref().map(|name| [name.as_str(), &detail.vetting].join(" · "));
    let refund = match ready.school().tariff.charges(offering) {
        true => ready.school().refund_rule.clone(),
        false => String::new(),
    };
    let parts = [
        (texts.about, detail.about.clone()),
        (texts.teachers, profiles.collect::<Vec<_>>().join("\n")),
        (texts.provider, provider.unwrap_or_default()),
        (texts.materials, detail.materials.clone()),
        (texts.safety, detail.safety.clone()),
        (texts.fee_pays_for, detail.fee_pays_for.clone()),
        (texts.refund_rule, refund),
    ];
    let parts: Vec<Drawn> = parts
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(title, text)| part(title, text))
        .collect();
    view! { <section class="sheet prose">{parts}</section> }.drawn()
}

fn part(title: &'static str, text: String) -> Drawn {
    view! { <div><h2>{title}</h2><p>{text}</p></div> }.drawn()
}
