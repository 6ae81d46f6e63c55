//! More places, or fewer.

use super::StaffWrite;
use crate::{
    error::Error,
    live_places::Changed,
    sql,
    store::{Store, Written, keyed_write::Begun, places},
};
use kehou_contract::{GroupId, GroupPlaces, NewCapacity, Places, Refusal, rules::may_set_capacity};

impl Store {
    /// Sets how many places a group has; never fewer than are taken (law I1).
    pub(crate) async fn set_capacity(
        &self,
        staff: &StaffWrite,
        group: &GroupId,
        wished: &NewCapacity,
    ) -> Result<Written, Error> {
        let mut write = match self.begin_write(&staff.keyed, staff.now).await? {
            Begun::Before(written) => return Ok(written),
            Begun::Open(write) => write,
        };
        let before = places::read_places(write.tx(), std::slice::from_ref(group)).await?;
        let before = *before.get(group).ok_or(Error::NotFound)?;
        may_set_capacity(before, wished.capacity).map_err(Refusal::Office)?;
        sql::query("UPDATE groups SET capacity = $2 WHERE id = $1")
            .bind(group.as_str())
            .bind(i64::from(wished.capacity))
            .execute(write.tx())
            .await?;
        let after = Places { capacity: wished.capacity, ..before };
        let facts = serde_json::json!({ "from": before.capacity, "to": after.capacity });
        let answer = GroupPlaces { group: group.clone(), places: after };
        let changed = vec![Changed { group: group.clone(), places: after }];
        write.finish(&answer, staff.row("capacity.set", group.as_str(), facts), changed).await
    }
}
