//! The windows: how long their care keeps a child, and what it is about.

use super::Faults;
use crate::{CarePlan, School, Window, rules::care_sessions};

pub(super) fn look_at(school: &School, faults: &mut Faults) {
    for window in &school.windows {
        let key = ["school.windows.", window.id.as_str()];
        for grade in &school.round.grades {
            let sessions = care_sessions(window, &school.term, *grade);
            let late = super::groups::first_past_latest_end(&sessions, school, *grade);
            faults.unless(late.is_none(), &key, || late.unwrap_or_default());
        }
        window.care_plan.iter().for_each(|plan| look_at_plan(plan, window, faults));
    }
}

fn look_at_plan(plan: &CarePlan, window: &Window, faults: &mut Faults) {
    let key = ["school.windows.", window.id.as_str(), ".care_plan.", &plan.title].concat();
    if let Some(weeks) = &plan.weeks {
        super::groups::look_at_rotation(weeks, &key, faults);
    }
    let open = plan.weekdays.iter().all(|day| window.weekdays.contains(day));
    faults.unless(open, &[&key, ".weekdays"], || "the window is closed on one of them".to_owned());
}
