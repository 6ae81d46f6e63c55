//! A database with a log on a disk that forgets, as the desk needs one.

use super::{
    dice::Dice,
    disk::Disk,
    flaw::Flaw,
    history::{CANNOT_DECIDE, DISK_FAILED, NO_ROOM, Receipt},
    row::Row,
    weather::Weather,
};
use crate::{desk::Writer, error::Error};
use kehou_contract::Refusal;
use std::{
    collections::HashSet,
    sync::{Arc, Mutex, MutexGuard},
};
use tokio::time::sleep;

/// The database of one server's life.
#[derive(Clone, Debug)]
pub(super) struct SimulatedStore {
    inner: Arc<Mutex<Inner>>,
    pub(super) dice: Dice,
    weather: Weather,
    flaw: Option<Flaw>,
    capacity: usize,
}

#[derive(Debug)]
struct Inner {
    disk: Disk,
    /// What is committed, as it is read.
    rows: Vec<Row>,
    is_in_transaction: bool,
    has_failed: bool,
    /// What the desk did that it must not.
    breach: Option<&'static str>,
}

/// A send that the desk decides.
#[derive(Clone, Debug)]
pub(super) struct Application {
    pub(super) sent: usize,
    pub(super) key: usize,
    pub(super) group: usize,
}

/// A transaction under way.
#[derive(Debug)]
pub(super) struct Draft {
    rows: Vec<Row>,
    mark: Option<usize>,
    /// Ends the transaction, however it is let go.
    _under_way: UnderWay,
}

#[derive(Debug)]
struct UnderWay(Arc<Mutex<Inner>>);

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.lock().expect("no panic").is_in_transaction = false;
    }
}

impl Draft {
    pub(super) fn write_part(&mut self, sent: usize, part: usize) {
        self.rows.push(Row::Part { sent, part });
    }
}

impl SimulatedStore {
    /// Opens what is on the disk. What a killed server left committed and not synced is synced first: an answer that is given
    /// again would rest on it.
    pub(super) fn open(
        mut disk: Disk,
        dice: Dice,
        weather: Weather,
        flaw: Option<Flaw>,
        capacity: usize,
    ) -> Self {
        let rows = disk.recover();
        if flaw != Some(Flaw::TrustsWhatItFinds) {
            disk.sync();
        }
        let inner = Inner { disk, rows, is_in_transaction: false, has_failed: false, breach: None };
        Self { inner: Arc::new(Mutex::new(inner)), dice, weather, flaw, capacity }
    }

    /// The disk as the server leaves it, and what the desk did that it must not.
    pub(super) fn end(self) -> (Disk, Option<&'static str>) {
        let mut inner = self.inner();
        (std::mem::take(&mut inner.disk), inner.breach)
    }

    /// How many places in a group are on the disk.
    pub(super) fn kept_in(&self, group: usize) -> usize {
        self.inner().disk.kept_in(group)
    }

    /// Whether a sync has failed.
    pub(super) fn has_failed(&self) -> bool {
        self.inner().has_failed
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().expect("no panic")
    }

    fn note_call(&self) {
        let mut inner = self.inner();
        if inner.has_failed {
            inner.breach = Some("the desk went on after a failed sync");
        }
    }

    async fn or_lose(&self, times: u64) -> Result<(), Error> {
        self.note_call();
        self.dice.pause().await;
        if self.dice.one_in(times) { Err(Error::Broken(NO_ROOM)) } else { Ok(()) }
    }

    fn decide_one(&self, draft: &mut Draft, entry: &Application) -> Result<Receipt, Error> {
        let inner = self.inner();
        let Application { sent, key, group } = entry.clone();
        let rows = || inner.rows.iter().chain(&draft.rows);
        let taken_before = rows().find_map(|row| match row {
            Row::Place { key: taken, group, number, .. } if *taken == key => {
                Some(Receipt { group: *group, number: *number })
            }
            _ => None,
        });
        if let Some(receipt) = taken_before.filter(|_| self.flaw != Some(Flaw::ForgetsKeys)) {
            return if receipt.group == group { Ok(receipt) } else { Err(Error::KeyReused) };
        }
        let taken = rows().filter(|row| row.is_place_in(group)).count();
        if taken >= self.capacity && self.flaw != Some(Flaw::NoGuard) {
            let capacity = u32::try_from(self.capacity).expect("a few places");
            return Err(Error::Refused(Refusal::Full { capacity }));
        }
        let number = rows().filter(|row| matches!(row, Row::Place { .. })).count() + 1;
        draft.rows.push(Row::Place { sent, key, group, number });
        Ok(Receipt { number, group })
    }

