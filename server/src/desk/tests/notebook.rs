//! A database that is a list of numbers.

use crate::{desk::Writer, error::Error};
use std::{
    collections::HashSet,
    sync::{Arc, Mutex, MutexGuard},
};
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};

/// An entry that is refused.
pub(super) const REFUSED: u32 = 1_000;
/// An entry that fails whatever it is decided with.
pub(super) const BREAKS: u32 = 2_000;
/// An entry that panics.
pub(super) const PANICS: u32 = 3_000;

/// A fault because somebody else was faster.
const IN_THE_WAY: &str = "another was in the way";

/// A fault after which nobody knows what is written.
pub(super) const DISK_FAILED: &str = "the disk failed";

#[derive(Clone, Debug)]
pub(super) struct Notebook {
    pages: Arc<Mutex<Pages>>,
    syncing: Arc<Semaphore>,
    tried: Arc<Notify>,
    /// Whoever has it has the turn.
    turn: Arc<Semaphore>,
}

#[derive(Debug, Default)]
struct Pages {
    synced: Vec<u32>,
    syncs: usize,
    runs: Vec<Vec<u32>>,
    fails: Option<Error>,
    rest_fails: Option<Error>,
    /// How many decisions somebody else is in the way of.
    met: usize,
}

/// What is written and not synced.
#[derive(Debug)]
pub(super) struct Page {
    before: usize,
    written: Vec<u32>,
    mark: Option<usize>,
}

impl Page {
    pub(super) fn write(&mut self, entry: u32) -> usize {
        self.written.push(entry);
        self.before + self.written.len()
    }
}

impl Default for Notebook {
    fn default() -> Self {
        let one = || Arc::new(Semaphore::new(1));
        Self { pages: Default::default(), syncing: one(), tried: Default::default(), turn: one() }
    }
}

impl Notebook {
    fn pages(&self) -> MutexGuard<'_, Pages> {
        self.pages.lock().expect("no panic")
    }

    pub(super) fn synced(&self) -> Vec<u32> {
        self.pages().synced.clone()
    }

    pub(super) fn syncs(&self) -> usize {
        self.pages().syncs
    }

    /// What was decided together.
    pub(super) fn runs(&self) -> Vec<Vec<u32>> {
        self.pages().runs.clone()
    }

    pub(super) fn fail_the_next_sync(&self, fault: Error) {
        self.pages().fails = Some(fault);
    }

    pub(super) fn fail_the_next_rest(&self, fault: Error) {
        self.pages().rest_fails = Some(fault);
    }

    /// Somebody else is in the way of the next decisions.
    pub(super) fn meet(&self, times: usize) {
        self.pages().met = times;
    }

    /// No sync ends until this is dropped.
    pub(super) async fn hold_syncs(&self) -> OwnedSemaphorePermit {
        self.syncing.clone().acquire_owned().await.expect("open")
    }

    /// Somebody else has the turn until this is dropped.
    pub(super) async fn hold_turn(&self) -> OwnedSemaphorePermit {
        self.turn.clone().acquire_owned().await.expect("open")
    }

    pub(super) async fn sync_is_tried(&self) {
        self.tried.notified().await;
    }
}

impl Writer for Notebook {
    type Transaction = Page;
    type Entry = u32;
    type Together = HashSet<u32>;
    type Answer = usize;

    async fn begin(&self) -> Result<Page, Error> {
        let _turn = self.turn.acquire().await.expect("open");
        Ok(Page { before: self.pages().synced.len(), written: Vec::new(), mark: None })
    }

    async fn commit(&self, page: Page) -> Result<(), Error> {
        self.tried.notify_one();
        let _syncing = self.syncing.acquire().await.expect("open");
        let mut pages = self.pages();
        if let Some(fault) = pages.fails.take() {
            return Err(fault);
        }
        pages.synced.extend(page.written);
        pages.syncs += 1;
        Ok(())
    }

    async fn mark(&self, page: &mut Page) -> Result<(), Error> {
        page.mark = Some(page.written.len());
        Ok(())
    }

    async fn keep(&self, page: &mut Page) -> Result<(), Error> {
        page.mark = None;
        Ok(())
    }

    async fn undo(&self, page: &mut Page) -> Result<(), Error> {
        page.written.truncate(page.mark.take().expect("a mark"));
        Ok(())
    }

    async fn abandon(&self, page: Page) {
        drop(page);
    }

    fn undoes_everything(fault: &Error) -> bool {
        !Self::leaves_certain(fault)
    }

    fn leaves_certain(fault: &Error) -> bool {
        !matches!(fault, Error::Broken(DISK_FAILED))
    }

    fn is_worth_another_try(fault: &Error) -> bool {
        matches!(fault, Error::Broken(IN_THE_WAY))
    }

    async fn rest(&self, _: bool) -> Result<(), Error> {
        self.pages().rest_fails.take().map_or(Ok(()), Err)
    }

    fn admit(together: &mut HashSet<u32>, next: &u32) -> bool {
        together.insert(*next)
    }

    async fn decide(&self, page: &mut Page, entries: &[&u32]) -> Result<Vec<Result<usize, Error>>, Error> {
        self.pages().runs.push(entries.iter().map(|entry| **entry).collect());
        let met = self.pages().met;
        if met > 0 {
            self.pages().met = met - 1;
            return Err(Error::Broken(IN_THE_WAY));
        }
        let mut answers = Vec::new();
        for entry in entries {
            answers.push(match **entry {
                BREAKS => return Err(Error::Broken("this one breaks")),
                PANICS => panic!("this one panics"),
                REFUSED => Err(Error::KeyReused),
                entry => Ok(page.write(entry)),
            });
        }
        Ok(answers)
    }
}
