mod barred;
mod detail;
mod group_choice;
mod price_texts;
mod similar;

use super::{Page, not_found};
use crate::{
    api,
    app::Ready,
    components::{Drawing, field_class, field_icon, icon, loaded, round_banner, top_bar},
    drawn::{Draw, Drawn},
    late,
    state::{late_words, words},
};
use detail::{detail, fee};
use group_choice::group_choice;
use kehou_contract::{
    Entry, FieldMark, Offering, OfferingDetail, OfferingId, School, routes::GetOffering, rules::entry_of,
};
use leptos::prelude::*;
pub(crate) use price_texts::{PriceTexts, TellPrice, tell_price};
use similar::similar;
use std::{rc::Rc, sync::Arc};

/// Everything about one offering, and the button that puts it into the week.
pub(super) fn offering(ready: Ready, id: &OfferingId) -> Drawn {
    let Some(offering) = ready.menu.offering(id) else {
        return not_found::not_found(ready);
    };
    let school = ready.school();
    let groups: Vec<Drawn> =
        offering.groups.iter().map(|group| group_choice(ready, &offering, group)).collect();
    view! {
        {top_bar(ready, &offering.title, Some(Page::Menu), Drawn::nothing())}
        {kind(&offering, &school)}
        {entry(&offering, &school)}
        {groups}
        {details(ready, offering.clone())}
        {similar(ready, &offering)}
        {round_banner(ready)}
    }
    .drawn()
}

/// Field, tier, level, grades.
fn kind(offering: &Offering, school: &School) -> Drawn {
    let words = words();
    let field = school.field(&offering.field);
    let mark = field.map_or(FieldMark::Mind, |field| field.mark);
    let parts = [
        field.map(|field| field.title.clone()).unwrap_or_default(),
        (words.tier)(offering.tier).to_owned(),
        (words.level)(offering.level).to_owned(),
        (words.grades)(offering.grades),
    ];
    view! {
        <p class=["kind ", field_class(mark)].concat()>
            <span class="kind__mark">{icon(field_icon(mark))}</span><span>{parts.join(" · ")}</span>
        </p>
    }
    .drawn()
}

/// What a family knows before choosing, where not everybody who finds a place is in.
fn entry(offering: &Offering, school: &School) -> Option<Drawn> {
    let texts = &late_words().entry;
    let note = match entry_of(offering, &school.choosing) {
        Entry::Open => return None,
        Entry::Check => texts.check,
        Entry::Invitation => texts.invitation,
    };
    Some(view! { <p class="notice">{note}</p> }.drawn())
}

/// What it costs, then what a family reads before choosing.
fn details(ready: Ready, offering: Arc<Offering>) -> Drawn {
    let ask = move || {
        let offering = offering.clone();
        async move {
            let costs = !offering.rates.is_empty();
            let price = async { if costs { late::price_texts().await.map(Some) } else { Ok(None) } };
            let asked = api::call(GetOffering { offering_id: offering.id.clone() });
            let (found, tell) = futures::join!(asked, price);
            let (found, tell) = (found?, tell?);
            Ok(Rc::new(move || whole(ready, &offering, &found, tell)) as Drawing)
        }
    };
    loaded(ask).drawn()
}

fn whole(ready: Ready, offering: &Offering, found: &OfferingDetail, tell: Option<TellPrice>) -> Drawn {
    let (multiplied, texts) = match tell.map(|tell| tell(ready, offering)) {
        Some((multiplied, texts)) => (multiplied, Some(texts)),
        None => (Drawn::nothing(), None),
    };
    view! {
        {fee(offering, &ready.school(), multiplied)}
        {detail(offering, found, texts.as_ref())}
    }
    .drawn()
}
