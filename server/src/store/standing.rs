//! What the school knows of a child when it chooses.

use super::ids::Ids;
use crate::{
    error::Error,
    sql::{self, Connection},
};
use kehou_contract::{OfferingId, PriorityGroupId, Standing, StandingKind};
use std::collections::HashMap;

/// A child's standing.
pub(super) async fn of_child(tx: &mut Connection, child: &str) -> Result<Standing, Error> {
    let mut standings = of_children(tx, &Ids::of(&[child])?).await?;
    Ok(standings.remove(child).unwrap_or_default())
}

/// The standing of each child that has any. Applications on paper are not entered yet.
pub(super) async fn of_children(
    tx: &mut Connection,
    children: &Ids,
) -> sqlx::Result<HashMap<String, Standing>> {
    let rows: Vec<(String, String, String)> = sql::query_as(
        "SELECT child_id, kind, name FROM standings \
         WHERE child_id IN (SELECT value FROM json_each($1)) ORDER BY child_id, kind, name",
    )
    .bind(children.as_json())
    .fetch_all(tx)
    .await?;
    let mut standings: HashMap<String, Standing> = HashMap::new();
    for (child, kind, name) in rows {
        let standing = standings.entry(child).or_default();
        match kind_of(&kind, name) {
            StandingKind::Invited(offering) => standing.invited.push(offering),
            StandingKind::Returning(offering) => standing.returning.push(offering),
            StandingKind::Priority(group) => standing.priority.push(group),
        }
    }
    Ok(standings)
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
