//! What a plan costs.

use super::{ChildState, Draft, LiveMenu, with_groups};
use kehou_contract::{
    Bill, School,
    rules::{Plan, quote_plan},
};

/// The bills for a child's plan, as they are shown before signing: what the office waives for it is taken off.
pub(crate) fn quote_draft(school: &School, menu: LiveMenu, state: &ChildState, draft: &Draft) -> Vec<Bill> {
    let waivers = state.waivers();
    with_groups(menu, &draft.choices, |groups| {
        let plan = Plan { grade: state.child.grade(), care: &draft.care, groups, from: None };
        quote_plan(school, &plan, &waivers)
    })
}
