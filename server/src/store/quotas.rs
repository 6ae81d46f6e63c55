//! Places counted apart from those of a group.

use crate::{
    Catalogue,
    error::Error,
    sql::{self, Connection, Whole, insert_all},
};
use kehou_contract::{Child, GroupId, HomeClass, Quota, QuotaId, Refusal, rules::quotas_of};
use std::collections::HashMap;

/// Places taken in each quota.
pub(super) async fn taken(tx: &mut Connection) -> sqlx::Result<HashMap<QuotaId, u32>> {
    let rows: Vec<(String, Whole<u32>)> = sql::query_as("SELECT id, taken FROM quotas").fetch_all(tx).await?;
    Ok(rows.into_iter().map(|(id, Whole(taken))| (QuotaId::new(id), taken)).collect())
}

/// Counts a place in every quota it falls into, until its enrolment ends. The rule has judged it before; the table's
/// CHECK stands behind it.
pub(super) async fn count(
    tx: &mut Connection,
    catalogue: &Catalogue,
    child: &Child,
    enrolment: &str,
    group: &GroupId,
) -> Result<(), Error> {
    for quota in quotas_of(&catalogue.office, child, group) {
        match insert(tx, enrolment, &quota.id).await {
            Err(fault) if is_full(&fault) => {
                let (title, capacity) = (quota.title.clone(), quota.places);
                return Err(Refusal::QuotaFull { title, capacity }.into());
            }
            done => done?,
        }
    }
    Ok(())
}

/// Counts everything anew by the school's file as it is now: a quota may be for other groups or children, or have fewer
/// places, than when they were taken. Places that are taken stay.
pub(super) async fn renew(tx: &mut Connection, catalogue: &Catalogue) -> sqlx::Result<()> {
    for statement in ["DELETE FROM quota_places", "DELETE FROM quotas"] {
        sql::query(statement).execute(&mut *tx).await?;
    }
    if catalogue.office.quotas.is_empty() {
        return Ok(());
    }
    let held: Vec<(String, String, Whole<u8>, Whole<u8>)> = sql::query_as(
        "SELECT enrolments.id, group_id, grade, home_class_number FROM enrolments \
         JOIN children ON children.id = child_id WHERE ended_at IS NULL",
    )
    .fetch_all(&mut *tx)
    .await?;
    for quota in &catalogue.office.quotas {
        let counts = |(_, group, Whole(grade), Whole(number)): &&(String, String, Whole<u8>, Whole<u8>)| {
            quota.counts(HomeClass { grade: *grade, number: *number }, &GroupId::new(&**group))
        };
        let counted: Vec<&str> = held.iter().filter(counts).map(|(enrolment, ..)| &**enrolment).collect();
        insert_quota(tx, quota, counted.len()).await?;
        let into = "INSERT INTO quota_places (enrolment_id, quota_id) ";
        insert_all(tx, into, &counted, |values, enrolment| {
            values.push_bind(*enrolment).push_bind(quota.id.as_str());
        })
        .await?;
    }
    Ok(())
}

async fn insert_quota(tx: &mut Connection, quota: &Quota, taken: usize) -> sqlx::Result<()> {
    let places = quota.places.max(u32::try_from(taken).unwrap_or(u32::MAX));
    sql::query("INSERT INTO quotas (id, places) VALUES ($1, $2)")
        .bind(quota.id.as_str())
        .bind(i64::from(places))
        .execute(tx)
        .await
        .map(drop)
}

async fn insert(tx: &mut Connection, enrolment: &str, quota: &QuotaId) -> sqlx::Result<()> {
    sql::query("INSERT INTO quota_places (enrolment_id, quota_id) VALUES ($1, $2)")
        .bind(enrolment)
        .bind(quota.as_str())
        .execute(tx)
        .await
        .map(drop)
}

/// Whether the table's own constraint refused the place.
pub(super) fn is_full(fault: &sqlx::Error) -> bool {
    fault.as_database_error().is_some_and(|fault| fault.message().contains("quotas_taken_within_places"))
}
