//! Services a child has left and comes to still, on its last day.

use crate::{
    error::Error,
    sql::{self, Connection},
    store::pick_up::read_date,
};
use chrono::NaiveDate;
use kehou_contract::{GroupId, WindowId};

/// What a child has left and comes to still.
pub(in crate::store) struct StillComes {
    /// The first date it no longer comes.
    pub(in crate::store) leaves: NaiveDate,
    /// The group it has left; `None` for care.
    pub(in crate::store) group: Option<GroupId>,
    /// The window whose care it has left.
    pub(in crate::store) care: Option<WindowId>,
}

/// What a child has left and comes to still on a date. Whoever teaches or fetches it that day knows of it.
pub(in crate::store) async fn still_comes(
    tx: &mut Connection,
    child: &str,
    on: NaiveDate,
) -> Result<Vec<StillComes>, Error> {
    let rows: Vec<(String, Option<String>, Option<String>)> = sql::query_as(
        "SELECT leaves, group_id, window_id FROM leavings JOIN left_services ON leaving_seq = seq \
         WHERE child_id = $1 AND leaves > $2 ORDER BY seq, coalesce(window_id, ''), coalesce(group_id, '')",
    )
    .bind(child)
    .bind(on.to_string())
    .fetch_all(tx)
    .await?;
    let still = |(leaves, group, care): (String, Option<String>, Option<String>)| {
        let leaves = read_date(&leaves)?;
        Ok(StillComes { leaves, group: group.map(GroupId::new), care: care.map(WindowId::new) })
    };
    rows.into_iter().map(still).collect()
}
