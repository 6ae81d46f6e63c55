//! What a child holds, and how it is taken and given back.

use super::{CapacityGuard, meetings, places, quotas, roster::new_id};
use crate::{Catalogue, error::Error};
use chrono::{DateTime, Utc};
use kehou_contract::{
    Child, Entry, Group, GroupId, Refusal, WindowId,
    rules::{Priced, entry_of},
};
use sqlx::SqliteConnection;

/// Groups a child is enrolled in, in the order it came by them.
pub(super) async fn groups_held(tx: &mut SqliteConnection, child: &str) -> sqlx::Result<Vec<GroupId>> {
    let ids: Vec<String> = sqlx::query_scalar(
        "SELECT group_id FROM enrolments WHERE child_id = $1 AND ended_at IS NULL AND proposed = 0 \
         ORDER BY enrolled_at, rowid",
    )
    .bind(child)
    .fetch_all(tx)
    .await?;
    Ok(ids.into_iter().map(GroupId::new).collect())
}

/// Groups in which a place is kept for a child because the school proposes them.
pub(super) async fn groups_proposed(tx: &mut SqliteConnection, child: &str) -> sqlx::Result<Vec<GroupId>> {
    let ids: Vec<String> = sqlx::query_scalar(
        "SELECT group_id FROM enrolments WHERE child_id = $1 AND ended_at IS NULL AND proposed = 1 ORDER BY rowid",
    )
    .bind(child)
    .fetch_all(tx)
    .await?;
    Ok(ids.into_iter().map(GroupId::new).collect())
}

/// Groups whose places count only when a teacher has seen the child.
pub(super) async fn groups_to_be_seen(tx: &mut SqliteConnection, child: &str) -> sqlx::Result<Vec<GroupId>> {
    let ids: Vec<String> = sqlx::query_scalar(
        "SELECT group_id FROM enrolments WHERE child_id = $1 AND ended_at IS NULL AND proposed = 0 AND to_be_seen = 1",
    )
    .bind(child)
    .fetch_all(tx)
    .await?;
    Ok(ids.into_iter().map(GroupId::new).collect())
}

/// Whether money came in for this child: from then on the school's written rule holds.
pub(super) async fn has_paid(tx: &mut SqliteConnection, child: &str) -> sqlx::Result<bool> {
    sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM bills WHERE child_id = $1 AND state IN ('partly_paid', 'paid'))",
    )
    .bind(child)
    .fetch_one(tx)
    .await
}

/// Ends the enrolment in a group and frees its place.
pub(super) async fn give_up(
    tx: &mut SqliteConnection,
    child: &str,
    group: &GroupId,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let enrolment: String = sqlx::query_scalar(
        "UPDATE enrolments SET ended_at = $3 WHERE child_id = $1 AND group_id = $2 AND ended_at IS NULL RETURNING id",
    )
    .bind(child)
    .bind(group.as_str())
    .bind(now.timestamp_millis())
    .fetch_one(&mut *tx)
    .await?;
    sqlx::query("DELETE FROM enrolment_meetings WHERE enrolment_id = $1")
        .bind(enrolment)
        .execute(&mut *tx)
        .await?;
    places::free_place(tx, group).await
}

/// A place that was won, on its way in.
#[derive(Clone, Copy)]
pub(super) struct Won<'a> {
    pub(super) child: &'a Child,
    pub(super) application: &'a str,
    pub(super) priced: Priced<'a>,
    /// Out of which of what is held back it comes.
    pub(super) held_from: Option<&'a str>,
    /// Whether the school proposes it, and the family has still to say yes.
    pub(super) proposed: bool,
}

/// Takes a place, in its group and in whatever else it counts in, and enrols the child; refused when none is left.
pub(super) async fn enrol(
    tx: &mut SqliteConnection,
    catalogue: &Catalogue,
    won: Won<'_>,
    guard: CapacityGuard,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let Won { child, application, priced: Priced { offering, group }, held_from, proposed } = won;
    if !places::take_place(tx, &group.id, guard).await? {
        return Err(Refusal::Full { capacity: group.capacity }.into());
    }
    let enrolment = new_id();
    sqlx::query(
        "INSERT INTO enrolments \
         (id, child_id, offering_id, group_id, application_id, enrolled_at, held_from, to_be_seen, proposed) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(&enrolment)
    .bind(child.id.as_str())
    .bind(offering.id.as_str())
    .bind(group.id.as_str())
    .bind(application)
    .bind(now.timestamp_millis())
    .bind(held_from)
    .bind(entry_of(offering, &catalogue.school.choosing) == Entry::Check)
    .bind(proposed)
    .execute(&mut *tx)
    .await?;
    quotas::count(tx, catalogue, child, &enrolment, &group.id).await?;
    if proposed {
        // It may meet at the same time as what the child has until it takes the proposal.
        return Ok(());
    }
    Ok(meetings::keep_apart(tx, catalogue, child.id.as_str(), &enrolment, group).await?)
}

/// Makes a place that was proposed one the child has, under another application. Whatever is in its way was given up
/// before.
pub(super) async fn take_up(
    tx: &mut SqliteConnection,
    catalogue: &Catalogue,
    child: &str,
    application: &str,
    group: &Group,
) -> sqlx::Result<()> {
    let enrolment: String = sqlx::query_scalar(
        "UPDATE enrolments SET proposed = 0, application_id = $3 \
         WHERE child_id = $1 AND group_id = $2 AND ended_at IS NULL AND proposed = 1 RETURNING id",
    )
    .bind(child)
    .bind(group.id.as_str())
    .bind(application)
    .fetch_one(&mut *tx)
    .await?;
    meetings::keep_apart(tx, catalogue, child, &enrolment, group).await
}

/// Puts the windows with care in the place of those before.
pub(super) async fn set_care(
    tx: &mut SqliteConnection,
    child: &str,
    application: &str,
    care: &[WindowId],
) -> sqlx::Result<()> {
    end_care(tx, child).await?;
    for window in care {
        sqlx::query(
            "INSERT INTO care_enrolments (child_id, window_id, application_id) VALUES ($1, $2, $3) \
             ON CONFLICT (child_id, window_id) DO NOTHING",
        )
        .bind(child)
        .bind(window.as_str())
        .bind(application)
        .execute(&mut *tx)
        .await?;
    }
    Ok(())
}

/// Ends care in a window.
pub(super) async fn end_care_in(
    tx: &mut SqliteConnection,
    child: &str,
    window: &WindowId,
) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM care_enrolments WHERE child_id = $1 AND window_id = $2")
        .bind(child)
        .bind(window.as_str())
        .execute(tx)
        .await
        .map(drop)
}

/// Ends all care.
pub(super) async fn end_care(tx: &mut SqliteConnection, child: &str) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM care_enrolments WHERE child_id = $1").bind(child).execute(tx).await.map(drop)
}
