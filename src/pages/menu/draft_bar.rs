use crate::{
    app::Ready,
    drawn::{Draw, Drawn, live_if},
    late,
    pages::Page,
    state::words,
};
use leptos::{prelude::*, task::spawn_local};

/// How much is in the draft, that it is a draft, and the way on. The total comes a moment later than the menu.
pub(super) fn draft_bar(ready: Ready) -> Drawn {
    let total = RwSignal::new_local(None::<late::Total>);
    spawn_local(async move {
        // Without it the bar says how many.
        if let Ok(known) = late::plan_total().await {
            let _ = total.try_set(Some(known));
        }
    });
    live_if(move || {
        let state = ready.children.current()?;
        let plan = state.plan().filter(|_| state.has_changes())?;
        let sum = total.get().map_or_else(|| "…".to_owned(), |total| total(ready, &state, &plan).to_string());
        let texts = &words().menu;
        let said = (texts.draft_bar)(plan.choices.len(), &sum);
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
