//! Where the school stands when applications are decided.

use crate::{
    error::Error,
    sql::{self, Connection},
    store::{ids::Ids, numbers::ReceiptNumbers, office, places::FoundGroup},
};
use kehou_contract::{GroupId, Places, Round};
use std::collections::HashMap;

/// It, read in one way to the database and back: every group of applications asks for all of it.
pub(super) struct SchoolNow {
    pub(super) changes: office::ChangesRow,
    pub(super) ends: Ends,
    /// How many there are who send messages on.
    pub(super) senders: i64,
    /// The places of the groups that were asked for.
    pub(super) places: HashMap<GroupId, Places>,
}

/// The school beside one of the groups, or beside none.
#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(flatten)]
    changes: office::ChangesRow,
    #[sqlx(flatten)]
    ends: Ends,
    senders: i64,
    #[sqlx(flatten)]
    group: FoundGroup,
}

/// How far each series has come.
#[derive(sqlx::FromRow)]
pub(super) struct Ends {
    /// The last number of a receipt.
    pub(super) receipt: Option<i64>,
    /// The last sequence number of the applications.
    pub(super) application: Option<i64>,
    /// The last row of the audit trail, and its hash.
    #[sqlx(rename = "as_of")]
    pub(super) audit: Option<i64>,
    pub(super) hash: Option<Vec<u8>>,
}

impl SchoolNow {
    pub(super) async fn read(tx: &mut Connection, round: &Round, groups: &[GroupId]) -> Result<Self, Error> {
        let statement = [
            "SELECT school.*, groups.id, groups.capacity, groups.enrolled FROM (\
             SELECT (SELECT last FROM number_series WHERE series = $2) AS receipt, \
             (SELECT max(seq) FROM applications) AS application, \
             (SELECT hash FROM audit_rows ORDER BY seq DESC LIMIT 1) AS hash, \
             (SELECT count(*) FROM outbox_senders) AS senders, ",
            office::CHANGES,
            ") AS school LEFT JOIN groups ON groups.id IN (SELECT value FROM json_each($3))",
        ]
        .concat();
        let mut rows: Vec<Row> = sql::query_as(sqlx::AssertSqlSafe(statement))
            .bind(round.id.as_str())
            .bind(ReceiptNumbers::SERIES)
            .bind(Ids::of(groups)?.as_json())
            .fetch_all(tx)
            .await?;
        let Row { changes, ends, senders, group } = rows.pop().ok_or(NO_ROW)?;
        let groups = rows.into_iter().map(|row| row.group).chain([group]);
        Ok(Self { changes, ends, senders, places: groups.filter_map(FoundGroup::places).collect() })
    }
}

const NO_ROW: Error = Error::Broken("there is a row, also where there is no group");
