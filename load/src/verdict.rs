//! Whether what families were told is what is in the database.

use anyhow::Result;
use sqlx::SqliteConnection;
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
    pub(crate) async fn read(database: &mut SqliteConnection, receipts: &[String]) -> Result<Self> {
        let oversold: i64 = sqlx::query_scalar(
            "SELECT coalesce(sum(max(0, held - capacity)), 0) FROM groups JOIN \
             (SELECT group_id, count(*) AS held FROM enrolments WHERE ended_at IS NULL GROUP BY group_id) \
             ON group_id = id",
        )
        .fetch_one(&mut *database)
        .await?;
        let doubled: i64 = sqlx::query_scalar(
            "SELECT (SELECT count(*) FROM (SELECT 1 FROM applications WHERE state = 'valid' \
             GROUP BY child_id HAVING count(*) > 1)) + \
             (SELECT count(*) FROM (SELECT 1 FROM enrolments WHERE ended_at IS NULL \
             GROUP BY child_id, group_id HAVING count(*) > 1))",
        )
        .fetch_one(&mut *database)
        .await?;
        let kept: Vec<String> =
            sqlx::query_scalar("SELECT number FROM submission_receipts").fetch_all(database).await?;
        let kept: HashSet<String> = kept.into_iter().collect();
        let lost = receipts.iter().filter(|number| !kept.contains(*number)).count();
        let twice = receipts.len() - receipts.iter().collect::<HashSet<_>>().len();
        Ok(Self { oversold: usize::try_from(oversold)?, lost, doubled: usize::try_from(doubled)? + twice })
    }
}
