//! When a child that holds a place is where: one row for each weekday, window and turn of the school's weeks, so that the
//! database itself keeps a child in one place at a time.

use crate::Catalogue;
use kehou_contract::Group;
use sqlx::SqliteConnection;

/// Writes down when a group keeps a child.
pub(super) async fn keep_apart(
    tx: &mut SqliteConnection,
    catalogue: &Catalogue,
    child: &str,
    enrolment: &str,
    group: &Group,
) -> sqlx::Result<()> {
    const KEEP: &str = "INSERT INTO enrolment_meetings (child_id, weekday, window_id, turn, enrolment_id) \
                        VALUES ($1, $2, $3, $4, $5)";
    insert(tx, KEEP, catalogue, child, enrolment, group).await
}

/// Writes all of it anew from the school's file as it is now: its groups may meet on other days, or take other turns,
/// than when children were enrolled. Where two groups a child holds have come to meet in the same window, the one it
/// held first keeps the row.
pub(super) async fn renew(tx: &mut SqliteConnection, catalogue: &Catalogue) -> sqlx::Result<()> {
    const KEEP: &str = "INSERT INTO enrolment_meetings (child_id, weekday, window_id, turn, enrolment_id) \
                        VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
    sqlx::query("DELETE FROM enrolment_meetings").execute(&mut *tx).await?;
    let held: Vec<(String, String, String)> = sqlx::query_as(
        "SELECT id, child_id, group_id FROM enrolments WHERE ended_at IS NULL AND proposed = 0 ORDER BY enrolled_at, rowid",
    )
    .fetch_all(&mut *tx)
    .await?;
    for (enrolment, child, group) in &held {
        if let Some((_, group)) = catalogue.groups().find(|(_, known)| known.id.as_str() == group) {
            insert(tx, KEEP, catalogue, child, enrolment, group).await?;
        }
    }
    Ok(())
}

async fn insert(
    tx: &mut SqliteConnection,
    keep: &'static str,
    catalogue: &Catalogue,
    child: &str,
    enrolment: &str,
    group: &Group,
) -> sqlx::Result<()> {
    for meeting in &group.meetings {
        for turn in catalogue.week_turns().of_meeting(group, meeting, &catalogue.school.term) {
            sqlx::query(keep)
                .bind(child)
                .bind(i64::from(meeting.weekday.num_days_from_monday()))
                .bind(meeting.window.as_str())
                .bind(i64::from(turn))
                .bind(enrolment)
                .execute(&mut *tx)
                .await?;
        }
    }
    Ok(())
}
