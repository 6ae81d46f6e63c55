//! Idempotency keys (law I5): a key names one sent body; an accepted key gives the same answer for the whole term.

use crate::error::Error;
use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

/// A body under its key.
#[derive(Clone, Debug)]
pub(crate) struct Keyed {
    /// The household or teacher the key belongs to, by id: somebody else's key is another key.
    pub(crate) owner: String,
    pub(crate) key: String,
    pub(crate) body_hash: [u8; 32],
}

/// The answer this key was given before, if it was accepted; another body under it is refused.
pub(super) async fn find_answer(tx: &mut SqliteConnection, keyed: &Keyed) -> Result<Option<String>, Error> {
    let row: Option<(Vec<u8>, String)> =
        sqlx::query_as("SELECT body_hash, answer FROM idempotency_keys WHERE owner = $1 AND key = $2")
            .bind(&keyed.owner)
            .bind(&keyed.key)
            .fetch_optional(tx)
            .await?;
    match row {
        None => Ok(None),
        Some((hash, answer)) if hash == keyed.body_hash => Ok(Some(answer)),
        Some(_) => Err(Error::KeyReused),
    }
}

/// Keeps the answer under its key.
pub(super) async fn keep_answer(
    tx: &mut SqliteConnection,
    keyed: &Keyed,
    answer: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO idempotency_keys (owner, key, body_hash, answer, accepted_at) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(&keyed.owner)
    .bind(&keyed.key)
    .bind(keyed.body_hash.as_slice())
    .bind(answer)
    .bind(now.timestamp_millis())
    .execute(tx)
    .await
    .map(drop)
}
