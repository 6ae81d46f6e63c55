//! A disk that keeps for certain only what was synced.

use super::{dice::Dice, row::Row};

/// Pages one after the other, as SQLite's log has them. What the system has in memory of them and what is on the disk are
/// two things.
#[derive(Debug, Default)]
pub(super) struct Disk {
    pages: Vec<(Page, Fate)>,
    /// How many syncs there were, and how many of them failed.
    pub(super) syncs: u64,
    pub(super) failed_syncs: u64,
}

#[derive(Clone, Debug)]
enum Page {
    Row(Row),
    /// Whatever was written before it is committed.
    Commit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// In the system's memory, and perhaps already on the disk.
    Cached,
    /// On the disk.
    Kept,
    /// In the system's memory only, where it counts as written: a sync of it failed, and no later one tries again.
    Dropped,
}

impl Disk {
    pub(super) fn length(&self) -> usize {
        self.pages.len()
    }

    pub(super) fn write(&mut self, row: Row) {
        self.pages.push((Page::Row(row), Fate::Cached));
    }

    pub(super) fn write_commit(&mut self) {
        self.pages.push((Page::Commit, Fate::Cached));
    }

    /// Takes back what was written after so many pages.
    pub(super) fn cut_back(&mut self, length: usize) {
        self.pages.truncate(length);
    }

    pub(super) fn sync(&mut self) {
        self.syncs += 1;
        self.cached().for_each(|fate| *fate = Fate::Kept);
    }

    /// Some pages get there, some do not, and nothing remembers which.
    pub(super) fn fail_to_sync(&mut self, dice: &Dice) {
        self.failed_syncs += 1;
        self.cached().for_each(|fate| *fate = if dice.one_in(2) { Fate::Kept } else { Fate::Dropped });
    }

    /// The power is gone, and with it whatever was in memory only. A page that was half on its way is as lost as one that
    /// was not: its checksum does not fit.
    pub(super) fn lose_power(&mut self, dice: &Dice) {
        let is_lost = |fate: Fate| match fate {
            Fate::Kept => false,
            Fate::Dropped => true,
            Fate::Cached => dice.one_in(2),
        };
        let lost = self.pages.iter().position(|(_, fate)| is_lost(*fate));
        // The checksums run through: what comes after a lost page does not count.
        self.pages.truncate(lost.unwrap_or(self.pages.len()));
        self.pages.iter_mut().for_each(|(_, fate)| *fate = Fate::Kept);
    }

    /// Reads what is committed; the rest is as if it had not been written.
    pub(super) fn recover(&mut self) -> Vec<Row> {
        let committed = self.pages.iter().rposition(|(page, _)| matches!(page, Page::Commit));
        self.pages.truncate(committed.map_or(0, |last| last + 1));
        self.pages
            .iter()
            .filter_map(|(page, _)| match page {
                Page::Row(row) => Some(row.clone()),
                Page::Commit => None,
            })
            .collect()
    }

    pub(super) fn kept_in(&self, group: usize) -> usize {
        let kept = self.pages.iter().filter(|(_, fate)| *fate == Fate::Kept);
        kept.filter(|(page, _)| matches!(page, Page::Row(row) if row.is_place_in(group))).count()
    }

    fn cached(&mut self) -> impl Iterator<Item = &mut Fate> {
        self.pages.iter_mut().map(|(_, fate)| fate).filter(|fate| **fate == Fate::Cached)
    }
}
