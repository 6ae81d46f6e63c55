use super::{Screen, after_change};
use crate::{
    api,
    app::Ready,
    components::Task,
    drawn::{Draw, Drawn, press},
    state::{late_words, words},
};
use kehou_contract::{
    WaiverRequest, WaiverRequestId, WaiverState, routes::WithdrawWaiverRequest, school_time,
};
use leptos::prelude::*;

/// One application: for what, where it stands, what was written and answered; taking it back while it is open.
pub(super) fn request(ready: Ready, screen: Screen, one: &WaiverRequest) -> Drawn {
    let texts = &late_words().waivers;
    let class = match one.state {
        WaiverState::Asked => "state state--wait",
        WaiverState::Granted => "state",
        WaiverState::Declined | WaiverState::Withdrawn => "state state--no",
    };
    let what = match one.offering_title.as_str() {
        "" => texts.everything,
        title => title,
    };
    let title = [one.group_title.as_str(), what].join(" · ");
    let at = (texts.asked_at)(&(words().moment)(school_time(one.requested_at)));
    let answer = (!one.answer.is_empty()).then(|| {
        let said = (texts.answer)(&one.answer);
        view! { <p>{said}</p> }.drawn()
    });
    let take_back = (one.state == WaiverState::Asked).then(|| take_back(ready, screen, one.id.clone()));
    view! {
        <article class="sheet">
            <h2>{title}</h2>
            <p class="bill__state"><span class=class>{(texts.state)(one.state)}</span><small>{at}</small></p>
            <p class="soft">{one.reason.clone()}</p>
            {answer}
            {take_back}
        </article>
    }
    .drawn()
}

fn take_back(ready: Ready, screen: Screen, request_id: WaiverRequestId) -> Drawn {
    let texts = &late_words().waivers;
    let task = Task::new();
    let end = press(move |_| {
        let endpoint = WithdrawWaiverRequest { request_id: request_id.clone() };
        task.begin(async move {
            api::call(endpoint).await?;
            after_change(ready, screen, texts.taken_back);
            Ok(())
        });
    });
    view! {
        <button class="button button--plain" disabled=task.is_busy() on:click=end>{texts.take_back}</button>
        {task.fault_and_way_out(ready)}
    }
    .drawn()
}
