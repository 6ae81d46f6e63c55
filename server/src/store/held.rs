//! What a child holds, and how it is taken and given back.

use super::{CapacityGuard, meetings, places, roster::new_id};
use crate::Catalogue;
use chrono::{DateTime, Utc};
use kehou_contract::{GroupId, WindowId, rules::Priced};
use sqlx::SqliteConnection;

/// Groups a child is enrolled in, in the order it came by them.
pub(super) async fn groups_held(tx: &mut SqliteConnection, child: &str) -> sqlx::Result<Vec<GroupId>> {
    let ids: Vec<String> = sqlx::query_scalar(
        "SELECT group_id FROM enrolments WHERE child_id = $1 AND ended_at IS NULL ORDER BY enrolled_at, rowid",
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

/// Takes a place and enrols the child; `false` when no place is left.
pub(super) async fn enrol(
    tx: &mut SqliteConnection,
    catalogue: &Catalogue,
    (child, application): (&str, &str),
    priced: Priced<'_>,
    guard: CapacityGuard,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let Priced { offering, group } = priced;
    if !places::take_place(tx, &group.id, guard).await? {
        return Ok(false);
    }
    let enrolment = new_id();
    sqlx::query(
        "INSERT INTO enrolments (id, child_id, offering_id, group_id, application_id, enrolled_at) \
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(&enrolment)
    .bind(child)
    .bind(offering.id.as_str())
    .bind(group.id.as_str())
    .bind(application)
    .bind(now.timestamp_millis())
    .execute(&mut *tx)
    .await?;
    meetings::keep_apart(tx, catalogue, child, &enrolment, group).await?;
    Ok(true)
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

/// Ends all care.
pub(super) async fn end_care(tx: &mut SqliteConnection, child: &str) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM care_enrolments WHERE child_id = $1").bind(child).execute(tx).await.map(drop)
}
