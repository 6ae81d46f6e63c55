mod detail;
mod group_choice;
mod similar;

use super::{Page, not_found};
use crate::{
    api,
    app::Ready,
    components::{Fetched, fetch, field_class, field_icon, icon, loaded, round_banner, top_bar},
    state::words,
};
use detail::{detail, fee};
use group_choice::group_choice;
use kehou_contract::{FieldMark, Offering, OfferingId, routes::GetOffering};
use leptos::prelude::*;
use similar::similar;
use std::sync::Arc;

/// Everything about one offering, and the button that puts it into the week.
pub(super) fn offering(ready: Ready, id: &OfferingId) -> AnyView {
    let Some(offering) = ready.menu.offering(id) else {
        return not_found::not_found(ready);
    };
    let school = ready.school();
    let field = school.field(&offering.field);
    let mark = field.map_or(FieldMark::Mind, |field| field.mark);
    let field = field.map(|field| field.title.clone()).unwrap_or_default();
    let words = words();
    let kind = [
        field.as_str(),
        (words.tier)(offering.tier),
        (words.level)(offering.level),
    ]
    .join(" · ");
    let for_whom = (words.grades)(offering.grades);
    let groups = offering
        .groups
        .iter()
        .map(|group| group_choice(ready, &offering, group))
        .collect_view();
    let details = RwSignal::new_local(Fetched::Loading);
    let asked = offering.id.clone();
    let id = StoredValue::new(asked);
    let load = move || {
        details.set(Fetched::Loading);
        fetch(
            details,
            api::call(GetOffering {
                offering_id: id.get_value(),
            }),
        );
    };
    load();
    let for_detail = StoredValue::new_local(offering.clone());
    view! {
        {top_bar(ready, &offering.title, Some(Page::Menu), ().into_any())}
        <p class=["kind ", field_class(mark)].concat()><span class="kind__mark">{icon(field_icon(mark))}</span>
            <span>{kind}" · "{for_whom}</span></p>
        {groups}
        {fee(&offering, &school)}
        {loaded(details, load, move |found| for_detail.with_value(|offering: &Arc<Offering>| detail(ready, offering, &found)))}
        {similar(ready, &offering)}
        {round_banner(ready)}
    }
    .into_any()
}
