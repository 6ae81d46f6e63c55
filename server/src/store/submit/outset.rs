//! What is read before anything is decided: where the school stands, and a glance at each application. Whatever is asked
//! while others wait for the turn is asked in one way to the database and back.

use super::{
    Submission,
    glance::{FoundGlance, Glances},
    school_now::{FoundSchool, SchoolNow},
};
use crate::{
    error::Error,
    sql::{self, Connection},
    store::{ids::Ids, numbers::ReceiptNumbers, office},
};
use kehou_contract::{GroupId, Round};
use std::collections::BTreeSet;

pub(super) struct Outset {
    pub(super) school: SchoolNow,
    pub(super) glances: Glances,
}

/// The school beside one of the groups, or beside none; or a glance at an application.
#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(flatten)]
    school: FoundSchool,
    #[sqlx(flatten)]
    glance: FoundGlance,
}

impl Outset {
    /// Reads it for submissions, with the places of the groups they choose.
    pub(super) async fn read(
        tx: &mut Connection,
        round: &Round,
        submissions: &[&Submission],
    ) -> Result<Self, Error> {
        let chosen = submissions.iter().flat_map(|submission| submission.choices());
        let chosen: BTreeSet<&str> = chosen.map(GroupId::as_str).collect();
        let rows: Vec<Row> = sql::query_as(sqlx::AssertSqlSafe(statement()))
            .bind(round.id.as_str())
            .bind(ReceiptNumbers::SERIES)
            .bind(Ids::of(&Vec::from_iter(chosen))?.as_json())
            .bind(Glances::asked(submissions)?)
            .fetch_all(tx)
            .await?;
        let (mut schools, mut glances) = (Vec::new(), Vec::with_capacity(submissions.len()));
        for Row { school, glance } in rows {
            match glance.glance() {
                Some(glance) => glances.push(glance),
                None => schools.push(school),
            }
        }
        Ok(Self { school: SchoolNow::of(schools)?, glances: Glances(glances) })
    }
}

/// Everything is looked up for each application by itself, and counted: made while a table is empty, a plan that joins, or
/// asks whether there is any, would go on reading all of it. A row of the school has nothing in the columns of a glance, and
/// the other way round.
fn statement() -> String {
    [
        "WITH asked AS MATERIALIZED (SELECT json_extract(each.value, '$[0]') AS child, \
          json_extract(each.value, '$[1]') AS owner, json_extract(each.value, '$[2]') AS key \
          FROM json_each($4) AS each) \
         SELECT school.*, groups.id, groups.capacity, groups.enrolled, \
          NULL AS child, NULL AS latest, 0 AS standings, 0 AS waivers, 0 AS answers FROM (\
         SELECT (SELECT last FROM number_series WHERE series = $2) AS receipt, \
          (SELECT max(seq) FROM applications) AS application, \
          (SELECT hash FROM audit_rows ORDER BY seq DESC LIMIT 1) AS hash, \
          (SELECT count(*) FROM outbox_senders) AS senders, ",
        office::CHANGES,
        ") AS school LEFT JOIN groups ON groups.id IN (SELECT value FROM json_each($3)) \
         UNION ALL SELECT NULL, NULL, NULL, 0, NULL, NULL, NULL, 0, NULL, NULL, NULL, \
          child, (SELECT max(CASE state WHEN 'valid' THEN id ELSE '' END) FROM applications \
          WHERE child_id = asked.child), \
          (SELECT count(*) FROM standings WHERE child_id = asked.child), \
          (SELECT count(*) FROM waiver_requests WHERE child_id = asked.child AND state = 'granted'), \
          (SELECT count(*) FROM idempotency_keys AS kept WHERE kept.owner = asked.owner AND kept.key = asked.key) \
         FROM asked",
    ]
    .concat()
}
