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
     (SELECT count(*) FROM hidden_offerings) AS hidden";

/// It as it is read.
#[derive(sqlx::FromRow)]
pub(in crate::store) struct ChangesRow {
    as_of: Option<i64>,
    opens_at: Option<i64>,
    closes_at: Option<i64>,
    /// How many offerings are off the menu, on most evenings none.
    hidden: i64,
}

impl ChangesRow {
    /// The changes, with the offerings that are off the menu where any are.
    pub(in crate::store) async fn read_whole(self, tx: &mut Connection) -> sqlx::Result<OfficeChanges> {
        let instant = |millis| DateTime::from_timestamp_millis(millis).unwrap_or_default();
        let mut hidden: Vec<String> = Vec::new();
        if self.hidden > 0 {
            hidden = sql::query_scalar("SELECT offering_id FROM hidden_offerings").fetch_all(tx).await?;
        }
        Ok(OfficeChanges {
            as_of: self.as_of.unwrap_or(0),
            round_times: self.opens_at.map(instant).zip(self.closes_at.map(instant)),
            hidden: hidden.into_iter().map(OfferingId::new).collect(),
        })
    }
}

/// The same in this transaction.
pub(in crate::store) async fn changes_in_force(
    tx: &mut Connection,
    round: &Round,
) -> sqlx::Result<OfficeChanges> {
    let statement = sqlx::AssertSqlSafe(["SELECT ", CHANGES].concat());
    let row: ChangesRow = sql::query_as(statement).bind(round.id.as_str()).fetch_one(&mut *tx).await?;
    row.read_whole(tx).await
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
