//! The numbers on the menu, kept in memory and renewed after every commit.

use kehou_contract::{GroupId, GroupPlaces, Places};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// Places of every group as of the last commit. Readers never touch the database.
#[derive(Debug)]
pub(crate) struct LivePlaces {
    inner: Mutex<Inner>,
    /// Tells this run's versions from an earlier run's.
    run: String,
}

#[derive(Debug)]
struct Inner {
    places: Vec<GroupPlaces>,
    index: HashMap<GroupId, usize>,
    /// Sequence number of the commit each group's number comes from: answers may overtake one another.
    commits: Vec<i64>,
    version: u64,
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
        let commits = vec![0; places.len()];
        let run = crate::codes::new_token()[..8].to_owned();
        Self { inner: Mutex::new(Inner { places, index, commits, version: 0 }), run }
    }

    /// Takes in what a commit changed. `commit` is its sequence number.
    pub(crate) fn take_in(&self, commit: i64, changes: &[Changed]) {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        for change in changes {
            let Some(&at) = inner.index.get(&change.group) else {
                continue;
            };
            if inner.commits[at] < commit {
                inner.commits[at] = commit;
                inner.places[at].places = change.places;
                inner.version += 1;
            }
        }
    }

    /// All numbers, and what names this state of them.
    pub(crate) fn all(&self) -> (String, Vec<GroupPlaces>) {
        let inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        (format!("{}-{}", self.run, inner.version), inner.places.clone())
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
        let (before, _) = live.all();
        live.take_in(2, &changed(2));
        live.take_in(1, &changed(1));
        let (tag, all) = live.all();
        assert_eq!(all[0].places, places(2));
        assert_ne!(tag, before);
        assert_eq!(tag, live.all().0, "nothing changed since");
    }
}
