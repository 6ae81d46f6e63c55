//! Moving families and teachers in.

use super::{Store, pick_up::insert_collector};
use crate::{
    error::Error,
    sql::{self, Connection, insert_all},
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
        move_in_households(&mut tx, households).await?;
        for household in households {
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

async fn move_in_households(tx: &mut Connection, households: &[NewHousehold]) -> sqlx::Result<()> {
    insert_all(tx, "INSERT INTO households (id, code_hash) ", households, |values, household| {
        values.push_bind(&household.id).push_bind(&household.code_hash);
    })
    .await?;
    let guardians: Vec<_> = each_of(households, |household| &household.guardians).collect();
    let into = "INSERT INTO guardians (id, household_id, name, relation) ";
    insert_all(tx, into, &guardians, |values, (household, guardian)| {
        values
            .push_bind(new_id())
            .push_bind(*household)
            .push_bind(&guardian.name)
            .push_bind(&guardian.relation);
    })
    .await?;
    let children: Vec<_> = each_of(households, |household| &household.children).collect();
    let into = "INSERT INTO children (id, household_id, school_number, name, grade, home_class_number) ";
    insert_all(tx, into, &children, |values, (household, child)| {
        values.push_bind(&child.id).push_bind(*household).push_bind(&child.school_number);
        values.push_bind(&child.name).push_bind(child.grade).push_bind(child.home_class_number);
    })
    .await
}

/// Everybody of a kind, with the household.
fn each_of<'h, T>(
    households: &'h [NewHousehold],
    of: fn(&'h NewHousehold) -> &'h Vec<T>,
) -> impl Iterator<Item = (&'h str, &'h T)> {
    households.iter().flat_map(move |household| of(household).iter().map(|one| (&*household.id, one)))
}

/// An id for what belongs to people. Later ones come after earlier ones, so that rows of one minute lie together in every
/// index and a group of applications changes few pages; nobody can guess the rest of it.
pub(super) fn new_id() -> String {
    uuid::Uuid::now_v7().to_string()
}
