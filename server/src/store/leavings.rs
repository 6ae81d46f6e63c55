//! Leaving services during the term: what it would come to, and doing it.

mod last_day;
mod leave;
mod standing;

pub(super) use last_day::{StillComes, still_comes};
pub(crate) use leave::LeavingCommand;

use super::Store;
use crate::{Catalogue, error::Error};
use chrono::{DateTime, Utc};
use kehou_contract::{Child, LeavingQuote, rules::leaving_quotes, school_time};
use standing::Standing;

impl Store {
    /// What every way in which a child may leave comes to if it is done today; none where it takes nothing. One read
    /// transaction: places, bills and ledger belong together.
    pub(crate) async fn list_leaving_quotes(
        &self,
        catalogue: &Catalogue,
        child: &Child,
        now: DateTime<Utc>,
    ) -> Result<Vec<LeavingQuote>, Error> {
        let mut tx = self.read.begin().await?;
        let standing = Standing::read(&mut tx, catalogue, child).await?;
        let today = school_time(now).date();
        Ok(standing.map(|standing| standing.with(catalogue, today, leaving_quotes)).unwrap_or_default())
    }
}
