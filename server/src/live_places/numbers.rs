//! The numbers themselves, shared by those who commit and those who read.

use crate::sharing::{Mutex, MutexGuard};
use kehou_contract::{GroupId, GroupPlaces, Places};
use serde::{Deserialize, Serialize};
use std::{collections::HashMap, sync::PoisonError};

/// Places of every group, each with the commit it comes from: answers may overtake one another.
#[derive(Debug)]
pub(crate) struct Numbers(Mutex<Inner>);

#[derive(Debug)]
struct Inner {
    places: Vec<GroupPlaces>,
    index: HashMap<GroupId, usize>,
    /// Sequence number of the commit each group's number comes from.
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
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Changed {
    pub(crate) group: GroupId,
    pub(crate) places: Places,
}

impl Numbers {
    pub(crate) fn new(places: Vec<GroupPlaces>) -> Self {
        let index = places.iter().enumerate().map(|(at, entry)| (entry.group.clone(), at)).collect();
        let (commits, since) = (vec![0; places.len()], vec![0; places.len()]);
        Self(Mutex::new(Inner { places, index, commits, since, number: 0 }))
    }

    /// Takes in what a commit with this sequence number changed.
    pub(crate) fn take_in(&self, commit: i64, changes: &[Changed]) {
        let mut inner = self.inner();
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
        let inner = self.inner();
        NumberedPlaces { number: inner.number, places: inner.places.clone() }
    }

    /// Whether one of these groups has no place left.
    pub(crate) fn is_any_full(&self, groups: &[GroupId]) -> bool {
        if groups.is_empty() {
            return false;
        }
        let inner = self.inner();
        let of_group = |group: &GroupId| inner.index.get(group).map(|&at| inner.places[at].places);
        groups.iter().filter_map(of_group).any(|places| places.enrolled >= places.capacity)
    }

    /// What changed after a count of changes, beside all numbers.
    pub(crate) fn changed_after(&self, number: u64) -> ChangedPlaces {
        let inner = self.inner();
        let changed = inner.places.iter().zip(&inner.since).filter(|(_, since)| **since > number);
        ChangedPlaces {
            number: inner.number,
            changed: changed.map(|(places, _)| places.clone()).collect(),
            all: inner.places.clone(),
        }
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
