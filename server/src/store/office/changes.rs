//! What the office changed against the school's file, as it stands.

use crate::{
    catalogue::OfficeChanges,
    sql::{self, Connection},
    store::{Store, audit},
};
use chrono::{DateTime, Utc};
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
    let as_of = audit::last_seq(&mut *tx).await?;
    let hidden = hidden_offerings(tx).await?.into_iter().collect();
    Ok(OfficeChanges { as_of, round_times: times_of(tx, round).await?, hidden })
}

/// The round with the times in force in this transaction: the office may have moved it since the catalogue was read.
pub(in crate::store) async fn round_in_force(tx: &mut Connection, round: &Round) -> sqlx::Result<Round> {
    let times = times_of(tx, round).await?;
    let (opens_at, closes_at) = times.unwrap_or((round.opens_at, round.closes_at));
    Ok(Round { opens_at, closes_at, ..round.clone() })
}

/// What is off the menu in this transaction.
pub(in crate::store) async fn hidden_offerings(tx: &mut Connection) -> sqlx::Result<Vec<OfferingId>> {
    let hidden: Vec<String> =
        sql::query_scalar("SELECT offering_id FROM hidden_offerings").fetch_all(tx).await?;
    Ok(hidden.into_iter().map(OfferingId::new).collect())
}

/// Whether an offering is off the menu in this transaction.
pub(in crate::store) async fn is_hidden(tx: &mut Connection, offering: &OfferingId) -> sqlx::Result<bool> {
    sql::query_scalar("SELECT EXISTS (SELECT 1 FROM hidden_offerings WHERE offering_id = $1)")
        .bind(offering.as_str())
        .fetch_one(tx)
        .await
}

async fn times_of(
    tx: &mut Connection,
    round: &Round,
) -> sqlx::Result<Option<(DateTime<Utc>, DateTime<Utc>)>> {
    let row: Option<(i64, i64)> =
        sql::query_as("SELECT opens_at, closes_at FROM round_times WHERE round_id = $1")
            .bind(round.id.as_str())
            .fetch_optional(tx)
            .await?;
    let instant = |millis| DateTime::from_timestamp_millis(millis).unwrap_or_default();
    Ok(row.map(|(opens_at, closes_at)| (instant(opens_at), instant(closes_at))))
}
