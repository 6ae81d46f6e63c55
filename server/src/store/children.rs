//! Children.

use super::Store;
use crate::sql::{self, Connection};
use chrono::NaiveDate;
use kehou_contract::{Child, ChildId, GroupId, Guardian, HomeClass, Household};
use serde::{Deserialize, Serialize};

/// A child that belongs to the household that asked for it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OwnChild {
    pub(crate) household: String,
    pub(crate) child: Child,
}

#[derive(sqlx::FromRow)]
struct ChildRow {
    id: String,
    name: String,
    grade: i64,
    home_class_number: i64,
}

impl From<ChildRow> for Child {
    fn from(row: ChildRow) -> Self {
        let small = |number: i64| u8::try_from(number).unwrap_or(0);
        let home_class = HomeClass { grade: small(row.grade), number: small(row.home_class_number) };
        Self { id: ChildId::new(row.id), name: row.name, home_class }
    }
}

impl Store {
    /// Guardians and children of a household, eldest child first.
    pub(crate) async fn read_household(&self, household: &str) -> sqlx::Result<Household> {
        let guardians: Vec<(String, String)> =
            sql::query_as("SELECT name, relation FROM guardians WHERE household_id = $1 ORDER BY id")
                .bind(household)
                .fetch_all(&self.read)
                .await?;
        let children: Vec<ChildRow> = sql::query_as(
            "SELECT id, name, grade, home_class_number FROM children WHERE household_id = $1 \
             ORDER BY grade DESC, school_number",
        )
        .bind(household)
        .fetch_all(&self.read)
        .await?;
        Ok(Household {
            guardians: guardians.into_iter().map(|(name, relation)| Guardian { name, relation }).collect(),
            children: children.into_iter().map(Child::from).collect(),
        })
    }
}

/// The child some row names.
pub(super) async fn find(tx: &mut Connection, child: &str) -> sqlx::Result<Child> {
    let row: ChildRow =
        sql::query_as("SELECT id, name, grade, home_class_number FROM children WHERE id = $1")
            .bind(child)
            .fetch_one(tx)
            .await?;
    Ok(row.into())
}

/// Children who come to a group on a date: those who are in it, and those who have left and come still.
pub(super) async fn children_of_group(
    tx: &mut Connection,
    group: &GroupId,
    on: NaiveDate,
) -> sqlx::Result<Vec<Child>> {
    let rows: Vec<ChildRow> = sql::query_as(
        "SELECT children.id, name, grade, home_class_number FROM children \
         JOIN enrolments ON child_id = children.id WHERE group_id = $1 AND ended_at IS NULL AND proposed = 0 \
         UNION ALL SELECT children.id, name, grade, home_class_number FROM children WHERE children.id IN \
         (SELECT child_id FROM leavings JOIN left_services ON leaving_seq = seq WHERE group_id = $1 AND leaves > $2) \
         AND NOT EXISTS (SELECT 1 FROM enrolments \
                         WHERE child_id = children.id AND group_id = $1 AND ended_at IS NULL AND proposed = 0)",
    )
    .bind(group.as_str())
    .bind(on.to_string())
    .fetch_all(tx)
    .await?;
    Ok(rows.into_iter().map(Child::from).collect())
}

/// Children of a home class with their school numbers, by these.
pub(super) async fn children_of_class(
    tx: &mut Connection,
    class: HomeClass,
) -> sqlx::Result<Vec<(Child, String)>> {
    let rows: Vec<(String, String, String)> = sql::query_as(
        "SELECT id, name, school_number FROM children WHERE grade = $1 AND home_class_number = $2 \
         ORDER BY school_number",
    )
    .bind(i64::from(class.grade))
    .bind(i64::from(class.number))
    .fetch_all(tx)
    .await?;
    let child = |(id, name, number): (String, String, String)| {
        (Child { id: ChildId::new(id), name, home_class: class }, number)
    };
    Ok(rows.into_iter().map(child).collect())
}
