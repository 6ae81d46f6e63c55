use crate::{
    components::{bills_in_turn, quote_alone},
    drawn::{Draw, Drawn},
    pages::{Page, RefundText},
    state::words,
};
use kehou_contract::{Offering, OfferingDetail, School};
use leptos::prelude::*;

/// The fee, multiplied out, and the way to everything the school charges.
pub(super) fn fee(offering: &Offering, school: &School) -> Drawn {
    let texts = &words().offering;
    let body = match school.tariff.charges(offering) {
        true => {
            let document = school.fee_document.clone();
            view! { {bills_in_turn(&quote_alone(offering, school))}<p class="soft">{document}</p> }.drawn()
        }
        false => view! { <p><b>{words().common.free}</b></p> }.drawn(),
    };
    let notice = view! { <a href=Page::FeeNotice.path()>{words().common.fee_notice}</a> }.drawn();
    view! { <section class="sheet"><h2>{texts.fee}</h2>{body}<p class="links">{notice}</p></section> }.drawn()
}

/// What a family reads before choosing.
pub(super) fn detail(
    school: &School,
    offering: &Offering,
    detail: &OfferingDetail,
    refund: Option<RefundText>,
) -> Drawn {
    let texts = &words().offering;
    let profiles =
        detail.teachers.iter().map(|teacher| [teacher.name.as_str(), &teacher.profile].join(" · "));
    let provider = offering.provider.as_ref().map(|name| [name.as_str(), &detail.vetting].join(" · "));
    let pays_for = school.tariff.rules_of(offering).map(|rule| rule.pays_for.as_str());
    let pays_for: Vec<&str> = pays_for.filter(|text| !text.is_empty()).collect();
    let parts = [
        (texts.about, detail.about.clone()),
        (texts.teachers, profiles.collect::<Vec<_>>().join("\n")),
        (texts.provider, provider.unwrap_or_default()),
        (texts.materials, detail.materials.clone()),
        (texts.safety, detail.safety.clone()),
        (texts.fee_pays_for, pays_for.join("\n")),
        (texts.refund_rule, refund.map(|refund| refund(school, offering)).unwrap_or_default()),
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
