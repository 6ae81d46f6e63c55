use crate::{app::Ready, state::words};
use kehou_contract::{
    Charge, Offering, OfferingDetail, School,
    rules::{Priced, line_for},
};
use leptos::prelude::*;

/// The fee, multiplied out.
pub(super) fn fee(offering: &Offering, school: &School) -> AnyView {
    let texts = &words().offering;
    let Some(group) = offering.groups.first() else {
        return ().into_any();
    };
    let line = line_for(Priced { offering, group }, school);
    let sum = match line.charge {
        Charge::Free => words().common.free.to_owned(),
        Charge::PerMeeting { rate, meetings } => {
            (texts.fee_total)(&rate.short(), meetings, &line.amount.short())
        }
    };
    let document =
        (line.charge != Charge::Free).then(|| view! { <p class="soft">{school.fee_document.clone()}</p> });
    view! { <section class="sheet"><h2>{texts.fee}</h2><p><b>{sum}</b></p>{document}</section> }.into_any()
}

/// What a family reads before choosing.
pub(super) fn detail(ready: Ready, offering: &Offering, detail: &OfferingDetail) -> AnyView {
    let texts = &words().offering;
    let profiles = detail.teachers.iter().map(|teacher| {
        view! { <p><b>{teacher.name.clone()}</b>" "{teacher.profile.clone()}</p> }
    });
    let profiles = profiles.collect_view();
    let provider = offering
        .provider
        .clone()
        .map(|name| part(texts.provider, &[name.as_str(), &detail.vetting].join(" · ")));
    let paid = !offering.fee.is_free();
    let refund = paid.then(|| part(texts.refund_rule, &ready.school().refund_rule));
    view! {
        <section class="sheet prose">
            {part(texts.about, &detail.about)}
            <h2>{texts.teachers}</h2>
            {profiles}
            {provider}
            {part(texts.materials, &detail.materials)}
            {part(texts.safety, &detail.safety)}
            {part(texts.fee_pays_for, &detail.fee_pays_for)}
            {refund}
        </section>
    }
    .into_any()
}

fn part(title: &'static str, text: &str) -> Option<AnyView> {
    (!text.is_empty()).then(|| view! { <h2>{title}</h2><p>{text.to_owned()}</p> }.into_any())
}
