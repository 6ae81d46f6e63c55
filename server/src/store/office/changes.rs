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

/// The same in this transaction.
pub(in crate::store) async fn changes_in_force(
    tx: &mut Connection,
    round: &Round,
) -> sqlx::Result<OfficeChanges> {
    // One way to the database, not one for each: every group of applications is decided by them.
    let rows: Vec<(Option<i64>, Option<i64>, Option<String>)> = sql::query_as(
        "SELECT max(seq), NULL, NULL FROM audit_rows \
         UNION ALL SELECT opens_at, closes_at, NULL FROM round_times WHERE round_id = $1 \
         UNION ALL SELECT NULL, NULL, offering_id FROM hidden_offerings",
    )
    .bind(round.id.as_str())
    .fetch_all(tx)
    .await?;
    let mut changes = OfficeChanges::default();
    let instant = |millis| DateTime::from_timestamp_millis(millis).unwrap_or_default();
    for row in rows {
        match row {
            (Some(opens), Some(closes), _) => changes.round_times = Some((instant(opens), instant(closes))),
            (Some(last), None, _) => changes.as_of = last,
            (_, _, offering) => changes.hidden.extend(offering.map(OfferingId::new)),
        }
    }
    Ok(changes)
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
