//! A long list of which only so much is drawn as somebody looks at.

use crate::browser;
use leptos::prelude::*;

/// Drawn at once: more than a screen of a phone shows. A wide screen is full with the next frame.
const AT_ONCE: usize = 10;
/// Drawn with each of the next frames: few, so that what is typed meanwhile is answered in time.
const PIECE: usize = 5;
/// Drawn without being asked for: few schools have more on their menu.
const AHEAD: usize = 96;
/// Drawn when the end comes near.
const MORE: usize = 48;

/// How much of a list is drawn. A change of the list begins anew, so that it is answered at once however long it is.
#[derive(Clone, Copy)]
pub(crate) struct Growing {
    drawn: RwSignal<usize>,
    /// What tells one list from another: its length, and the numbers of its first and its last row.
    list: StoredValue<Option<[usize; 3]>>,
    /// Outlives the screen, so that coming back finds as much as was left.
    kept: StoredValue<usize>,
}

impl Growing {
    /// Begins with as much as was drawn when the screen was left, and follows the scrolling.
    pub(crate) fn follow(kept: StoredValue<usize>) -> Self {
        let drawn = RwSignal::new(kept.get_value().max(AT_ONCE));
        let growing = Self { drawn, list: StoredValue::new(None), kept };
        browser::while_scrolling(move || {
            if browser::end_is_near() {
                growing.grow(MORE);
            }
        });
        growing
    }

    /// The rows to draw, each with its number; reading them follows the list and the scrolling.
    pub(crate) fn cut<T: Clone>(self, rows: &[(usize, T)]) -> Vec<(usize, T)> {
        let end = |row: Option<&(usize, T)>| row.map_or(0, |(number, _)| *number);
        let list = Some([rows.len(), end(rows.first()), end(rows.last())]);
        let before = self.list.get_value();
        if before != list {
            self.list.set_value(list);
            if before.is_some() {
                self.keep(AT_ONCE);
                self.drawn.update_untracked(|drawn| *drawn = AT_ONCE);
            }
            self.go_ahead();
        }
        rows.iter().take(self.drawn.get()).cloned().collect()
    }

    /// Draws a piece with each frame until enough is there.
    fn go_ahead(self) {
        browser::next_frame(move || {
            let Some((drawn, [length, ..])) =
                self.drawn.try_get_untracked().zip(self.list.try_get_value().flatten())
            else {
                return;
            };
            if drawn < AHEAD && drawn < length {
                self.grow(PIECE);
                self.go_ahead();
            }
        });
    }

    fn grow(self, by: usize) {
        let Some([length, ..]) = self.list.try_get_value().flatten() else { return };
        let drawn = self.drawn.get_untracked();
        if drawn < length {
            self.keep(drawn + by);
            self.drawn.set(drawn + by);
        }
    }

    fn keep(self, drawn: usize) {
        let _ = self.kept.try_update_value(|kept| *kept = drawn);
    }
}