    async fn write(&self, rows: &[Row]) -> Result<(), Error> {
        let before = self.inner().disk.length();
        for row in rows {
            self.inner().disk.write(row.clone());
            self.dice.pause().await;
        }
        if self.dice.one_in(self.weather.no_room) {
            self.inner().disk.cut_back(before);
            return Err(Error::Broken(NO_ROOM));
        }
        self.inner().disk.write_commit();
        Ok(())
    }

    async fn sync(&self) -> Result<(), Error> {
        let takes = self.dice.millis(self.weather.sync.clone());
        let times = if self.dice.one_in(self.weather.long_sync) { 100 } else { 1 };
        sleep(takes * times).await;
        let mut inner = self.inner();
        if self.dice.one_in(self.weather.failed_sync) {
            inner.disk.fail_to_sync(&self.dice);
            if self.flaw != Some(Flaw::BelievesTheNextSync) {
                inner.has_failed = true;
                return Err(Error::Broken(DISK_FAILED));
            }
        }
        inner.disk.sync();
        Ok(())
    }
}

impl Writer for SimulatedStore {
    type Transaction = Draft;
    type Entry = Application;
    type Together = HashSet<usize>;
    type Answer = Receipt;

    async fn begin(&self) -> Result<Draft, Error> {
        self.or_lose(self.weather.lost_mark).await?;
        let mut inner = self.inner();
        if std::mem::replace(&mut inner.is_in_transaction, true) {
            inner.breach = Some("two transactions are under way");
        }
        Ok(Draft { rows: Vec::new(), mark: None, _under_way: UnderWay(self.inner.clone()) })
    }

    async fn commit(&self, draft: Draft) -> Result<(), Error> {
        self.note_call();
        if draft.rows.is_empty() {
            return Ok(());
        }
        self.write(&draft.rows).await?;
        if self.flaw != Some(Flaw::AnswersBeforeTheSync) {
            self.sync().await?;
        }
        self.inner().rows.extend(draft.rows.iter().cloned());
        Ok(())
    }

    async fn mark(&self, draft: &mut Draft) -> Result<(), Error> {
        self.or_lose(self.weather.lost_mark).await?;
        draft.mark = Some(draft.rows.len());
        Ok(())
    }

    async fn keep(&self, draft: &mut Draft) -> Result<(), Error> {
        self.or_lose(self.weather.lost_mark).await?;
        draft.mark = None;
        Ok(())
    }

    async fn undo(&self, draft: &mut Draft) -> Result<(), Error> {
        self.or_lose(self.weather.lost_mark).await?;
        let mark = draft.mark.take().expect("a mark");
        if self.flaw != Some(Flaw::UndoesNothing) {
            draft.rows.truncate(mark);
        }
        Ok(())
    }

    async fn abandon(&self, draft: Draft) {
        self.dice.pause().await;
        drop(draft);
    }

    fn undoes_everything(fault: &Error) -> bool {
        matches!(fault, Error::Broken(NO_ROOM)) || !Self::leaves_certain(fault)
    }

    fn leaves_certain(fault: &Error) -> bool {
        !matches!(fault, Error::Broken(DISK_FAILED))
    }

    fn admit(together: &mut HashSet<usize>, next: &Application) -> bool {
        together.insert(next.key)
    }

    async fn decide(
        &self,
        draft: &mut Draft,
        entries: &[&Application],
    ) -> Result<Vec<Result<Receipt, Error>>, Error> {
        self.note_call();
        let mut entries = entries.to_vec();
        let from_behind = self.flaw == Some(Flaw::LastComesFirst);
        if from_behind {
            entries.reverse();
        }
        let mut answers = Vec::with_capacity(entries.len());
        for entry in entries {
            self.dice.pause().await;
            if self.dice.one_in(self.weather.cannot_decide) {
                return Err(Error::Broken(CANNOT_DECIDE));
            }
            if self.dice.one_in(self.weather.panics) {
                // Without the hook that prints where it happened.
                std::panic::resume_unwind(Box::new("this one panics"));
            }
            if self.dice.one_in(self.weather.no_room * 10) {
                return Err(Error::Broken(NO_ROOM));
            }
            answers.push(self.decide_one(draft, entry));
        }
        if from_behind {
            answers.reverse();
        }
        Ok(answers)
    }

    async fn rest(&self, _: bool) -> Result<(), Error> {
        self.note_call();
        self.dice.pause().await;
        Ok(())
    }
}
