//! What a plan costs.

use super::{Draft, LiveMenu, with_groups};
use kehou_contract::{
    Bill, Child, School,
    rules::{Plan, quote_plan},
};

/// The bills for a child's plan, as they are shown before signing.
pub(crate) fn quote_draft(school: &School, menu: LiveMenu, child: &Child, draft: &Draft) -> Vec<Bill> {
    with_groups(menu, &draft.choices, |groups| {
        let plan = Plan { grade: child.grade(), care: &draft.care, groups, from: None };
        quote_plan(school, &plan, &[])
    })
}
