use crate::{
    app::Ready,
    drawn::{Draw, Drawn},
    state::words,
};
use kehou_contract::{
    Charge, Offering, OfferingDetail, School,
    rules::{Priced, line_for},
};
use leptos::prelude::*;

/// The fee, multiplied out.
pub(super) fn fee(offering: &Offering, school: &School) -> Drawn {
    let texts = &words().offering;
    let Some(group) = offering.groups.first() else {
        return Drawn::nothing();
    };
    let line = line_for(Priced { offering, group }, school);
    let (sum, document) = match line.charge {
        Charge::Free => (words().common.free.to_owned(), ""),
        Charge::PerMeeting { rate, meetings } => {
            ((texts.fee_total)(&rate.short(), meetings, &line.amount.short()), school.fee_document.as_str())
        }
    };
    view! { <section class="sheet"><h2>{texts.fee}</h2><p><b>{sum}</b></p><p class="soft">{document.to_owned()}</p></section> }
        .drawn()
}

/// What a family reads before choosing.
pub(super) fn detail(ready: Ready, offering: &Offering, detail: &OfferingDetail) -> Drawn {
    let texts = &words().offering;
    let profiles =
        detail.teachers.iter().map(|teacher| [teacher.name.as_str(), &teacher.profile].join(" · "));
    let provider = offering.provider.as_ref().map(|name| [name.as_str(), &detail.vetting].join(" · "));
    let refund = if offering.fee.is_free() { String::new() } else { ready.school().refund_rule.clone() };
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
