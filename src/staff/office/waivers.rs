mod refund;
mod request;

use crate::{
    api, browser,
    components::{Drawing, loaded},
    drawn::{Draw, Drawn, live},
    staff::{StaffRoom, screen_head::screen_head},
};
use kehou_contract::{
    OfficeRefund, OfficeWaiverRequest, WaiverState,
    routes::{ListOfficeRefunds, ListOfficeWaivers},
};
use leptos::prelude::*;
use refund::refund;
use request::request;
use std::rc::Rc;

/// What families applied for to be waived, and what goes back to them.
pub(in crate::staff) fn waivers(room: StaffRoom) -> Drawn {
    let texts = &room.words.office;
    let told: Told = RwSignal::new_local(Rc::default());
    let ask = move || async move {
        renew(room, told).await?;
        Ok(Rc::new(move || screen(room, told)) as Drawing)
    };
    view! {
        {screen_head(room, texts.waivers, Drawn::nothing())}
        <p class="soft staff-note">{texts.waivers_note}</p>
        {loaded(ask).drawn()}
    }
    .drawn()
}

/// Applications and refunds as the server told them last.
type Told = RwSignal<Rc<(Vec<OfficeWaiverRequest>, Vec<OfficeRefund>)>, LocalStorage>;

async fn renew(room: StaffRoom, told: Told) -> Result<(), api::ApiError> {
    let requests = api::call(ListOfficeWaivers).await.map_err(|error| room.mind(error))?;
    let refunds = api::call(ListOfficeRefunds).await.map_err(|error| room.mind(error))?;
    // The screen may have gone meanwhile.
    let _ = told.try_set(Rc::new((requests, refunds)));
    Ok(())
}

/// Asks again after a change. Without an answer the lists stay as they were; the change is recorded.
async fn after_change(room: StaffRoom, told: Told) {
    let _ = renew(room, told).await;
    browser::focus_if_lost();
}

fn screen(room: StaffRoom, told: Told) -> Drawn {
    live(move || {
        let now = told.get();
        untrack(|| lists(room, told, &now.0, &now.1))
    })
}

fn lists(room: StaffRoom, told: Told, requests: &[OfficeWaiverRequest], refunds: &[OfficeRefund]) -> Drawn {
    let texts = &room.words.office;
    let of = |open: bool| -> Vec<Drawn> {
        let is_open = |one: &&OfficeWaiverRequest| (one.request.state == WaiverState::Asked) == open;
        requests.iter().filter(is_open).map(|one| request(room, told, one)).collect()
    };
    let (open, settled) = (of(true), of(false));
    let said = match open.len() {
        0 => texts.no_waivers.to_owned(),
        count => (texts.open_waivers)(count),
    };
    let settled = (!settled.is_empty()).then(|| {
        view! { <details class="fold"><summary>{texts.settled_waivers}</summary><ul class="bills">{settled}</ul></details> }
            .drawn()
    });
    let rows: Vec<Drawn> = refunds.iter().map(|one| refund(room, told, one)).collect();
    let nothing = rows.is_empty().then(|| view! { <p class="soft">{texts.no_refunds}</p> }.drawn());
    view! {
        <p>{said}</p>
        <ul class="bills">{open}</ul>
        {settled}
        <h2>{texts.refunds}</h2>
        {nothing}
        <ul class="bills">{rows}</ul>
    }
    .drawn()
}
