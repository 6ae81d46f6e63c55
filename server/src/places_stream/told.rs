//! What was told last, in the bytes in which it is told.

use super::frames;
use crate::live_places::ChangedPlaces;
use bytes::Bytes;
use kehou_contract::{GroupPlaces, PlacesNews, PlacesVersion};
use std::{collections::VecDeque, sync::OnceLock};

/// Tellings that are kept for whoever was away for a moment: half a minute of a rush.
const KEPT: usize = 64;

/// The numbers as they were told last, and what was told lately.
#[derive(Debug)]
pub(super) struct Told {
    /// Counts the tellings.
    telling: u64,
    version: PlacesVersion,
    all: Vec<GroupPlaces>,
    /// Written when somebody needs it first.
    whole: OnceLock<Bytes>,
    lately: VecDeque<Telling>,
}

/// One telling: what changed after a number, up to a version.
#[derive(Clone, Debug)]
struct Telling {
    telling: u64,
    after: u64,
    number: u64,
    edition: u64,
    event: Bytes,
}

impl Told {
    pub(super) fn first(version: PlacesVersion, all: Vec<GroupPlaces>) -> Self {
        Self { telling: 0, version, all, whole: OnceLock::new(), lately: VecDeque::new() }
    }

    /// The count of changes told.
    pub(super) fn number(&self) -> u64 {
        self.version.number
    }

    /// The next telling: what changed since this one. `None` when nothing did.
    pub(super) fn then(&self, version: PlacesVersion, places: ChangedPlaces) -> Option<Self> {
        if version == self.version {
            return None;
        }
        let (telling, after) = (self.telling + 1, self.version.number);
        let news = PlacesNews { after: Some(after), places: places.changed };
        let event = frames::news(&version, &news);
        let mut lately = self.lately.clone();
        lately.push_back(Telling { telling, after, number: version.number, edition: version.edition, event });
        if lately.len() > KEPT {
            lately.pop_front();
        }
        Some(Self { telling, version, all: places.all, whole: OnceLock::new(), lately })
    }

    /// The telling up to which somebody who knows a version has missed nothing; `None` when only the whole helps.
    pub(super) fn heard_by(&self, known: &PlacesVersion) -> Option<u64> {
        if known.run != self.version.run {
            return None;
        }
        let is_news = |number, edition| number > known.number || edition > known.edition;
        if !is_news(self.version.number, self.version.edition) {
            return Some(self.telling);
        }
        let next = self.lately.iter().find(|telling| is_news(telling.number, telling.edition))?;
        (next.after <= known.number).then(|| next.telling - 1)
    }

    /// What comes next for somebody who has heard the tellings up to this one, and up to which telling it leads.
    pub(super) fn next(&self, heard: Option<u64>) -> Option<(Bytes, u64)> {
        if heard == Some(self.telling) {
            return None;
        }
        let next = heard.and_then(|heard| self.lately.iter().find(|telling| telling.telling == heard + 1));
        Some(match next {
            Some(telling) => (telling.event.clone(), telling.telling),
            None => (self.whole().clone(), self.telling),
        })
    }

    fn whole(&self) -> &Bytes {
        self.whole.get_or_init(|| {
            let news = PlacesNews { after: None, places: self.all.clone() };
            frames::news(&self.version, &news)
        })
    }
}

#[cfg(test)]
mod tests;
