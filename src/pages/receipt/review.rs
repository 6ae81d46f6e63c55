//! Where an application stands in its class review, and what the family does next.

mod proposal;
mod signing;

use super::Told;
use crate::{
    app::Ready,
    components::{Icon, icon},
    drawn::{Draw, Drawn, live_if},
    state::{ChildState, late_words, words},
};
use kehou_contract::{ReceiptNumber, ReceiptState, Refusal, ReviewStage, ReviewState, SubmissionReceipt};
use leptos::prelude::*;
use proposal::proposal;
use signing::signing;

/// The steps, and whichever of them is the family's. A receipt that was replaced says nothing of it.
pub(super) fn review(ready: Ready, told: Told, receipt: &SubmissionReceipt) -> Drawn {
    let Some(state) = receipt.review.as_ref().filter(|_| receipt.state != ReceiptState::Replaced) else {
        return Drawn::nothing();
    };
    let texts = &late_words().review;
    let said = (words().refusal)(&Refusal::UnderReview { stage: state.stage() });
    let (number, whose) = (receipt.number.clone(), state.clone());
    let own_step = live_if(move || {
        let child = child_of(ready, &number)?;
        Some(untrack(|| match &whose {
            ReviewState::Returned { proposal: proposed, answer_until } => {
                proposal(ready, &child, &number, (proposed, *answer_until))
            }
            ReviewState::Published { sign_until } => signing(ready, told, &child, *sign_until),
            _ => Drawn::nothing(),
        }))
    });
    view! {
        <section class="sheet">
            <h2>{texts.title}</h2>
            <ol class="steps">{steps(state.stage())}</ol>
            <p role="status">{said}</p>
        </section>
        {own_step}
    }
    .drawn()
}

/// The child whose receipt in force this is; it has the step to take.
fn child_of(ready: Ready, number: &ReceiptNumber) -> Option<ChildState> {
    let is_its = |state: &ChildState| {
        state.term.with(|term| term.as_ref().is_some_and(|term| term.receipt.as_ref() == Some(number)))
    };
    ready.children.all().into_iter().find(is_its)
}

/// How many of the steps are done. What was returned stands where it was handed in; what was let go stands nowhere.
fn done(stage: ReviewStage) -> usize {
    match stage {
        ReviewStage::LetGo => 0,
        ReviewStage::Submitted | ReviewStage::Returned => 1,
        ReviewStage::ClassChecked => 2,
        ReviewStage::SummedUp => 3,
        ReviewStage::Published => 4,
        ReviewStage::Signed => 5,
    }
}

fn steps(stage: ReviewStage) -> Vec<Drawn> {
    let (texts, done) = (&late_words().review, done(stage));
    let step = |(at, title): (usize, &&'static str)| {
        let is_done = at < done;
        let mark = is_done
            .then(|| view! { {icon(Icon::Tick)}<span class="unseen">{texts.step_done}</span> }.drawn());
        let current = (at + 1 == done).then_some("step");
        let class = if is_done { "steps__step steps__step--done" } else { "steps__step" };
        view! { <li class=class aria-current=current>{*title}" "{mark}</li> }.drawn()
    };
    texts.steps.iter().enumerate().map(step).collect()
}
