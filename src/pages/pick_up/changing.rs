use super::{Screen, company::companies, name_of, task_button};
use crate::{
    api, browser,
    components::{Task, way_out},
    drawn::{Draw, Drawn, live, press},
    state::{ChildState, ServerTime, late_words, words},
};
use kehou_contract::{
    Leaving, PickUp, PickUpChange, Refusal, WishedCompany, routes::ChangePickUp, school_time,
};
use leptos::prelude::*;

/// Changing with whom a child leaves on one day: a button, then the grown-ups to choose from; after the cut-off the
/// school's telephone. `focus` is where reading goes on after a change.
pub(super) fn changing(
    screen: Screen,
    state: &ChildState,
    day: &PickUp,
    label: String,
    focus: String,
) -> Drawn {
    let Some(leaving) = day.leaving.clone() else {
        return Drawn::nothing();
    };
    // The key lives as long as the question: asking again after a lost answer is the same change.
    let asking = RwSignal::new(None::<String>);
    let (state, date) = (state.clone(), day.date);
    let over = Memo::new(move |_| {
        screen.ready.second.get();
        ServerTime::now() >= leaving.change_until
    });
    live(move || match (over.get(), asking.get()) {
        (true, _) => {
            let text = (late_words().pick_up.too_late)(&screen.ready.school().phone);
            let refusal = Refusal::PickUpChangeTooLate { until: leaving.change_until };
            view! { <p class="soft">{text}</p>{way_out(screen.ready, &refusal, &[])} }.drawn()
        }
        (false, None) => ask(&label, &name_of(&state), asking, &leaving, &focus),
        (false, Some(key)) => untrack(|| {
            let change = Change { screen, state: state.clone(), date, key, focus: focus.clone() };
            question(&change, &leaving, asking)
        }),
    })
}

fn ask(label: &str, child: &str, asking: RwSignal<Option<String>>, leaving: &Leaving, focus: &str) -> Drawn {
    // Several children have the same button: its name says whose.
    let name = (late_words().pick_up.meant_for)(label, child);
    let until = (late_words().pick_up.change_until)(&(words().moment)(school_time(leaving.change_until)));
    let box_of = [focus, " .choosing"].concat();
    let open = press(move |_| {
        asking.set(Some(browser::new_key()));
        browser::focus_on(box_of.clone());
    });
    view! {
        <button class="button button--quiet" aria-label=name on:click=open>{label.to_owned()}</button>
        <small class="soft">{until}</small>
    }
    .drawn()
}

/// A change on its way.
#[derive(Clone)]
struct Change {
    screen: Screen,
    state: ChildState,
    date: chrono::NaiveDate,
    key: String,
    focus: String,
}

fn question(change: &Change, leaving: &Leaving, asking: RwSignal<Option<String>>) -> Drawn {
    let texts = &late_words().pick_up;
    let task = Task::new();
    let title = (texts.who)(&name_of(&change.state), &(words().date)(change.date));
    let aria = title.clone();
    let companies = companies(change.screen, &change.state.child.id);
    let mut options: Vec<Drawn> = companies
        .into_iter()
        .filter(|(wished, _)| !super::company::is_wished(&leaving.with, wished))
        .map(|(wished, text)| option(change, task, Some(wished), text))
        .collect();
    if leaving.changed {
        let usual = change.screen.of(&change.state.child.id, |told| (texts.with)(&told.usual));
        let text = (texts.as_usual)(&usual.unwrap_or_default());
        options.insert(0, option(change, task, None, text));
    }
    let focus = change.focus.clone();
    let close = press(move |_| {
        asking.set(None);
        browser::focus_on([&focus, " .button"].concat());
    });
    view! {
        <div class="choosing" role="group" aria-label=aria tabindex="-1">
            <p><b>{title}</b></p>
            {options}
            {task.fault_and_way_out(change.screen.ready)}
            <button class="button button--still" on:click=close>{texts.close}</button>
        </div>
    }
    .drawn()
}

fn option(change: &Change, task: Task, with: Option<WishedCompany>, text: String) -> Drawn {
    let change = change.clone();
    task_button("button button--quiet", text, task, move || {
        let (change, with) = (change.clone(), with.clone());
        task.begin(async move {
            let endpoint = ChangePickUp { child_id: change.state.child.id.clone() };
            let body = PickUpChange { date: change.date, with };
            api::call_with_key(&endpoint, &body, Some(&change.key)).await?;
            change.screen.after_change(change.focus).await
        });
    })
}
