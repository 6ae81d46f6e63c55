//! What a child holds, and how it is taken and given back.

use super::{CapacityGuard, ids::Ids, places, quotas, roster::new_id};
use crate::{
    Catalogue,
    error::Error,
    sql::{self, Connection},
};
use chrono::{DateTime, Utc};
use kehou_contract::{
    Child, Entry, GroupId, Refusal, WindowId,
    rules::{Priced, entry_of},
};
use std::collections::{HashMap, HashSet};

/// Groups a child is enrolled in, in the order it came by them.
pub(super) async fn groups_held(tx: &mut Connection, child: &str) -> sqlx::Result<Vec<GroupId>> {
    let ids: Vec<String> = sql::query_scalar(
        "SELECT group_id FROM enrolments WHERE child_id = $1 AND ended_at IS NULL AND proposed = 0 \
         ORDER BY enrolled_at, id",
    )
    .bind(child)
    .fetch_all(tx)
    .await?;
    Ok(ids.into_iter().map(GroupId::new).collect())
}

/// Groups in which a place is kept for a child because the school proposes them.
pub(super) async fn groups_proposed(tx: &mut Connection, child: &str) -> sqlx::Result<Vec<GroupId>> {
    let ids: Vec<String> = sql::query_scalar(
        "SELECT group_id FROM enrolments WHERE child_id = $1 AND ended_at IS NULL AND proposed = 1 ORDER BY id",
    )
    .bind(child)
    .fetch_all(tx)
    .await?;
    Ok(ids.into_iter().map(GroupId::new).collect())
}

/// A place that is kept for a child.
#[derive(Clone, Debug)]
pub(super) struct HeldPlace {
    pub(super) enrolment: String,
    pub(super) group: GroupId,
    /// Whether the school proposes it, and the family has still to say yes.
    pub(super) proposed: bool,
    /// Whether it counts only when a teacher has seen the child.
    pub(super) to_be_seen: bool,
    /// Out of which of what is held back it came.
    pub(super) held_from: Option<String>,
}

/// The places of each child that has any: those it has in the order it came by them, then those only proposed.
pub(super) async fn places_of(
    tx: &mut Connection,
    children: &Ids,
) -> sqlx::Result<HashMap<String, Vec<HeldPlace>>> {
    let rows: Vec<(String, String, String, bool, bool, Option<String>)> = sql::query_as(
        "SELECT child_id, id, group_id, proposed = 1, to_be_seen = 1, held_from FROM enrolments \
         WHERE child_id IN (SELECT value FROM json_each($1)) AND ended_at IS NULL \
         ORDER BY child_id, proposed, enrolled_at, id",
    )
    .bind(children.as_json())
    .fetch_all(tx)
    .await?;
    let mut places: HashMap<String, Vec<HeldPlace>> = HashMap::new();
    for (child, enrolment, group, proposed, to_be_seen, held_from) in rows {
        let place = HeldPlace { enrolment, group: GroupId::new(group), proposed, to_be_seen, held_from };
        places.entry(child).or_default().push(place);
    }
    Ok(places)
}

/// Whether money came in for this child: from then on the school's written rule holds.
pub(super) async fn has_paid(tx: &mut Connection, child: &str) -> Result<bool, Error> {
    Ok(!who_paid(tx, &Ids::of(&[child])?).await?.is_empty())
}

/// For which of these children money came in.
pub(super) async fn who_paid(tx: &mut Connection, children: &Ids) -> sqlx::Result<HashSet<String>> {
    let paid: Vec<String> = sql::query_scalar(
        "SELECT DISTINCT child_id FROM bills \
         WHERE child_id IN (SELECT value FROM json_each($1)) AND state IN ('partly_paid', 'paid')",
    )
    .bind(children.as_json())
    .fetch_all(tx)
    .await?;
    Ok(paid.into_iter().collect())
}

/// Ends the enrolment in a group and frees its place.
pub(super) async fn give_up(
    tx: &mut Connection,
    child: &str,
    group: &GroupId,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let enrolment: String = sql::query_scalar(
        "UPDATE enrolments SET ended_at = $3 WHERE child_id = $1 AND group_id = $2 AND ended_at IS NULL RETURNING id",
    )
    .bind(child)
    .bind(group.as_str())
    .bind(now.timestamp_millis())
    .fetch_one(&mut *tx)
    .await?;
    sql::query("DELETE FROM enrolment_meetings WHERE child_id = $1 AND enrolment_id = $2")
        .bind(child)
        .bind(enrolment)
        .execute(&mut *tx)
        .await?;
    places::free_place(tx, group).await
}

/// A place the school proposes, on its way in.
#[derive(Clone, Copy)]
pub(super) struct Proposed<'a> {
    pub(super) child: &'a Child,
    pub(super) application: &'a str,
    pub(super) priced: Priced<'a>,
    /// Out of which of what is held back it comes.
    pub(super) held_from: Option<&'a str>,
}

/// Takes a place in its group and in whatever else it counts in, and keeps it for the child until its family has
/// answered; refused when none is left. It may meet at the same time as what the child has until then.
pub(super) async fn keep_proposed(
    tx: &mut Connection,
    catalogue: &Catalogue,
    proposed: Proposed<'_>,
    guard: CapacityGuard,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let Proposed { child, application, priced: Priced { offering, group }, held_from } = proposed;
    if !places::take_place(tx, &group.id, guard).await? {
        return Err(Refusal::Full { capacity: group.capacity }.into());
    }
    let enrolment = new_id();
    sql::query(
        "INSERT INTO enrolments \
         (id, child_id, offering_id, group_id, application_id, enrolled_at, held_from, to_be_seen, proposed) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)",
    )
    .bind(&enrolment)
    .bind(child.id.as_str())
    .bind(offering.id.as_str())
    .bind(group.id.as_str())
    .bind(application)
    .bind(now.timestamp_millis())
    .bind(held_from)
    .bind(entry_of(offering, &catalogue.school.choosing) == Entry::Check)
    .execute(&mut *tx)
    .await?;
    quotas::count(tx, catalogue, child, &enrolment, &group.id).await
}

/// Ends care in a window.
pub(super) async fn end_care_in(tx: &mut Connection, child: &str, window: &WindowId) -> sqlx::Result<()> {
    sql::query("DELETE FROM care_enrolments WHERE child_id = $1 AND window_id = $2")
        .bind(child)
        .bind(window.as_str())
        .execute(tx)
        .await
        .map(drop)
}

/// Ends all care.
pub(super) async fn end_care(tx: &mut Connection, child: &str) -> sqlx::Result<()> {
    sql::query("DELETE FROM care_enrolments WHERE child_id = $1").bind(child).execute(tx).await.map(drop)
}
