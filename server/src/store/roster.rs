//! Moving families and teachers in.

use super::{Store, pick_up::insert_collector};
use crate::{
    error::Error,
    sql::{self, Connection},
};
use chrono::{DateTime, Utc};
use kehou_contract::HomeClass;

/// A family to move in.
#[derive(Clone, Debug)]
pub(crate) struct NewHousehold {
    pub(crate) id: String,
    pub(crate) code_hash: Vec<u8>,
    pub(crate) guardians: Vec<NewGuardian>,
    pub(crate) children: Vec<NewChild>,
    /// Name, relation and telephone number of each.
    pub(crate) collectors: Vec<[String; 3]>,
}

#[derive(Clone, Debug)]
pub(crate) struct NewGuardian {
    pub(crate) name: String,
    pub(crate) relation: String,
}

#[derive(Clone, Debug)]
pub(crate) struct NewChild {
    pub(crate) id: String,
    pub(crate) school_number: String,
    pub(crate) name: String,
    pub(crate) grade: u8,
    pub(crate) home_class_number: u8,
}

/// A teacher to move in.
#[derive(Clone, Debug)]
pub(crate) struct NewTeacher {
    pub(crate) name: String,
    pub(crate) code_hash: Vec<u8>,
    pub(crate) home_class: Option<HomeClass>,
    pub(crate) leads_grade: Option<u8>,
    pub(crate) is_office: bool,
}

impl Store {
    /// Whether any family lives here.
    pub(crate) async fn has_children(&self) -> sqlx::Result<bool> {
        sql::query_scalar("SELECT EXISTS (SELECT 1 FROM children)").fetch_one(&self.read).await
    }

    /// Moves families and teachers in, all or none.
    pub(crate) async fn move_in(
        &self,
        households: &[NewHousehold],
        teachers: &[NewTeacher],
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let mut tx = self.desk.turn().await?;
        for household in households {
            move_in_household(&mut tx, household).await?;
            for collector in &household.collectors {
                let collector = collector.each_ref().map(String::as_str);
                insert_collector(&mut tx, &self.seal, &household.id, collector, now).await?;
            }
        }
        for teacher in teachers {
            sql::query(
                "INSERT INTO teachers (id, name, code_hash, home_class_grade, home_class_number, leads_grade, is_office) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7)",
            )
            .bind(new_id())
            .bind(&teacher.name)
            .bind(&teacher.code_hash)
            .bind(teacher.home_class.map(|class| class.grade))
            .bind(teacher.home_class.map(|class| class.number))
            .bind(teacher.leads_grade)
            .bind(teacher.is_office)
            .execute(&mut *tx)
            .await?;
        }
        tx.keep().await
    }
}

async fn move_in_household(tx: &mut Connection, household: &NewHousehold) -> sqlx::Result<()> {
    sql::query("INSERT INTO households (id, code_hash) VALUES ($1, $2)")
        .bind(&household.id)
        .bind(&household.code_hash)
        .execute(&mut *tx)
        .await?;
    for guardian in &household.guardians {
        sql::query("INSERT INTO guardians (id, household_id, name, relation) VALUES ($1, $2, $3, $4)")
            .bind(new_id())
            .bind(&household.id)
            .bind(&guardian.name)
            .bind(&guardian.relation)
            .execute(&mut *tx)
            .await?;
    }
    for child in &household.children {
        sql::query(
            "INSERT INTO children (id, household_id, school_number, name, grade, home_class_number) \
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(&child.id)
        .bind(&household.id)
        .bind(&child.school_number)
        .bind(&child.name)
        .bind(i64::from(child.grade))
        .bind(i64::from(child.home_class_number))
        .execute(&mut *tx)
        .await?;
    }
    Ok(())
}

/// An id for what belongs to people. Later ones come after earlier ones, so that rows of one minute lie together in every
/// index and a group of applications changes few pages; nobody can guess the rest of it.
pub(super) fn new_id() -> String {
    uuid::Uuid::now_v7().to_string()
}
