//! A database whose every sync lasts the same.

use crate::{desk::Writer, error::Error};
use std::time::Duration;
use tokio::time::sleep;

#[derive(Debug)]
pub(super) struct SteadyWriter {
    pub(super) sync: Duration,
}

impl Writer for SteadyWriter {
    type Transaction = ();
    type Entry = ();
    type Together = ();
    type Answer = ();

    async fn begin(&self) -> Result<(), Error> {
        Ok(())
    }

    async fn commit(&self, (): ()) -> Result<(), Error> {
        sleep(self.sync).await;
        Ok(())
    }

    async fn mark(&self, (): &mut ()) -> Result<(), Error> {
        Ok(())
    }

    async fn keep(&self, (): &mut ()) -> Result<(), Error> {
        Ok(())
    }

    async fn undo(&self, (): &mut ()) -> Result<(), Error> {
        Ok(())
    }

    fn admit((): &mut (), (): &()) -> bool {
        true
    }

    async fn decide(&self, (): &mut (), entries: &[&()]) -> Result<Vec<Result<(), Error>>, Error> {
        Ok(entries.iter().map(|()| Ok(())).collect())
    }

    async fn abandon(&self, (): ()) {}
}
