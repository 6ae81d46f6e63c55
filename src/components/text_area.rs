//! A field for several lines of words.

use super::text_field::FieldTexts;
use crate::drawn::{Draw, Drawn};
use leptos::prelude::*;
use web_sys::Event;

/// The label stands above, the hint and the fault are tied to the field.
pub(crate) fn text_area(texts: FieldTexts, value: RwSignal<String>, at_fault: Signal<bool>) -> Drawn {
    let FieldTexts { id, label, hint, fault, autocomplete } = texts;
    let hint_id = [id, "-hint"].concat();
    let fault_id = [id, "-fault"].concat();
    let described = [hint_id.as_str(), " ", &fault_id].concat();
    let invalid = Signal::derive(move || if at_fault.get() { "true" } else { "false" });
    let fault = Signal::derive(move || if at_fault.get() { fault } else { "" });
    let typed: Box<dyn FnMut(Event)> = Box::new(move |event| value.set(event_target_value(&event)));
    view! {
        <div class="field">
            <label class="field__label" for=id>{label}</label>
            <p class="field__hint" id=hint_id>{hint}</p>
            <textarea class="field__input field__input--tall" rows="4" id=id name=id autocomplete=autocomplete
                aria-describedby=described aria-invalid=invalid prop:value=value on:input=typed></textarea>
            <p class="wrong" id=fault_id>{fault}</p>
        </div>
    }
    .drawn()
}
