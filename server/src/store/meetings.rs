//! When a child that holds a place is where: one row for each weekday, window and turn of the school's weeks, so that the
//! database itself keeps a child in one place at a time.

use crate::{
    Catalogue,
    sql::{self, Connection, insert_all},
};
use kehou_contract::{Group, WindowId};
use std::collections::HashSet;

/// When a group keeps a child.
pub(super) struct KeptAt<'a> {
    /// Days from Monday.
    pub(super) weekday: u32,
    pub(super) window: &'a WindowId,
    pub(super) turn: u32,
}

/// When a group keeps a child, over all turns of the school's weeks.
pub(super) fn kept_at<'a>(catalogue: &'a Catalogue, group: &'a Group) -> impl Iterator<Item = KeptAt<'a>> {
    group.meetings.iter().flat_map(|meeting| {
        let turns = catalogue.week_turns().of_meeting(group, meeting, &catalogue.school.term);
        let weekday = meeting.weekday.num_days_from_monday();
        turns.into_iter().map(move |turn| KeptAt { weekday, window: &meeting.window, turn })
    })
}

/// Writes all of it anew from the school's file as it is now: its groups may meet on other days, or take other turns,
/// than when children were enrolled. Where two groups a child holds have come to meet in the same window, the one it
/// held first keeps the row.
pub(super) async fn renew(tx: &mut Connection, catalogue: &Catalogue) -> sqlx::Result<()> {
    sql::query("DELETE FROM enrolment_meetings").execute(&mut *tx).await?;
    let held: Vec<(String, String, String)> = sql::query_as(
        "SELECT id, child_id, group_id FROM enrolments WHERE ended_at IS NULL AND proposed = 0 ORDER BY enrolled_at, id",
    )
    .fetch_all(&mut *tx)
    .await?;
    let mut kept = HashSet::new();
    let mut rows = Vec::new();
    for (enrolment, child, group) in &held {
        if let Some((_, group)) = catalogue.groups().find(|(_, known)| known.id.as_str() == group) {
            for KeptAt { weekday, window, turn } in kept_at(catalogue, group) {
                if kept.insert((child, weekday, window, turn)) {
                    rows.push((child, weekday, window, turn, enrolment));
                }
            }
        }
    }
    let into = "INSERT INTO enrolment_meetings (child_id, weekday, window_id, turn, enrolment_id) ";
    insert_all(tx, into, &rows, |values, (child, weekday, window, turn, enrolment)| {
        values.push_bind(*child).push_bind(i64::from(*weekday)).push_bind(window.as_str());
        values.push_bind(i64::from(*turn)).push_bind(*enrolment);
    })
    .await
}
