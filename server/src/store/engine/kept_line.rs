//! The connection with which a writer goes on.

use super::postgres::try_line;
use sqlx::{Postgres, pool::PoolConnection};
use std::{
    fmt,
    sync::{Mutex, PoisonError},
    time::Duration,
};
use tokio::time::Instant;

/// One that lay there for longer is tried before it is used, as the pool does.
const FRESH: Duration = Duration::from_secs(1);

/// A connection between two turns. The pool tries one before it is used and again afterwards, which are three ways there and
/// back, and gives another one the next time, which has planned nothing yet: what comes first after a pause would wait three
/// times as long, and an opening begins with one.
#[derive(Default)]
pub(super) struct KeptLine(Mutex<Option<(PoolConnection<Postgres>, Instant)>>);

impl KeptLine {
    /// The connection, if there is one that answers.
    pub(super) async fn take(&self) -> Option<PoolConnection<Postgres>> {
        let (mut line, since) = self.take_untried()?;
        if since.elapsed() < FRESH {
            return Some(line);
        }
        if try_line(&mut line).await.is_err() {
            // The pool would try it once more, and wait for it as long again.
            drop(line.detach());
            return None;
        }
        Some(line)
    }

    /// Gives the connection back to the pool.
    pub(super) fn give_back(&self) {
        drop(self.take_untried());
    }

    fn take_untried(&self) -> Option<(PoolConnection<Postgres>, Instant)> {
        self.lay().take()
    }

    /// Keeps it for the next turn.
    pub(super) fn keep(&self, line: PoolConnection<Postgres>) {
        *self.lay() = Some((line, Instant::now()));
    }

    fn lay(&self) -> std::sync::MutexGuard<'_, Option<(PoolConnection<Postgres>, Instant)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for KeptLine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("KeptLine").finish_non_exhaustive()
    }
}

impl Drop for KeptLine {
    /// The pool takes nothing back where no runtime is left.
    fn drop(&mut self) {
        if let Some((line, _)) = self.take_untried() {
            drop(line.detach());
        }
    }
}
