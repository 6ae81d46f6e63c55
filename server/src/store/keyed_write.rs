//! The frame of a write under an idempotency key: answered before, or one transaction to its end.

use super::{Keyed, Store, Written, audit, audit::AuditRow, keys, writer::WriteTurn};
use crate::{error::Error, live_places::Changed, sql::Connection};
use chrono::{DateTime, Utc};

/// A write that has begun.
pub(super) enum Begun<'k> {
    /// This body was taken before under this key.
    Before(Written),
    /// It is new; dropping it undoes everything.
    Open(KeyedWrite<'k>),
}

/// A write on its way.
pub(super) struct KeyedWrite<'k> {
    tx: WriteTurn,
    keyed: &'k Keyed,
    now: DateTime<Utc>,
}

impl Store {
    /// Begins a write, unless its key was answered before.
    pub(super) async fn begin_write<'k>(
        &self,
        keyed: &'k Keyed,
        now: DateTime<Utc>,
    ) -> Result<Begun<'k>, Error> {
        let mut tx = self.desk.turn().await?;
        Ok(match keys::find_answer(&mut tx, keyed).await? {
            Some(answer) => {
                // It may have been given in this very group: then it is not synced yet.
                tx.keep().await?;
                Begun::Before(Written::Before { answer })
            }
            None => Begun::Open(KeyedWrite { tx, keyed, now }),
        })
    }
}

impl KeyedWrite<'_> {
    pub(super) fn tx(&mut self) -> &mut Connection {
        &mut self.tx
    }

    /// Keeps the answer under its key, records the row and commits.
    pub(super) async fn finish<T: serde::Serialize>(
        mut self,
        answer: &T,
        row: AuditRow<'_>,
        changed: Vec<Changed>,
    ) -> Result<Written, Error> {
        let answer = serde_json::to_string(answer)?;
        let commit = audit::record_answered(&mut self.tx, row, &answer, self.now).await?;
        keys::keep_answer(&mut self.tx, self.keyed, (&answer, commit), self.now).await?;
        self.tx.keep().await?;
        Ok(Written::Now { answer, commit, changed })
    }
}
