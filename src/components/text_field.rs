//! A field to type words into.

use super::field::{Field, field};
use crate::drawn::Drawn;
use leptos::prelude::*;

/// Texts of a field.
#[derive(Clone, Copy)]
pub(crate) struct FieldTexts {
    /// Id of the input; hint and fault get ids made from it.
    pub(crate) id: &'static str,
    pub(crate) label: &'static str,
    pub(crate) hint: &'static str,
    /// Said while the value is at fault.
    pub(crate) fault: &'static str,
    /// What a phone may fill in by itself.
    pub(crate) autocomplete: &'static str,
}

/// The label stands above, the hint and the fault are tied to the input.
pub(crate) fn text_field(texts: FieldTexts, value: RwSignal<String>, at_fault: Signal<bool>) -> Drawn {
    let FieldTexts { id, label, hint, fault, autocomplete } = texts;
    field(Field { id: id.to_owned(), kind: "text", label, hint, fault, autocomplete }, value, at_fault)
}
