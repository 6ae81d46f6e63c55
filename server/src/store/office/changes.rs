//! What the office changed against the school's file, as it stands.

use crate::{
    catalogue::OfficeChanges,
    sql::{self, Connection},
    store::Store,
};
use chrono::DateTime;
use kehou_contract::{OfferingId, Round};

impl Store {
    /// Everything the office changed for this round.
    pub(crate) async fn read_office_changes(&self, round: &Round) -> sqlx::Result<OfficeChanges> {
        changes_in_force(&mut self.read.begin_reading().await?, round).await
    }
}

/// What the office changed, column by column of one row; the first argument of the statement is the round's id.
pub(in crate::store) const CHANGES: &str = "(SELECT max(seq) FROM audit_rows) AS as_of, \
     (SELECT opens_at FROM round_times WHERE round_id = $1) AS opens_at, \
     (SELECT closes_at FROM round_times WHERE round_id = $1) AS closes_at, \
     (SELECT string_agg(offering_id, ',') FROM hidden_offerings) AS hidden";

/// It as it is read.
#[derive(sqlx::FromRow)]
pub(in crate::store) struct ChangesRow {
    as_of: Option<i64>,
    opens_at: Option<i64>,
    closes_at: Option<i64>,
    hidden: Option<String>,
}

impl From<ChangesRow> for OfficeChanges {
    fn from(row: ChangesRow) -> Self {
        let instant = |millis| DateTime::from_timestamp_millis(millis).unwrap_or_default();
        let hidden = row.hidden.unwrap_or_default();
        Self {
            as_of: row.as_of.unwrap_or(0),
            round_times: row.opens_at.map(instant).zip(row.closes_at.map(instant)),
            hidden: hidden.split(',').filter(|id| !id.is_empty()).map(OfferingId::new).collect(),
        }
    }
}

/// The same in this transaction.
pub(in crate::store) async fn changes_in_force(
    tx: &mut Connection,
    round: &Round,
) -> sqlx::Result<OfficeChanges> {
    let statement = sqlx::AssertSqlSafe(["SELECT ", CHANGES].concat());
    let row: ChangesRow = sql::query_as(statement).bind(round.id.as_str()).fetch_one(tx).await?;
    Ok(row.into())
}

/// The round with the times in force in this transaction: the office may have moved it since the catalogue was read.
pub(in crate::store) async fn round_in_force(tx: &mut Connection, round: &Round) -> sqlx::Result<Round> {
    Ok(changes_in_force(tx, round).await?.round(round))
}

/// Whether an offering is off the menu in this transaction.
pub(in crate::store) async fn is_hidden(tx: &mut Connection, offering: &OfferingId) -> sqlx::Result<bool> {
    sql::query_scalar("SELECT EXISTS (SELECT 1 FROM hidden_offerings WHERE offering_id = $1)")
        .bind(offering.as_str())
        .fetch_one(tx)
        .await
}
