//! The lists of children with a standing.

use super::StaffWrite;
use crate::{
    Catalogue,
    error::Error,
    sql::{self, Connection, Whole},
    store::{Store, Written, keyed_write::Begun, rosters::record_look, standing},
};
use chrono::{DateTime, Utc};
use kehou_contract::{
    HomeClass, NewStandingList, OfficeRefusal, OfficeStandings, Refusal, RosterChild, StandingList,
    StandingListKept,
};

/// What stands in the trail when the office looks at the lists.
const TARGET: &str = "standings";

#[derive(sqlx::FromRow)]
struct Row {
    kind: String,
    listed_under: String,
    school_number: String,
    name: String,
    #[sqlx(try_from = "i64")]
    grade: u8,
    #[sqlx(try_from = "i64")]
    home_class_number: u8,
}

impl Store {
    /// Every list on which there is a child. The look leaves a row in the audit trail.
    pub(crate) async fn list_standings(
        &self,
        catalogue: &Catalogue,
        teacher: &str,
        now: DateTime<Utc>,
    ) -> Result<OfficeStandings, Error> {
        let mut tx = self.desk.turn().await?;
        let rows: Vec<Row> = sql::query_as(
            "SELECT kind, standings.name AS listed_under, school_number, children.name, grade, home_class_number \
             FROM standings JOIN children ON children.id = child_id \
             ORDER BY kind, listed_under, grade, home_class_number, school_number",
        )
        .fetch_all(&mut *tx)
        .await?;
        record_look(&mut tx, teacher, TARGET, now).await?;
        tx.keep().await?;
        let mut lists: Vec<StandingList> = Vec::new();
        for row in rows {
            let kind = standing::kind_of(&row.kind, row.listed_under);
            let home_class = HomeClass { grade: row.grade, number: row.home_class_number };
            let child = RosterChild { school_number: row.school_number, name: row.name, home_class };
            match lists.last_mut().filter(|list| list.kind == kind) {
                Some(list) => list.children.push(child),
                None => lists.push(StandingList { kind, children: vec![child] }),
            }
        }
        Ok(OfficeStandings { priority_groups: catalogue.office.priority_groups.clone(), lists })
    }

    /// Puts a list in the place of the one before: all of it, or nothing when a number is nobody's. Who is on it the
    /// trail does not say; places that were won stay.
    pub(crate) async fn set_standing_list(
        &self,
        staff: &StaffWrite,
        list: &NewStandingList,
    ) -> Result<Written, Error> {
        let mut write = match self.begin_write(&staff.keyed, staff.now).await? {
            Begun::Before(written) => return Ok(written),
            Begun::Open(write) => write,
        };
        let children = children_with(write.tx(), &list.school_numbers).await?;
        let (kind, name) = standing::row_of(&list.kind);
        let before = sql::query("DELETE FROM standings WHERE kind = $1 AND name = $2")
            .bind(kind)
            .bind(name)
            .execute(write.tx())
            .await?
            .rows_affected();
        for child in &children {
            sql::query(
                "INSERT INTO standings (child_id, kind, name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            )
            .bind(child)
            .bind(kind)
            .bind(name)
            .execute(write.tx())
            .await?;
        }
        let Whole(kept): Whole<u32> =
            sql::query_scalar("SELECT count(*) FROM standings WHERE kind = $1 AND name = $2")
                .bind(kind)
                .bind(name)
                .fetch_one(write.tx())
                .await?;
        let facts = serde_json::json!({ "kind": kind, "from": before, "to": kept });
        let answer = StandingListKept { children: kept };
        write.finish(&answer, staff.row("standing.set", name, facts), Vec::new()).await
    }
}

/// The children with these school numbers, by id.
async fn children_with(tx: &mut Connection, numbers: &[String]) -> Result<Vec<String>, Error> {
    let mut children = Vec::with_capacity(numbers.len());
    let mut nobody = Vec::new();
    for number in numbers {
        let found: Option<String> = sql::query_scalar("SELECT id FROM children WHERE school_number = $1")
            .bind(number)
            .fetch_optional(&mut *tx)
            .await?;
        match found {
            Some(child) => children.push(child),
            None => nobody.push(number.clone()),
        }
    }
    match nobody.is_empty() {
        true => Ok(children),
        false => Err(Refusal::Office(OfficeRefusal::NoSuchChildren { school_numbers: nobody }).into()),
    }
}
