//! Places a group holds back for some.

use crate::{
    Catalogue,
    sql::{self, Connection, Whole},
};
use kehou_contract::{GroupId, HeldBack, HeldFor};
use std::collections::HashMap;

/// Places of groups that came out of what is held back, by group and for whom.
pub(super) type Taken = HashMap<(GroupId, String), u32>;

/// For whom, as the rows say it.
pub(super) fn whom(held: &HeldFor) -> String {
    match held {
        HeldFor::Team => "team".to_owned(),
        HeldFor::Paper => "paper".to_owned(),
        HeldFor::AnotherRound => "another_round".to_owned(),
        HeldFor::Priority(group) => format!("priority/{group}"),
    }
}

/// How many are taken of all that is held back.
pub(super) async fn taken(tx: &mut Connection) -> sqlx::Result<Taken> {
    let rows: Vec<(String, String, Whole<u32>)> =
        sql::query_as("SELECT group_id, whom, taken FROM held_back").fetch_all(tx).await?;
    Ok(rows.into_iter().map(|(group, whom, Whole(taken))| ((GroupId::new(group), whom), taken)).collect())
}

/// Counts everything anew by the school's file as it is now. A place that came out of what is held back no longer is
/// like any other from then on.
pub(super) async fn renew(tx: &mut Connection, catalogue: &Catalogue) -> sqlx::Result<()> {
    sql::query("DELETE FROM held_back").execute(&mut *tx).await?;
    for held in &catalogue.office.held_back {
        for group in &held.groups {
            insert(tx, held, group).await?;
        }
    }
    Ok(())
}

async fn insert(tx: &mut Connection, held: &HeldBack, group: &GroupId) -> sqlx::Result<()> {
    let taken = "SELECT count(*) FROM enrolments WHERE group_id = $1 AND held_from = $2 AND ended_at IS NULL";
    let whom = whom(&held.whom);
    let Whole(taken): Whole<u32> =
        sql::query_scalar(taken).bind(group.as_str()).bind(&whom).fetch_one(&mut *tx).await?;
    sql::query("INSERT INTO held_back (group_id, whom, places, until, taken) VALUES ($1, $2, $3, $4, $5)")
        .bind(group.as_str())
        .bind(whom)
        .bind(i64::from(held.places.max(taken)))
        .bind(held.until.map(|until| until.timestamp_millis()))
        .bind(i64::from(taken))
        .execute(tx)
        .await
        .map(drop)
}
