use super::siblings::siblings;
use crate::{
    app::Ready,
    components::{season_shown, week_grid},
    drawn::{Draw, Drawn, live_if},
    state::{ChildState, words},
};
use kehou_contract::SeasonTimetable;
use leptos::prelude::*;

/// The week in each season; the one of now is open.
pub(super) fn grids(ready: Ready, state: &ChildState) -> Vec<Drawn> {
    let school = ready.school();
    let now = season_shown(&school);
    let draw = |season: &SeasonTimetable| grid(ready, state.clone(), season.clone(), now == Some(season));
    school.term.seasons.iter().map(draw).collect()
}

fn grid(ready: Ready, state: ChildState, season: SeasonTimetable, open: bool) -> Drawn {
    let (from, to) = ((words().date)(season.from), (words().date)(season.to));
    let title = (words().plan.season)(&season.title, &from, &to);
    let beside = siblings(ready, season.clone());
    let table = live_if(move || {
        let plan = state.plan()?;
        Some(week_grid(ready, &season, &plan.care, &plan.choices))
    });
    view! { <details class="fold" open=open><summary>{title}</summary>{table}{beside}</details> }.drawn()
}
