//! Where the school stands when applications are decided.

use crate::{
    error::Error,
    sql::{self, Connection},
    store::{numbers::ReceiptNumbers, office},
};
use kehou_contract::Round;

/// It, read in one way to the database and back: every group of applications asks for all of it.
#[derive(sqlx::FromRow)]
pub(super) struct SchoolNow {
    #[sqlx(flatten)]
    pub(super) changes: office::ChangesRow,
    #[sqlx(flatten)]
    pub(super) ends: Ends,
    /// How many there are who send messages on.
    pub(super) senders: i64,
}

/// How far each series has come.
#[derive(sqlx::FromRow)]
pub(super) struct Ends {
    /// The last number of a receipt.
    pub(super) receipt: Option<i64>,
    /// The last sequence number of the applications.
    pub(super) application: Option<i64>,
    /// The last row of the audit trail, and its hash.
    pub(super) audit: Option<i64>,
    pub(super) hash: Option<Vec<u8>>,
}

impl SchoolNow {
    pub(super) async fn read(tx: &mut Connection, round: &Round) -> Result<Self, Error> {
        let statement = [
            "SELECT (SELECT last FROM number_series WHERE series = $2) AS receipt, \
             (SELECT max(seq) FROM applications) AS application, (SELECT max(seq) FROM audit_rows) AS audit, \
             (SELECT hash FROM audit_rows ORDER BY seq DESC LIMIT 1) AS hash, \
             (SELECT count(*) FROM outbox_senders) AS senders, ",
            office::CHANGES,
        ]
        .concat();
        let now = sql::query_as(sqlx::AssertSqlSafe(statement))
            .bind(round.id.as_str())
            .bind(ReceiptNumbers::SERIES)
            .fetch_one(tx)
            .await?;
        Ok(now)
    }
}
