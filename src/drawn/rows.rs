//! A list whose rows come and go while the others stay as they are.

use super::Drawn;
use leptos::{
    prelude::Owner,
    reactive::effect::RenderEffect,
    tachys::{
        reactive_graph::RenderEffectState,
        renderer::types::{Element, Node},
        view::Mountable,
    },
};

/// Draws a row for each thing. A row is known by its place in the whole list, of which `each` shows a part in
/// ascending order; what is reactive in a row lives as long as the row.
pub(crate) fn rows<T: 'static>(
    each: impl Fn() -> Vec<(usize, T)> + 'static,
    draw: impl Fn(T) -> Drawn + 'static,
) -> Drawn {
    let owner = Owner::current().unwrap_or_default();
    let effect = RenderEffect::new(move |before: Option<Rows>| {
        let things = each();
        let mut rows = before.unwrap_or_else(Rows::empty);
        rows.become_like(things, |thing| {
            let row_owner = owner.with(Owner::new);
            let drawn = row_owner.with(|| draw(thing));
            (row_owner, drawn)
        });
        rows
    });
    Drawn::new(RenderEffectState::from(effect))
}

struct Row {
    place: usize,
    drawn: Drawn,
    /// Ends what is reactive in the row when the row goes.
    _owner: Owner,
}

struct Rows {
    rows: Vec<Row>,
    /// Stands behind the last row.
    end: Drawn,
}

impl Rows {
    fn empty() -> Self {
        Self { rows: Vec::new(), end: Drawn::nothing() }
    }

    /// Goes from the last to the first: a new row is put before the one that follows it.
    fn become_like<T>(&mut self, things: Vec<(usize, T)>, draw: impl Fn(T) -> (Owner, Drawn)) {
        let mut old = std::mem::take(&mut self.rows);
        for (place, thing) in things.into_iter().rev() {
            let kept = take_last(&mut old, place);
            let row = kept.unwrap_or_else(|| {
                let (owner, mut drawn) = draw(thing);
                let next = self.rows.last().map_or(&self.end, |row| &row.drawn);
                next.insert_before_this(&mut drawn);
                Row { place, drawn, _owner: owner }
            });
            self.rows.push(row);
        }
        self.rows.reverse();
        old.iter_mut().for_each(|row| row.drawn.unmount());
    }
}

/// The row of this place from the end of the list; rows behind it are gone from the page.
fn take_last(old: &mut Vec<Row>, place: usize) -> Option<Row> {
    while let Some(mut row) = old.pop_if(|row| row.place >= place) {
        if row.place == place {
            return Some(row);
        }
        row.drawn.unmount();
    }
    None
}

impl Mountable for Rows {
    fn unmount(&mut self) {
        self.rows.iter_mut().for_each(|row| row.drawn.unmount());
        self.end.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.rows.iter_mut().for_each(|row| row.drawn.mount(parent, marker));
        self.end.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.rows.first().map_or(&self.end, |row| &row.drawn).insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}
