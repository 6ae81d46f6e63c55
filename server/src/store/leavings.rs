//! Leaving services during the term: what it would come to, and doing it.

mod last_day;
mod leave;
mod standing;

pub(super) use last_day::{StillComes, still_comes};
pub(crate) use leave::LeavingCommand;

use super::{Store, reviews};
use crate::{Catalogue, error::Error, sql::Connection};
use chrono::{DateTime, Utc};
use kehou_contract::{Child, LeavingQuote, ReviewStage, rules::leaving_quotes, school_time};
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
        let mut tx = self.read.begin_reading().await?;
        if unsigned(&mut tx, child).await?.is_some() {
            return Ok(Vec::new());
        }
        let standing = Standing::read(&mut tx, catalogue, child).await?;
        let today = school_time(now).date();
        Ok(standing.map(|standing| standing.with(catalogue, today, leaving_quotes)).unwrap_or_default())
    }
}

/// Where the application stands in its class review until it is signed: so long a family withdraws, and leaves nothing.
async fn unsigned(tx: &mut Connection, child: &Child) -> Result<Option<ReviewStage>, Error> {
    let review = reviews::in_force(tx, child.id.as_str()).await?;
    Ok(review.filter(|review| review.state.is_open()).map(|review| review.state.stage()))
}
