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
use std::{collections::HashSet, hash::Hash};

/// Draws a row for each thing. Rows are known by their key and must keep their order among themselves; what is
/// reactive in a row lives as long as the row.
pub(crate) fn rows<K: Eq + Hash + Clone + 'static, T: 'static>(
    each: impl Fn() -> Vec<(K, T)> + 'static,
    draw: impl Fn(T) -> Drawn + 'static,
) -> Drawn {
    let owner = Owner::current().unwrap_or_default();
    let effect = RenderEffect::new(move |before: Option<Rows<K>>| {
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

struct Row<K> {
    key: K,
    drawn: Drawn,
    /// Ends what is reactive in the row when the row goes.
    _owner: Owner,
}

struct Rows<K> {
    rows: Vec<Row<K>>,
    /// Stands behind the last row.
    end: Drawn,
}

impl<K: Eq + Hash + Clone> Rows<K> {
    fn empty() -> Self {
        Self {
            rows: Vec::new(),
            end: Drawn::nothing(),
        }
    }

    /// Goes from the last to the first: a new row is put before the one that follows it.
    fn become_like<T>(&mut self, things: Vec<(K, T)>, draw: impl Fn(T) -> (Owner, Drawn)) {
        let known: HashSet<K> = self.rows.iter().map(|row| row.key.clone()).collect();
        let mut old = std::mem::take(&mut self.rows);
        for (key, thing) in things.into_iter().rev() {
            let kept = if known.contains(&key) {
                take_last(&mut old, &key)
            } else {
                None
            };
            let row = kept.unwrap_or_else(|| {
                let (owner, mut drawn) = draw(thing);
                let next = self.rows.last().map_or(&self.end, |row| &row.drawn);
                next.insert_before_this(&mut drawn);
                Row {
                    key,
                    drawn,
                    _owner: owner,
                }
            });
            self.rows.push(row);
        }
        self.rows.reverse();
        old.iter_mut().for_each(|row| row.drawn.unmount());
    }
}

/// The row of this key from the end of the list; rows behind it are gone from the page.
fn take_last<K: Eq>(old: &mut Vec<Row<K>>, key: &K) -> Option<Row<K>> {
    while let Some(mut row) = old.pop() {
        if &row.key == key {
            return Some(row);
        }
        row.drawn.unmount();
    }
    None
}

impl<K> Mountable for Rows<K> {
    fn unmount(&mut self) {
        self.rows.iter_mut().for_each(|row| row.drawn.unmount());
        self.end.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.rows
            .iter_mut()
            .for_each(|row| row.drawn.mount(parent, marker));
        self.end.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.rows
            .first()
            .map_or(&self.end, |row| &row.drawn)
            .insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        self.rows.iter().flat_map(|row| row.drawn.elements()).collect()
    }
}
