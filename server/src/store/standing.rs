//! What the school knows of a child when it chooses.

use kehou_contract::{OfferingId, PriorityGroupId, Standing, StandingKind};
use sqlx::SqliteConnection;

/// A child's standing. Applications on paper are not entered yet.
pub(super) async fn of_child(tx: &mut SqliteConnection, child: &str) -> sqlx::Result<Standing> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("SELECT kind, name FROM standings WHERE child_id = $1 ORDER BY kind, name")
            .bind(child)
            .fetch_all(tx)
            .await?;
    let mut standing = Standing::default();
    for (kind, name) in rows {
        match kind_of(&kind, name) {
            StandingKind::Invited(offering) => standing.invited.push(offering),
            StandingKind::Returning(offering) => standing.returning.push(offering),
            StandingKind::Priority(group) => standing.priority.push(group),
        }
    }
    Ok(standing)
}

/// A list by its row; the table admits no other word.
pub(super) fn kind_of(kind: &str, name: String) -> StandingKind {
    match kind {
        "invited" => StandingKind::Invited(OfferingId::new(name)),
        "returning" => StandingKind::Returning(OfferingId::new(name)),
        _ => StandingKind::Priority(PriorityGroupId::new(name)),
    }
}

/// A list as its rows name it.
pub(super) fn row_of(kind: &StandingKind) -> (&'static str, &str) {
    match kind {
        StandingKind::Invited(offering) => ("invited", offering.as_str()),
        StandingKind::Returning(offering) => ("returning", offering.as_str()),
        StandingKind::Priority(group) => ("priority", group.as_str()),
    }
}
