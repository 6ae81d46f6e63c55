use crate::{
    app::Ready,
    drawn::{Draw, Drawn, live_if},
    pages::Page,
    state::{quote_draft, words},
};
use kehou_contract::rules::quoted_total;
use leptos::prelude::*;

/// How much is in the draft, that it is a draft, and the way on.
pub(super) fn draft_bar(ready: Ready) -> Drawn {
    live_if(move || {
        let state = ready.children.current()?;
        let plan = state.plan().filter(|_| state.has_changes())?;
        let school = ready.school();
        let total = quoted_total(&quote_draft(&school, ready.menu, &state, &plan));
        let texts = &words().menu;
        let said = (texts.draft_bar)(plan.choices.len(), &total.to_string());
        Some(
            view! {
                <aside class="draft-bar" aria-label=texts.draft_note>
                    <p><b>{said}</b><small>{texts.draft_note}</small></p>
                    <a class="draft-bar__go" href=Page::Week.path()>{texts.see_plan}</a>
                </aside>
            }
            .drawn(),
        )
    })
}
