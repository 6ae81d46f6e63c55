//! Places of the groups.

use super::{CapacityGuard, Store, held_back, ids::Ids, meetings, quotas, reviews};
use crate::{
    Catalogue, StartError,
    error::Error,
    live_places::Changed,
    sql::{self, Connection},
};
use kehou_contract::{GroupId, GroupPlaces, Places, RoundMode};
use std::collections::HashMap;

#[derive(sqlx::FromRow)]
struct GroupRow {
    id: String,
    capacity: i64,
    enrolled: i64,
}

impl From<&GroupRow> for Places {
    fn from(row: &GroupRow) -> Self {
        let whole = |number: i64| u32::try_from(number).unwrap_or(0);
        Self { capacity: whole(row.capacity), enrolled: whole(row.enrolled) }
    }
}

/// A group that was looked for beside something else, if it was found.
#[derive(sqlx::FromRow)]
pub(super) struct FoundGroup {
    id: Option<String>,
    capacity: Option<i64>,
    enrolled: Option<i64>,
}

impl FoundGroup {
    /// Its places.
    pub(super) fn places(self) -> Option<(GroupId, Places)> {
        let row = GroupRow { id: self.id?, capacity: self.capacity?, enrolled: self.enrolled? };
        Some((GroupId::new(&*row.id), Places::from(&row)))
    }
}

impl Store {
    /// Makes a row for every group of the catalogue, and writes down anew when children are where. A group in which
    /// children are enrolled cannot vanish from it.
    pub(crate) async fn move_in_catalogue(&self, catalogue: &Catalogue) -> Result<(), StartError> {
        let mut tx = self.desk.turn().await?;
        for (offering, group) in catalogue.groups() {
            sql::query(
                "INSERT INTO groups (id, offering_id, capacity) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            )
            .bind(group.id.as_str())
            .bind(offering.id.as_str())
            .bind(i64::from(group.capacity))
            .execute(&mut *tx)
            .await?;
        }
        if catalogue.school.round.mode == RoundMode::FirstCome && reviews::are_open(&mut tx).await? {
            let fault = "school.round.mode: applications are under review; they cannot become first-come";
            return Err(StartError::Other(fault.to_owned()));
        }
        let taken: Vec<String> =
            sql::query_scalar("SELECT id FROM groups WHERE enrolled > 0").fetch_all(&mut *tx).await?;
        meetings::renew(&mut tx, catalogue).await?;
        quotas::renew(&mut tx, catalogue).await?;
        held_back::renew(&mut tx, catalogue).await?;
        tx.keep().await?;
        let known = |id: &String| catalogue.groups().any(|(_, group)| group.id.as_str() == id);
        match taken.iter().find(|id| !known(id)) {
            Some(id) => Err(StartError::Other(format!(
                "children are enrolled in group \"{id}\", which the school's file lacks"
            ))),
            None => Ok(()),
        }
    }

    /// Places of every group, in the menu's order.
    pub(crate) async fn list_places(&self, catalogue: &Catalogue) -> sqlx::Result<Vec<GroupPlaces>> {
        let all = read_all(&mut self.read.acquire().await?).await?;
        let places: HashMap<&str, Places> =
            all.iter().map(|changed| (changed.group.as_str(), changed.places)).collect();
        let listed = catalogue.groups().filter_map(|(_, group)| {
            let places = *places.get(group.id.as_str())?;
            Some(GroupPlaces { group: group.id.clone(), places })
        });
        Ok(listed.collect())
    }
}

/// Places of every group there is, inside a transaction.
pub(super) async fn read_all(tx: &mut Connection) -> sqlx::Result<Vec<Changed>> {
    let rows: Vec<GroupRow> =
        sql::query_as("SELECT id, capacity, enrolled FROM groups").fetch_all(tx).await?;
    Ok(rows.iter().map(|row| Changed { group: GroupId::new(&*row.id), places: row.into() }).collect())
}

/// Places of the groups named, inside a transaction.
pub(super) async fn read_places(
    tx: &mut Connection,
    groups: &[GroupId],
) -> Result<HashMap<GroupId, Places>, Error> {
    let rows: Vec<GroupRow> = sql::query_as(
        "SELECT id, capacity, enrolled FROM groups WHERE id IN (SELECT value FROM json_each($1))",
    )
    .bind(Ids::of(groups)?.as_json())
    .fetch_all(tx)
    .await?;
    Ok(rows.into_iter().map(|row| (GroupId::new(&*row.id), Places::from(&row))).collect())
}

/// Takes one place, if one is left. The condition in the statement is the guard: it holds on every engine and at
/// every isolation level; the table's CHECK stands behind it.
pub(super) async fn take_place(
    tx: &mut Connection,
    group: &GroupId,
    guard: CapacityGuard,
) -> sqlx::Result<bool> {
    let statement = match guard {
        CapacityGuard::On => {
            "UPDATE groups SET enrolled = enrolled + 1 WHERE id = $1 AND enrolled < capacity"
        }
        CapacityGuard::ConstraintAlone | CapacityGuard::OffForNegativeControl => {
            "UPDATE groups SET enrolled = enrolled + 1 WHERE id = $1"
        }
    };
    match sql::query(statement).bind(group.as_str()).execute(tx).await {
        Ok(done) => Ok(done.rows_affected() == 1),
        Err(fault) if is_full(&fault) => Ok(false),
        Err(fault) => Err(fault),
    }
}

/// Whether the table's own constraint refused the place.
pub(super) fn is_full(fault: &sqlx::Error) -> bool {
    fault.as_database_error().is_some_and(|fault| fault.message().contains("groups_enrolled_within_capacity"))
}

/// Gives one place back.
pub(super) async fn free_place(tx: &mut Connection, group: &GroupId) -> sqlx::Result<()> {
    sql::query("UPDATE groups SET enrolled = enrolled - 1 WHERE id = $1")
        .bind(group.as_str())
        .execute(tx)
        .await
        .map(drop)
}
