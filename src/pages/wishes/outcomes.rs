use crate::{
    drawn::{Draw, Drawn},
    pages::Page,
    state::{student_words, words},
};
use kehou_contract::{GroupId, Offering, rules::WishOutcome};
use leptos::prelude::*;
use std::sync::Arc;

/// A wish, and what became of it.
#[derive(Clone)]
pub(super) struct Outcome {
    pub(super) offering: Arc<Offering>,
    pub(super) became: WishOutcome,
}

impl Outcome {
    pub(super) fn is_taken_over(&self) -> bool {
        matches!(self.became, WishOutcome::TakenOver(_))
    }
}

/// How many wishes are in the week now, and of each why not if not.
pub(super) fn outcomes(child: &str, outcomes: &[Outcome]) -> Drawn {
    let texts = student_words();
    let taken = outcomes.iter().filter(|outcome| outcome.is_taken_over()).count();
    let rows: Vec<Drawn> = outcomes.iter().map(row).collect();
    view! {
        <section class="sheet">
            <h2 id="outcomes" tabindex="-1">{(texts.taken_over)(child, taken, outcomes.len())}</h2>
            <ul class="outcomes">{rows}</ul>
            <a class="button" href=Page::Week.path()>{words().menu.see_plan}</a>
            <p class="soft">{words().menu.draft_note}</p>
        </section>
    }
    .drawn()
}

fn row(outcome: &Outcome) -> Drawn {
    let texts = student_words();
    let offering = &outcome.offering;
    let said = match &outcome.became {
        WishOutcome::TakenOver(group) => taken(offering, group),
        WishOutcome::Planned => view! { <span class="state">{texts.planned}</span> }.drawn(),
        WishOutcome::LeftOut(why) => {
            view! { <small class="outcomes__why">{(words().refusal)(why)}</small> }.drawn()
        }
    };
    view! { <li><b>{offering.title.clone()}</b>" "{said}</li> }.drawn()
}

/// Of several groups the first that fits was put in; which one it shall be is the family's to say.
fn taken(offering: &Offering, group: &GroupId) -> Drawn {
    let texts = student_words();
    let several = offering.group(group).filter(|_| offering.groups.len() > 1).map(|group| {
        let path = Page::Offering(offering.id.clone()).path();
        view! { <p class="links"><a href=path>{(texts.another_group)(&group.title)}</a></p> }.drawn()
    });
    view! { <span class="state">{texts.taken}</span>{several} }.drawn()
}
