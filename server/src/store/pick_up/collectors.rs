//! Collectors: named by a household, sealed in the database, shown with a masked telephone number.

use crate::{
    error::Error,
    seal::Seal,
    sql::{self, Connection},
    store::{Keyed, Store, Written, audit::AuditRow, keyed_write::Begun, roster::new_id},
};
use chrono::{DateTime, NaiveDate, Utc};
use kehou_contract::{Collector, CollectorId, Refusal, rules::masked_phone, school_time};

/// How many collectors a household may have at a time: both parents, four grandparents, and two more.
const MOST: u32 = 8;

/// A collector on the way in; the telephone number is digits only.
#[derive(Clone, Debug)]
pub(crate) struct AddCollectorCommand {
    pub(crate) keyed: Keyed,
    pub(crate) name: String,
    pub(crate) relation: String,
    pub(crate) phone: String,
    pub(crate) now: DateTime<Utc>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    name_sealed: Vec<u8>,
    phone_sealed: Vec<u8>,
    relation: String,
}

impl Row {
    fn open(self, seal: &Seal) -> Result<Collector, Error> {
        let name = seal.open(&self.name_sealed, &name_place(&self.id))?;
        let phone = masked_phone(&seal.open(&self.phone_sealed, &phone_place(&self.id))?);
        Ok(Collector { id: CollectorId::new(self.id), name, relation: self.relation, phone })
    }
}

fn name_place(id: &str) -> String {
    format!("collectors.name/{id}")
}

fn phone_place(id: &str) -> String {
    format!("collectors.phone/{id}")
}

/// The collectors a household has now, in the order it named them.
pub(super) async fn of_household(
    tx: &mut Connection,
    seal: &Seal,
    household: &str,
) -> Result<Vec<Collector>, Error> {
    let rows: Vec<Row> = sql::query_as(
        "SELECT id, name_sealed, phone_sealed, relation FROM collectors \
         WHERE household_id = $1 AND removed_at IS NULL ORDER BY id",
    )
    .bind(household)
    .fetch_all(tx)
    .await?;
    rows.into_iter().map(|row| row.open(seal)).collect()
}

/// A collector, if this household has it now.
pub(super) async fn find_own(
    tx: &mut Connection,
    seal: &Seal,
    household: &str,
    id: &CollectorId,
) -> Result<Option<Collector>, Error> {
    let row: Option<Row> = sql::query_as(
        "SELECT id, name_sealed, phone_sealed, relation FROM collectors \
         WHERE id = $1 AND household_id = $2 AND removed_at IS NULL",
    )
    .bind(id.as_str())
    .bind(household)
    .fetch_optional(tx)
    .await?;
    row.map(|row| row.open(seal)).transpose()
}

/// A collector some row names.
pub(super) async fn read_one(tx: &mut Connection, seal: &Seal, id: &str) -> Result<Collector, Error> {
    let row: Row =
        sql::query_as("SELECT id, name_sealed, phone_sealed, relation FROM collectors WHERE id = $1")
            .bind(id)
            .fetch_one(tx)
            .await?;
    row.open(seal)
}

/// Keeps a collector of a household.
pub(in crate::store) async fn insert(
    tx: &mut Connection,
    seal: &Seal,
    household: &str,
    [name, relation, phone]: [&str; 3],
    now: DateTime<Utc>,
) -> Result<String, Error> {
    let id = new_id();
    sql::query(
        "INSERT INTO collectors (id, household_id, name_sealed, phone_sealed, relation, added_at) \
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(&id)
    .bind(household)
    .bind(seal.close(name, &name_place(&id))?)
    .bind(seal.close(phone, &phone_place(&id))?)
    .bind(relation)
    .bind(now.timestamp_millis())
    .execute(tx)
    .await?;
    Ok(id)
}

impl Store {
    /// Names a collector.
    pub(crate) async fn add_collector(&self, command: &AddCollectorCommand) -> Result<Written, Error> {
        let mut write = match self.begin_write(&command.keyed, command.now).await? {
            Begun::Before(written) => return Ok(written),
            Begun::Open(write) => write,
        };
        let household = &command.keyed.owner;
        let there = of_household(write.tx(), &self.seal, household).await?.len();
        if there >= MOST as usize {
            return Err(Refusal::TooManyCollectors { most: MOST }.into());
        }
        let AddCollectorCommand { name, relation, phone, now, .. } = command;
        let id = insert(write.tx(), &self.seal, household, [name, relation, phone], *now).await?;
        let collector = read_one(write.tx(), &self.seal, &id).await?;
        let facts = serde_json::json!({});
        let row = AuditRow { actor: household, action: "collector.added", target: &id, facts };
        write.finish(&collector, row, Vec::new()).await
    }

    /// Takes a collector off the list, unless somebody expects it at the gate. Doing so twice is the same as once.
    pub(crate) async fn remove_collector(
        &self,
        household: &str,
        id: &CollectorId,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let mut tx = self.desk.turn().await?;
        let known: Option<Option<i64>> =
            sql::query_scalar("SELECT removed_at FROM collectors WHERE id = $1 AND household_id = $2")
                .bind(id.as_str())
                .bind(household)
                .fetch_optional(&mut *tx)
                .await?;
        if known.ok_or(Error::NotFound)?.is_some() {
            return Ok(());
        }
        if let Some(date) = expected_on(&mut tx, id, school_time(now).date()).await? {
            return Err(Refusal::CollectorExpected { date }.into());
        }
        sql::query("DELETE FROM usual_companies WHERE collector_id = $1")
            .bind(id.as_str())
            .execute(&mut *tx)
            .await?;
        sql::query("UPDATE collectors SET removed_at = $2 WHERE id = $1")
            .bind(id.as_str())
            .bind(now.timestamp_millis())
            .execute(&mut *tx)
            .await?;
        let facts = serde_json::json!({});
        let row = AuditRow { actor: household, action: "collector.removed", target: id.as_str(), facts };
        crate::store::audit::record(&mut tx, row, now).await?;
        tx.keep().await
    }
}

/// The first day, from today on, for which a family named this collector.
async fn expected_on(
    tx: &mut Connection,
    id: &CollectorId,
    today: NaiveDate,
) -> Result<Option<NaiveDate>, Error> {
    let date: Option<String> = sql::query_scalar(
        "SELECT date FROM pick_up_changes WHERE collector_id = $1 AND date >= $2 ORDER BY date LIMIT 1",
    )
    .bind(id.as_str())
    .bind(today.to_string())
    .fetch_optional(tx)
    .await?;
    date.map(|date| super::facts::read_date(&date)).transpose()
}
