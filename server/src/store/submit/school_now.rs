//! Where the school stands when applications are decided.

use crate::{
    error::Error,
    store::{office, places::FoundGroup},
};
use kehou_contract::{GroupId, Places};
use std::collections::HashMap;

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
pub(super) struct FoundSchool {
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
    /// It, of what was found: once for each group there is, and once where there is none.
    pub(super) fn of(mut found: Vec<FoundSchool>) -> Result<Self, Error> {
        let FoundSchool { changes, ends, senders, group } = found.pop().ok_or(NO_ROW)?;
        let groups = found.into_iter().map(|school| school.group).chain([group]);
        Ok(Self { changes, ends, senders, places: groups.filter_map(FoundGroup::places).collect() })
    }
}

const NO_ROW: Error = Error::Broken("there is a row, also where there is no group");
