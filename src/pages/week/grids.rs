use super::siblings::siblings;
use crate::{
    app::Ready,
    components::{week_grid, week_shown},
    drawn::{Draw, Drawn, live_if},
    state::{ChildState, words},
};
use kehou_contract::rules::usual_weeks;
use leptos::prelude::*;

/// The week in each season and each holiday block; the one of now is open.
pub(super) fn grids(ready: Ready, state: &ChildState) -> Vec<Drawn> {
    let school = ready.school();
    let weeks = usual_weeks(&school);
    let now = week_shown(&school, &weeks);
    (0..weeks.len()).map(|at| grid(ready, state.clone(), at, now == at)).collect()
}

fn grid(ready: Ready, state: ChildState, at: usize, open: bool) -> Drawn {
    let school = ready.school();
    let weeks = usual_weeks(&school);
    let Some(week) = weeks.get(at) else {
        return Drawn::nothing();
    };
    let (from, to) = ((words().date)(week.from), (words().date)(week.to));
    let title = (words().plan.season)(week.title, &from, &to);
    let beside = siblings(ready, at);
    let table = live_if(move || {
        let plan = state.plan()?;
        let school = ready.school();
        let weeks = usual_weeks(&school);
        Some(week_grid(ready, weeks.get(at)?, state.child.grade(), &plan.care, &plan.choices))
    });
    view! { <details class="fold" open=open><summary>{title}</summary>{table}{beside}</details> }.drawn()
}
