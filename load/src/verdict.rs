//! Whether what families were told is what is in the database.

use anyhow::Result;
use kehou_server::sql::{self, Pool};
use std::collections::HashSet;

/// How often a law is broken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// Places beyond those there are, by the rows.
    pub(crate) oversold: usize,
    /// Receipts families hold that are not there.
    pub(crate) lost: usize,
    /// Children with two applications in force, or twice in a group.
    pub(crate) doubled: usize,
}

impl Verdict {
    pub(crate) async fn read(database: &Pool, receipts: &[String]) -> Result<Self> {
        let oversold: i64 = sql::query_scalar(
            "SELECT CAST(coalesce(sum(held - capacity), 0) AS BIGINT) FROM groups JOIN \
             (SELECT group_id, count(*) AS held FROM enrolments WHERE ended_at IS NULL GROUP BY group_id) AS counted \
             ON group_id = id WHERE held > capacity",
        )
        .fetch_one(database)
        .await?;
        let doubled: i64 = sql::query_scalar(
            "SELECT (SELECT count(*) FROM (SELECT 1 FROM applications WHERE state = 'valid' \
             GROUP BY child_id HAVING count(*) > 1) AS twice) + \
             (SELECT count(*) FROM (SELECT 1 FROM enrolments WHERE ended_at IS NULL \
             GROUP BY child_id, group_id HAVING count(*) > 1) AS in_a_group)",
        )
        .fetch_one(database)
        .await?;
        let kept: Vec<String> =
            sql::query_scalar("SELECT number FROM submission_receipts").fetch_all(database).await?;
        let kept: HashSet<String> = kept.into_iter().collect();
        let lost = receipts.iter().filter(|number| !kept.contains(*number)).count();
        let twice = receipts.len() - receipts.iter().collect::<HashSet<_>>().len();
        Ok(Self { oversold: usize::try_from(oversold)?, lost, doubled: usize::try_from(doubled)? + twice })
    }
}
