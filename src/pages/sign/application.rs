//! From a plan to what is sent.

use crate::{
    app::Ready,
    state::{ChildState, Draft, FirstAnswer, with_groups},
};
use kehou_contract::{Application, Fen, Participation, Signature, TakingPart, rules::line_for};

/// The application a plan makes, with the total as it was shown.
pub(super) fn application(
    ready: Ready,
    plan: &Draft,
    guardian_name: String,
    all_or_none: bool,
) -> Application {
    let school = ready.school();
    let participation = match plan.answer {
        FirstAnswer::NoService => Participation::NoService,
        _ => Participation::TakingPart(TakingPart {
            care: plan.care.clone(),
            choices: plan.choices.clone(),
            all_or_none,
            quoted_total: quoted_total(ready, plan),
            signature: Signature {
                guardian_name,
                agreement: school.agreement.hash.clone(),
                pick_up_pledge: school.pick_up_pledge.hash.clone(),
            },
        }),
    };
    Application { round: school.round.id.clone(), participation }
}

fn quoted_total(ready: Ready, plan: &Draft) -> Fen {
    let school = ready.school();
    with_groups(ready.menu, &plan.choices, |groups| {
        Fen::checked_sum(groups.iter().map(|priced| line_for(*priced, &school).amount)).unwrap_or_default()
    })
}

/// Titles of places held that the plan gives up.
pub(super) fn given_up(ready: Ready, state: &ChildState, plan: &Draft) -> Vec<String> {
    let held = state.settled().map(|settled| settled.choices).unwrap_or_default();
    let lost: Vec<_> = held.into_iter().filter(|id| !plan.choices.contains(id)).collect();
    with_groups(ready.menu, &lost, |groups| {
        groups.iter().map(|priced| priced.offering.title_of(priced.group)).collect()
    })
}
