use super::{Screen, task_button};
use crate::{
    api, browser,
    components::{FieldTexts, Task, text_field},
    drawn::{Draw, Drawn, live},
    state::late_words,
};
use kehou_contract::{
    Collector, NewCollector,
    routes::{AddCollector, RemoveCollector},
    rules::{person_name, phone_number},
};
use leptos::{ev::SubmitEvent, prelude::*};

/// Who may fetch the children, and naming one more.
pub(super) fn collectors(screen: Screen) -> Drawn {
    let texts = &late_words().pick_up;
    let task = Task::new();
    let list = live(move || {
        let rows: Vec<Drawn> =
            screen.told.with(|told| told.collectors.iter().map(|named| row(screen, task, named)).collect());
        if rows.is_empty() {
            return view! { <p class="soft">{texts.no_collectors}</p> }.drawn();
        }
        view! { <ul class="receipts">{rows}</ul> }.drawn()
    });
    view! {
        <section class="sheet" id="collectors" tabindex="-1">
            <h2>{texts.collectors}</h2>
            {list}
            {task.fault_and_way_out(screen.ready)}
            <details class="fold"><summary>{texts.add}</summary>{form(screen)}</details>
        </section>
    }
    .drawn()
}

fn row(screen: Screen, task: Task, named: &Collector) -> Drawn {
    let endpoint = RemoveCollector { collector_id: named.id.clone() };
    let remove = task_button("link", (late_words().pick_up.remove)(&named.name), task, move || {
        let endpoint = endpoint.clone();
        task.begin(async move {
            api::call(endpoint).await?;
            screen.after_change("#collectors".to_owned()).await
        });
    });
    let name = [named.relation.as_str(), &named.name].join(" ");
    view! { <li class="receipts__row"><b>{name}</b><span class="soft">{named.phone.clone()}</span>{remove}</li> }
        .drawn()
}

/// What is typed.
#[derive(Clone, Copy)]
struct Form {
    name: RwSignal<String>,
    relation: RwSignal<String>,
    phone: RwSignal<String>,
    key: RwSignal<String>,
    /// Faults are shown once somebody tried to save.
    tried: RwSignal<bool>,
}

impl Form {
    fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        let form = Self {
            name: empty(),
            relation: empty(),
            phone: empty(),
            key: RwSignal::new(String::new()),
            tried: RwSignal::new(false),
        };
        form.clear();
        form
    }

    fn clear(self) {
        for field in [self.name, self.relation, self.phone] {
            field.set(String::new());
        }
        self.tried.set(false);
        self.key.set(browser::new_key());
    }

    fn typed(self) -> NewCollector {
        NewCollector { name: self.name.get(), relation: self.relation.get(), phone: self.phone.get() }
    }

    fn faulty(self, is_right: fn(&NewCollector) -> bool) -> Signal<bool> {
        Signal::derive(move || self.tried.get() && !is_right(&self.typed()))
    }
}

fn has_name(typed: &NewCollector) -> bool {
    person_name(&typed.name).is_some()
}

fn has_relation(typed: &NewCollector) -> bool {
    person_name(&typed.relation).is_some()
}

fn has_phone(typed: &NewCollector) -> bool {
    phone_number(&typed.phone).is_some()
}

fn form(screen: Screen) -> Drawn {
    let texts = &late_words().pick_up;
    let form = Form::new();
    let task = Task::new();
    let submit: Box<dyn FnMut(SubmitEvent)> = Box::new(move |event| {
        event.prevent_default();
        form.tried.set(true);
        let typed = untrack(|| form.typed());
        if [has_name, has_relation, has_phone].iter().all(|is_right| is_right(&typed)) {
            task.begin(save(screen, form, typed));
        }
    });
    let field = |id, label, hint, fault, autocomplete| FieldTexts { id, label, hint, fault, autocomplete };
    let name = field("collector-name", texts.name, texts.name_hint, texts.name_fault, "off");
    let relation =
        field("collector-relation", texts.relation, texts.relation_hint, texts.relation_fault, "off");
    let phone = field("collector-phone", texts.phone, texts.phone_hint, texts.phone_fault, "off");
    view! {
        <form class="form" on:submit=submit novalidate>
            {text_field(name, form.name, form.faulty(has_name))}
            {text_field(relation, form.relation, form.faulty(has_relation))}
            {text_field(phone, form.phone, form.faulty(has_phone))}
            {task.fault_and_way_out(screen.ready)}
            <button class="button" type="submit" disabled=task.is_busy()>{texts.save}</button>
        </form>
    }
    .drawn()
}

async fn save(screen: Screen, form: Form, typed: NewCollector) -> Result<(), api::ApiError> {
    let key = form.key.get_untracked();
    api::call_with_key(&AddCollector, &typed, Some(&key)).await?;
    form.clear();
    screen.after_change("#collectors".to_owned()).await
}
