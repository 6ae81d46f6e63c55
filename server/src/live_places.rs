//! The numbers on the menu, kept in memory and renewed after every commit.

mod numbers;

pub(crate) use numbers::{Changed, ChangedPlaces, NumberedPlaces};

use kehou_contract::{GroupId, GroupPlaces};
use numbers::Numbers;
use tokio::sync::Notify;

/// Places of every group as of the last commit. Readers never touch the database.
#[derive(Debug)]
pub(crate) struct LivePlaces {
    numbers: Numbers,
    /// Rung at every change, for the one who tells it to everybody.
    changed: Notify,
}

impl LivePlaces {
    pub(crate) fn new(places: Vec<GroupPlaces>) -> Self {
        Self { numbers: Numbers::new(places), changed: Notify::new() }
    }

    /// Takes in what a commit changed, once it is synced. `commit` is its sequence number. However many follow the numbers,
    /// it costs a write the same: one ring.
    pub(crate) fn take_in(&self, commit: i64, changes: &[Changed]) {
        self.numbers.take_in(commit, changes);
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

    /// All numbers.
    pub(crate) fn all(&self) -> NumberedPlaces {
        self.numbers.all()
    }

    /// Whether one of these groups is full, as far as is known here.
    pub(crate) fn is_any_full(&self, groups: &[GroupId]) -> bool {
        self.numbers.is_any_full(groups)
    }

    /// What changed after a count of changes, beside all numbers.
    pub(crate) fn changed_after(&self, number: u64) -> ChangedPlaces {
        self.numbers.changed_after(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kehou_contract::Places;

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
