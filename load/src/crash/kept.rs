//! What the server kept.

use crate::history::digest;
use anyhow::Result;
use kehou_server::sql::{self, Pool};
use std::collections::{HashMap, HashSet};

#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    /// By key.
    pub(super) keys: HashMap<String, KeptKey>,
    /// The numbers of receipts.
    pub(super) receipts: HashSet<String>,
    pub(super) applications: usize,
}

#[derive(Clone, Debug)]
pub(super) struct KeptKey {
    /// SHA-256 of the answer.
    pub(super) answer: String,
    /// The place of what it did among everything that was done.
    pub(super) seq: i64,
}

impl Kept {
    pub(super) async fn read(database: &Pool) -> Result<Self> {
        let keys: Vec<(String, String, i64)> =
            sql::query_as("SELECT key, answer, audit_seq FROM idempotency_keys").fetch_all(database).await?;
        let keys = keys.into_iter().map(|(key, answer, seq)| {
            let answer = digest(answer.as_bytes());
            (key, KeptKey { answer, seq })
        });
        let receipts: Vec<String> =
            sql::query_scalar("SELECT number FROM submission_receipts").fetch_all(database).await?;
        let applications: i64 =
            sql::query_scalar("SELECT count(*) FROM applications").fetch_one(database).await?;
        Ok(Self {
            keys: keys.collect(),
            receipts: receipts.into_iter().collect(),
            applications: usize::try_from(applications)?,
        })
    }
}
