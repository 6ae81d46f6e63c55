//! The numbers on the menu, kept in memory and renewed after every commit.

use kehou_contract::{GroupId, GroupPlaces, Places};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};
use tokio::sync::Notify;

/// Places of every group as of the last commit. Readers never touch the database.
#[derive(Debug)]
pub(crate) struct LivePlaces {
    inner: Mutex<Inner>,
    /// Rung at every change, for the one who tells it to everybody.
    changed: Notify,
}

#[derive(Debug)]
struct Inner {
    places: Vec<GroupPlaces>,
    index: HashMap<GroupId, usize>,
    /// Sequence number of the commit each group's number comes from: answers may overtake one another.
    commits: Vec<i64>,
    /// The number each group's numbers came with.
    since: Vec<u64>,
    /// Counts the changes of this run.
    number: u64,
}

/// All numbers, as of a count of changes.
#[derive(Debug)]
pub(crate) struct NumberedPlaces {
    pub(crate) number: u64,
    pub(crate) places: Vec<GroupPlaces>,
}

/// What changed up to a count of changes, beside all numbers.
#[derive(Debug)]
pub(crate) struct ChangedPlaces {
    pub(crate) number: u64,
    pub(crate) changed: Vec<GroupPlaces>,
    pub(crate) all: Vec<GroupPlaces>,
}

/// A group's places after a commit.
#[derive(Clone, Debug)]
pub(crate) struct Changed {
    pub(crate) group: GroupId,
    pub(crate) places: Places,
}

impl LivePlaces {
    pub(crate) fn new(places: Vec<GroupPlaces>) -> Self {
        let index = places.iter().enumerate().map(|(at, entry)| (entry.group.clone(), at)).collect();
        let (commits, since) = (vec![0; places.len()], vec![0; places.len()]);
        let inner = Inner { places, index, commits, since, number: 0 };
        Self { inner: Mutex::new(inner), changed: Notify::new() }
    }

    /// Takes in what a commit changed, once it is synced. `commit` is its sequence number. However many follow the numbers,
    /// it costs a write the same: one ring.
    pub(crate) fn take_in(&self, commit: i64, changes: &[Changed]) {
        self.change(commit, changes);
        self.ring();
    }

    /// Says that something changed which is told with the numbers.
    pub(crate) fn ring(&self) {
        self.changed.notify_one();
    }

    /// Ready when something changed since this was ready last.
    pub(crate) async fn rung(&self) {
        self.changed.notified().await;
    }

    fn change(&self, commit: i64, changes: &[Changed]) {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        for change in changes {
            let Some(&at) = inner.index.get(&change.group) else {
                continue;
            };
            if inner.commits[at] >= commit {
                continue;
            }
            inner.commits[at] = commit;
            // What others wrote is read with everything that stayed as it was.
            if inner.places[at].places != change.places {
                inner.places[at].places = change.places;
                inner.number += 1;
                inner.since[at] = inner.number;
            }
        }
    }

    /// All numbers.
    pub(crate) fn all(&self) -> NumberedPlaces {
        let inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        NumberedPlaces { number: inner.number, places: inner.places.clone() }
    }

    /// What changed after a count of changes, beside all numbers.
    pub(crate) fn changed_after(&self, number: u64) -> ChangedPlaces {
        let inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        let changed = inner.places.iter().zip(&inner.since).filter(|(_, since)| **since > number);
        ChangedPlaces {
            number: inner.number,
            changed: changed.map(|(places, _)| places.clone()).collect(),
            all: inner.places.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(enrolled: u32) -> Places {
        Places { capacity: 30, enrolled }
    }

    fn changed(enrolled: u32) -> [Changed; 1] {
        [Changed { group: GroupId::new("a"), places: places(enrolled) }]
    }

    #[test]
    fn a_later_commit_is_never_undone_by_an_earlier_one_that_comes_late() {
        let live = LivePlaces::new(vec![GroupPlaces { group: GroupId::new("a"), places: places(0) }]);
        let before = live.all().number;
        live.take_in(2, &changed(2));
        live.take_in(1, &changed(1));
        let after = live.all();
        assert_eq!(after.places[0].places, places(2));
        assert_eq!(after.number, before + 1, "nothing changed but once");
    }

    #[test]
    fn what_changed_since_is_what_changed_since_be_it_back_to_what_it_was() {
        let group = |id: &str| GroupPlaces { group: GroupId::new(id), places: places(1) };
        let live = LivePlaces::new(vec![group("a"), group("b")]);
        live.take_in(1, &changed(2));
        let number = live.all().number;
        live.take_in(2, &changed(3));
        live.take_in(3, &changed(2));
        let since = live.changed_after(number);
        assert_eq!(since.changed, [GroupPlaces { group: GroupId::new("a"), places: places(2) }]);
        assert!(live.changed_after(since.number).changed.is_empty());
    }
}
