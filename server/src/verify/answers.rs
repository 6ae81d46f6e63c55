//! Law I5: what was answered under a key is what the audit trail has the digest of.

use super::Finding;
use crate::{
    codes::sha256,
    sql::{self, Connection},
};
use futures::TryStreamExt;

pub(super) async fn check(tx: &mut Connection) -> sqlx::Result<Finding> {
    let mut rows = sql::query_as::<(i64, String, Option<Vec<u8>>)>(
        "SELECT audit_seq, answer, answer_digest FROM idempotency_keys LEFT JOIN audit_rows ON seq = audit_seq \
         WHERE audit_seq IS NOT NULL",
    )
    .stream(tx);
    let (mut checked, mut broken) = (0, None);
    while let Some((seq, answer, digest)) = rows.try_next().await? {
        checked += 1;
        if broken.is_none() && digest.as_deref() != Some(&sha256(answer.as_bytes())) {
            broken = Some(format!("the answer of row {seq} of the audit trail"));
        }
    }
    Ok(Finding { law: 5, what: "every answer is the one that was given", checked, broken })
}
