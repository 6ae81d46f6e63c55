mod choices;

use super::Page;
use crate::{
    app::Ready,
    components::{bill_lines, child_switcher, season_shown, tick_box, top_bar, week_grid},
    state::{ChildState, Draft, FirstAnswer, with_groups, words},
};
use choices::choices;
use kehou_contract::rules::bill_for;
use leptos::prelude::*;

/// The child's week: the draft while there is one, else what is settled.
pub(super) fn week(ready: Ready) -> AnyView {
    let title = words().common.week_tab;
    let body = move || {
        let state = ready.children.current()?;
        Some(match state.plan() {
            Some(plan) => plan_view(ready, &state, &plan),
            None => nothing(words().plan.empty),
        })
    };
    view! {
        {top_bar(ready, title, None, ().into_any())}
        {child_switcher(ready)}
        {body}
    }
    .into_any()
}

fn nothing(text: &'static str) -> AnyView {
    view! {
        <p class="empty">{text}</p>
        <a class="button" href=Page::FirstQuestion.path()>{words().plan.to_menu}</a>
    }
    .into_any()
}

fn plan_view(ready: Ready, state: &ChildState, plan: &Draft) -> AnyView {
    let changed = state.has_changes();
    let is_empty = plan.care.is_empty() && plan.choices.is_empty();
    let content = match plan.answer {
        FirstAnswer::NoService => view! { <p class="empty">{words().plan.no_service}</p> }.into_any(),
        _ => taking_part(ready, state, plan),
    };
    let ready_to_sign = changed && (plan.answer == FirstAnswer::NoService || !is_empty);
    let sign =
        ready_to_sign.then(|| view! { <a class="button" href=Page::Sign.path()>{words().plan.sign}</a> });
    view! {
        {state_line(state)}
        {content}
        {sign}
        {ways_back(state, changed)}
    }
    .into_any()
}

fn state_line(state: &ChildState) -> AnyView {
    let texts = &words().plan;
    let (class, text) = match (state.has_changes(), state.settled().is_some()) {
        (false, _) => ("state", texts.settled),
        (true, true) => ("state state--wait", texts.changed),
        (true, false) => ("state state--wait", texts.draft),
    };
    let note = state
        .has_changes()
        .then(|| view! { <small>{texts.draft_note}</small> });
    view! { <p class="state-line"><span class=class>{text}</span>{note}</p> }.into_any()
}

fn taking_part(ready: Ready, state: &ChildState, plan: &Draft) -> AnyView {
    let school = ready.school();
    let texts = &words().plan;
    let grids = school.term.seasons.iter().map(|season| {
        let span = (texts.season)(&season.title, &(words().date)(season.from), &(words().date)(season.to));
        let open = season_shown(&school) == Some(season);
        view! { <details class="fold fold--week" open=open><summary>{span}</summary>{week_grid(ready, season, &plan.care, &plan.choices)}</details> }
    });
    let grids = grids.collect_view();
    let clubs = (!plan.choices.is_empty()).then(|| {
        view! { <p class="note">{(texts.clubs_from)(&(words().date)(school.term.clubs_from))}</p> }
    });
    let bill = with_groups(ready.menu, &plan.choices, |groups| {
        bill_for(&plan.care, groups.iter().copied(), &school)
    });
    let empty = (plan.care.is_empty() && plan.choices.is_empty())
        .then(|| view! { <p class="empty">{texts.empty}</p> });
    view! {
        {empty}
        {grids}
        {clubs}
        {choices(ready, state, plan)}
        {care(ready, state, plan)}
        <section class="sheet"><h2>{texts.every_fen}</h2>{bill_lines(&bill, texts.total)}</section>
    }
    .into_any()
}

fn care(ready: Ready, state: &ChildState, plan: &Draft) -> AnyView {
    let boxes: Vec<AnyView> = ready
        .school()
        .care_windows()
        .map(|window| {
            let (id, state) = (window.id.clone(), state.clone());
            let ticked = plan.care.contains(&window.id);
            let locked = state.is_locked();
            let text = [
                window.care.clone().unwrap_or_default().as_str(),
                &window.care_content,
            ]
            .join(" · ");
            tick_box(
                text,
                move || ticked,
                move || locked,
                move |wanted| state.edit(|draft| draft.set_care(&id, wanted)),
            )
        })
        .collect();
    view! { <fieldset class="sheet"><legend>{words().plan.care_windows}</legend>{boxes}</fieldset> }
        .into_any()
}

fn ways_back(state: &ChildState, changed: bool) -> AnyView {
    let texts = &words().plan;
    let dropping = state.clone();
    let drop_draft = changed.then(|| {
        let locked = dropping.is_locked();
        view! { <button class="button button--quiet" disabled=locked on:click=move |_| dropping.drop_draft()>{texts.start_over}</button> }
    });
    view! {
        <p class="links"><a href=Page::Menu.path()>{texts.to_menu}</a><a href=Page::FirstQuestion.path()>{texts.answer_again}</a></p>
        {drop_draft}
    }
    .into_any()
}
