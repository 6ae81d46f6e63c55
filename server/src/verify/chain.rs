//! Law I11: the chain of the audit trail closes.

use super::{Finding, NotedHead};
use crate::{
    audit_chain::{BEGINNING, Hash, Link},
    codes::hex,
    sql::{self, Connection},
};
use futures::TryStreamExt;

#[derive(sqlx::FromRow)]
struct Row {
    seq: i64,
    at: i64,
    actor: String,
    action: String,
    target: String,
    facts: String,
    answer_digest: Option<Vec<u8>>,
    hash: Option<Vec<u8>>,
}

impl Row {
    fn hash_after(&self, before: &Hash) -> Hash {
        let Self { seq, at, actor, action, target, facts, answer_digest, .. } = self;
        let link = Link {
            seq: *seq,
            at: *at,
            actor,
            action,
            target,
            facts,
            answer_digest: answer_digest.as_deref(),
        };
        link.hash_after(before)
    }
}

/// Follows the chain from its beginning; the head comes with it.
pub(super) async fn check(
    tx: &mut Connection,
    noted: Option<&NotedHead>,
) -> sqlx::Result<(Vec<Finding>, Option<String>)> {
    let mut rows = sql::query_as::<Row>(
        "SELECT seq, at, actor, action, target, facts, answer_digest, hash FROM audit_rows ORDER BY seq",
    )
    .stream(tx);
    let (mut checked, mut broken) = (0, None);
    let (mut before, mut head, mut as_noted) = (BEGINNING, None, false);
    while let Some(row) = rows.try_next().await? {
        checked += 1;
        let hash = row.hash_after(&before);
        if broken.is_none() && row.hash.as_deref() != Some(&hash[..]) {
            broken = Some(format!("row {} is not what it was when it was written", row.seq));
        }
        // What follows a broken row is judged by what stands there: the first is named, not every one after it.
        before = row.hash.and_then(|hash| hash.try_into().ok()).unwrap_or(hash);
        as_noted |= noted.is_some_and(|noted| noted.seq == row.seq && noted.hash == hex(&before));
        head = Some(format!("{}:{}", row.seq, hex(&before)));
    }
    let closes = Finding { law: 11, what: "the chain of the audit trail closes", checked, broken };
    let noted = noted.map(|noted| Finding {
        law: 11,
        what: "the head that was noted is in the chain",
        checked: 1,
        broken: (!as_noted).then(|| format!("row {} has another hash, or is gone", noted.seq)),
    });
    Ok(([Some(closes), noted].into_iter().flatten().collect(), head))
}
