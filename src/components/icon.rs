//! Drawn marks. The drawings stand once in index.html, so that the shell has them too.

use crate::drawn::{Draw, Drawn};
use kehou_contract::FieldMark;
use leptos::prelude::*;

/// A drawing of the sprite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    Lamp,
    Robot,
    Ball,
    Brush,
    Leaf,
    Menu,
    Week,
    Gate,
    Mine,
    Tick,
    Back,
    Search,
    Up,
    Cross,
}

/// Draws a mark. It never carries meaning alone: words stand beside it.
pub(crate) fn icon(icon: Icon) -> Drawn {
    let drawing = match icon {
        Icon::Lamp => "#lamp",
        Icon::Robot => "#robot",
        Icon::Ball => "#ball",
        Icon::Brush => "#brush",
        Icon::Leaf => "#leaf",
        Icon::Menu => "#menu",
        Icon::Week => "#week",
        Icon::Gate => "#gate",
        Icon::Mine => "#mine",
        Icon::Tick => "#tick",
        Icon::Back => "#back",
        Icon::Search => "#search",
        Icon::Up => "#up",
        Icon::Cross => "#cross",
    };
    view! { <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><use href=drawing></use></svg> }.drawn()
}

/// The drawing of a field.
pub(crate) fn field_icon(mark: FieldMark) -> Icon {
    match mark {
        FieldMark::Virtue => Icon::Lamp,
        FieldMark::Mind => Icon::Robot,
        FieldMark::Body => Icon::Ball,
        FieldMark::Art => Icon::Brush,
        FieldMark::Work => Icon::Leaf,
    }
}

/// The class that gives a block the field's colour.
pub(crate) fn field_class(mark: FieldMark) -> &'static str {
    match mark {
        FieldMark::Virtue => "field--virtue",
        FieldMark::Mind => "field--mind",
        FieldMark::Body => "field--body",
        FieldMark::Art => "field--art",
        FieldMark::Work => "field--work",
    }
}
