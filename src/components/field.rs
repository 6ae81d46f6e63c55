//! A field to fill in, with its label, its hint and its fault.

use crate::drawn::{Draw, Drawn};
use leptos::prelude::*;
use web_sys::Event;

/// What a field is.
pub(crate) struct Field {
    /// Id of the input; hint and fault get ids made from it.
    pub(crate) id: String,
    /// What is typed: `text`, `digits`, `datetime-local`.
    pub(crate) kind: &'static str,
    pub(crate) label: &'static str,
    pub(crate) hint: &'static str,
    /// Said while the value is at fault.
    pub(crate) fault: &'static str,
    /// What a phone may fill in by itself.
    pub(crate) autocomplete: &'static str,
}

/// The label stands above, the hint and the fault are tied to the input.
pub(crate) fn field(field: Field, value: RwSignal<String>, at_fault: Signal<bool>) -> Drawn {
    let Field { id, kind, label, hint, fault, autocomplete } = field;
    // A number input changes under a turning wheel, and says nothing of what it cannot read.
    let (kind, keys) = if kind == "digits" { ("text", "numeric") } else { (kind, "text") };
    let hint_id = [id.as_str(), "-hint"].concat();
    let fault_id = [id.as_str(), "-fault"].concat();
    let described = [hint_id.as_str(), " ", &fault_id].concat();
    let invalid = Signal::derive(move || if at_fault.get() { "true" } else { "false" });
    let fault = Signal::derive(move || if at_fault.get() { fault } else { "" });
    let typed: Box<dyn FnMut(Event)> = Box::new(move |event| value.set(event_target_value(&event)));
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{label}</label>
            <p class="field__hint" id=hint_id>{hint}</p>
            <input class="field__input" type=kind inputmode=keys id=id.clone() name=id autocomplete=autocomplete spellcheck="false"
                aria-describedby=described aria-invalid=invalid prop:value=value on:input=typed/>
            <p class="wrong" id=fault_id>{fault}</p>
        </div>
    }
    .drawn()
}
