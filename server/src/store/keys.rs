//! Idempotency keys (law I5): a key names one sent body; an accepted key gives the same answer for the whole term.

use crate::{
    error::Error,
    sql::{self, Connection, Inserts},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// A body under its key.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Keyed {
    /// The household or teacher the key belongs to, by id: somebody else's key is another key.
    pub(crate) owner: String,
    pub(crate) key: String,
    pub(crate) body_hash: [u8; 32],
}

/// The answer this key was given before, if it was accepted; another body under it is refused.
pub(super) async fn find_answer(tx: &mut Connection, keyed: &Keyed) -> Result<Option<String>, Error> {
    let row: Option<(Vec<u8>, String)> =
        sql::query_as("SELECT body_hash, answer FROM idempotency_keys WHERE owner = $1 AND key = $2")
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

/// What keys were given before.
#[derive(Default)]
pub(super) struct KeptAnswers(HashMap<(String, String), (Vec<u8>, String)>);

impl KeptAnswers {
    /// Reads those of these keys that were accepted.
    pub(super) async fn read(tx: &mut Connection, keyed: &[&Keyed]) -> Result<Self, Error> {
        let asked: Vec<[&str; 2]> = keyed.iter().map(|keyed| [&*keyed.owner, &*keyed.key]).collect();
        let rows: Vec<(String, String, Vec<u8>, String)> = sql::query_as(
            "WITH asked AS MATERIALIZED (SELECT json_extract(each.value, '$[0]') AS owner, \
              json_extract(each.value, '$[1]') AS key FROM json_each($1) AS each) \
             SELECT kept.owner, kept.key, body_hash, answer FROM asked CROSS JOIN idempotency_keys AS kept \
             WHERE kept.owner = asked.owner AND kept.key = asked.key",
        )
        .bind(serde_json::to_string(&asked)?)
        .fetch_all(tx)
        .await?;
        Ok(Self(rows.into_iter().map(|(owner, key, hash, answer)| ((owner, key), (hash, answer))).collect()))
    }

    /// As [`find_answer`].
    pub(super) fn find(&self, keyed: &Keyed) -> Result<Option<&str>, Error> {
        match self.0.get(&(keyed.owner.clone(), keyed.key.clone())) {
            None => Ok(None),
            Some((hash, answer)) if *hash == keyed.body_hash => Ok(Some(answer)),
            Some(_) => Err(Error::KeyReused),
        }
    }
}

/// An answer on its way to be kept.
pub(super) struct NewAnswer {
    pub(super) keyed: Keyed,
    pub(super) answer: String,
    pub(super) at: DateTime<Utc>,
    /// The row of the audit trail that tells what it was given for.
    pub(super) audit_seq: i64,
}

/// Keeps the answer under its key.
pub(super) async fn keep_answer(
    tx: &mut Connection,
    keyed: &Keyed,
    (answer, audit_seq): (&str, i64),
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let new = [NewAnswer { keyed: keyed.clone(), answer: answer.to_owned(), at: now, audit_seq }];
    let mut inserts = Inserts::default();
    add_answers(&mut inserts, &new);
    inserts.write(tx).await
}

/// Adds answers, each under its key, to what is written.
pub(super) fn add_answers<'v>(inserts: &mut Inserts<'v>, answers: &'v [NewAnswer]) {
    let into = "INSERT INTO idempotency_keys (owner, key, body_hash, answer, accepted_at, audit_seq) ";
    inserts.add(into, answers, |values, new| {
        values.push_bind(&new.keyed.owner).push_bind(&new.keyed.key);
        values.push_bind(new.keyed.body_hash.as_slice());
        values.push_bind(&new.answer).push_bind(new.at.timestamp_millis());
        values.push_bind(new.audit_seq);
    });
}
