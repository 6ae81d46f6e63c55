//! The document as a whole.

use leptos::prelude::{document, window};

/// Takes the shell away: the app stands in its place.
pub(crate) fn remove_shell() {
    if let Some(shell) = document().get_element_by_id("shell") {
        shell.remove();
    }
}

/// Title of the window.
pub(crate) fn set_title(title: &str) {
    document().set_title(title);
}

/// Language of the document, for screen readers and fonts.
pub(crate) fn set_language(tag: &str) {
    set_on_root("lang", tag);
}

/// Ordinary or large type, as the style sheet knows it.
pub(crate) fn set_type_size(size: &str) {
    set_on_root("data-type", size);
}

fn set_on_root(attribute: &str, value: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute(attribute, value);
    }
}

/// Loads the page anew.
pub(crate) fn reload() {
    let _ = window().location().reload();
}

/// Opens the browser's print dialog.
pub(crate) fn print() {
    let _ = window().print();
}
