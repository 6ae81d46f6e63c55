//! What a plan costs.

use super::{ChildState, Draft, with_groups};
use crate::{
    app::Ready,
    prices::{priced_offering, priced_school},
};
use kehou_contract::{
    Bill, Offering,
    rules::{Plan, Priced, quote_plan},
};

/// The bills for a child's plan, as they are shown before signing: what the office waives for it is taken off.
pub(crate) fn quote_draft(ready: Ready, state: &ChildState, draft: &Draft) -> Vec<Bill> {
    let (school, waivers) = (priced_school(ready), state.waivers());
    with_groups(ready.menu, &draft.choices, |groups| {
        let offerings: Vec<Offering> = groups.iter().map(|group| priced_offering(group.offering)).collect();
        let groups: Vec<Priced<'_>> = groups
            .iter()
            .zip(&offerings)
            .map(|(group, offering)| Priced { offering, group: group.group })
            .collect();
        let plan = Plan { grade: state.child.grade(), care: &draft.care, groups: &groups, from: None };
        quote_plan(&school, &plan, &waivers)
    })
}
