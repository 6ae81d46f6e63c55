//! From a plan to what is sent.

use crate::{
    app::Ready,
    state::{ChildState, Draft, FirstAnswer, quote_draft, with_groups},
};
use kehou_contract::{
    Application, Participation, RoundMode, School, Signature, TakingPart, rules::quoted_total,
};

/// The application a plan makes, with the total as it was shown.
pub(super) fn application(
    ready: Ready,
    state: &ChildState,
    plan: &Draft,
    (signature, all_or_none): (Option<Signature>, bool),
) -> Application {
    let school = ready.school();
    let participation = match plan.answer {
        FirstAnswer::NoService => Participation::NoService,
        _ => Participation::TakingPart(TakingPart {
            care: plan.care.clone(),
            choices: plan.choices.clone(),
            all_or_none,
            quoted_total: quoted_total(&quote_draft(ready, state, plan)),
            signature,
        }),
    };
    Application { round: school.round.id.clone(), participation }
}

/// Whether the family signs what it submits. In a round with review it signs what is published.
pub(super) fn signs_now(school: &School) -> bool {
    school.round.mode == RoundMode::FirstCome
}

/// Titles of places held that the plan gives up.
pub(super) fn given_up(ready: Ready, state: &ChildState, plan: &Draft) -> Vec<String> {
    let held = state.settled().map(|settled| settled.choices).unwrap_or_default();
    let lost: Vec<_> = held.into_iter().filter(|id| !plan.choices.contains(id)).collect();
    with_groups(ready.menu, &lost, |groups| {
        groups.iter().map(|priced| priced.offering.title_of(priced.group)).collect()
    })
}
