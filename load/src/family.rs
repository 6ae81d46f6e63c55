//! Families, signed in beforehand.

use anyhow::{Context, Result};
use bytes::Bytes;
use kehou_contract::{
    Application, ChildId, Fen, GroupId, Menu, Participation, PriceList, School, Signature, TakingPart,
    Withdrawal,
    routes::{self, Endpoint, SubmitApplication, Withdraw},
    rules::{Plan, Priced, quote_plan, quoted_total},
};
use sha2::{Digest, Sha256};
use sqlx::{
    Connection, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode},
};
use std::{collections::HashMap, path::Path};

use crate::{
    client::{Client, get},
    school::OLDEST,
};

/// A family with one phone.
#[derive(Clone, Debug)]
pub(crate) struct Family {
    pub(crate) child: String,
    pub(crate) grade: u8,
    guardian: String,
    token: String,
}

/// A file of the database as the server keeps it.
pub(crate) async fn open_database(folder: &Path) -> Result<SqliteConnection> {
    let options = SqliteConnectOptions::new()
        .filename(folder.join("kehou.sqlite"))
        .journal_mode(SqliteJournalMode::Wal);
    Ok(SqliteConnection::connect_with(&options).await?)
}

/// Signs every family in, with nobody else at the database: one child of each that may choose.
pub(crate) async fn sign_all_in(folder: &Path, now_millis: i64) -> Result<Vec<Family>> {
    let mut database = open_database(folder).await?;
    let rows: Vec<(String, u8, String, String)> = sqlx::query_as(
        "SELECT children.id, grade, guardians.name, children.household_id FROM children \
         JOIN guardians ON guardians.household_id = children.household_id \
         WHERE grade <= $1 GROUP BY children.household_id ORDER BY children.rowid",
    )
    .bind(OLDEST)
    .fetch_all(&mut database)
    .await?;
    let mut families = Vec::with_capacity(rows.len());
    let mut transaction = database.begin().await?;
    for (child, grade, guardian, household) in rows {
        let token = uuid::Uuid::new_v4().simple().to_string();
        sqlx::query(
            "INSERT INTO sign_ins (token_hash, household_id, signed_in_at, expires_at) VALUES ($1, $2, $3, $4)",
        )
        .bind(Sha256::digest(token.as_bytes()).to_vec())
        .bind(household)
        .bind(now_millis)
        .bind(now_millis + 30 * 24 * 3_600_000)
        .execute(&mut *transaction)
        .await?;
        families.push(Family { child, grade, guardian, token });
    }
    transaction.commit().await?;
    database.close().await?;
    Ok(families)
}

impl Family {
    /// The cookie its phone sends.
    pub(crate) fn cookie(&self) -> String {
        format!("__Host-kehou={}", self.token)
    }

    /// Where it withdraws.
    pub(crate) fn withdrawals(&self) -> String {
        Withdraw { child_id: ChildId::new(&*self.child) }.path()
    }

    /// Where it submits.
    pub(crate) fn path(&self) -> String {
        SubmitApplication { child_id: ChildId::new(&*self.child) }.path()
    }
}

/// Applications as families of the school send them.
#[derive(Clone)]
pub(crate) struct Applications {
    /// JSON with [`GUARDIAN`] where a name goes, by grade and group.
    texts: HashMap<(u8, String), String>,
    /// The body of a withdrawal.
    pub(crate) withdrawal: Bytes,
}

/// Stands where a guardian's name goes.
const GUARDIAN: &str = "@guardian@";

impl Applications {
    /// Reads school and menu as a phone does, and works out what each choice costs.
    pub(crate) async fn read(client: &mut Client) -> Result<Self> {
        let mut school: School = read(client, &routes::GetSchool).await?;
        let mut menu: Menu = read(client, &routes::GetMenu).await?;
        let prices: PriceList = read(client, &routes::GetPriceList).await?;
        menu.offerings = menu.offerings.iter().map(|offering| prices.priced(offering)).collect();
        school.tariff = prices.tariff;
        let mut texts = HashMap::new();
        for grade in 1..=OLDEST {
            for offering in &menu.offerings {
                for group in &offering.groups {
                    let plan = Plan { grade, care: &[], groups: &[Priced { offering, group }], from: None };
                    let total = quoted_total(&quote_plan(&school, &plan, &[]));
                    let application = application(&school, group.id.clone(), total);
                    texts.insert((grade, group.id.to_string()), serde_json::to_string(&application)?);
                }
            }
        }
        let withdrawal = Withdrawal { round: school.round.id.clone() };
        Ok(Self { texts, withdrawal: serde_json::to_vec(&withdrawal)?.into() })
    }

    /// What this family sends for this group.
    pub(crate) fn of(&self, family: &Family, group: &str) -> Result<Bytes> {
        let text = self.texts.get(&(family.grade, group.to_owned())).context("a group of the menu")?;
        Ok(text.replace(GUARDIAN, &family.guardian).into())
    }
}

async fn read<E: Endpoint<Body = ()>>(client: &mut Client, endpoint: &E) -> Result<E::Answer> {
    let answer = client.send(get(&endpoint.path(), &[])?).await?;
    serde_json::from_slice(&answer.body)
        .with_context(|| format!("{} answered {}", endpoint.path(), answer.status))
}

/// All or none, so that whoever gets nothing leaves nothing behind.
fn application(school: &School, group: GroupId, quoted_total: Fen) -> Application {
    let wish = TakingPart {
        care: Vec::new(),
        choices: vec![group],
        all_or_none: true,
        quoted_total,
        signature: Some(Signature {
            guardian_name: GUARDIAN.to_owned(),
            agreement: school.agreement.hash.clone(),
            pick_up_pledge: school.pick_up_pledge.hash.clone(),
        }),
    };
    Application { round: school.round.id.clone(), participation: Participation::TakingPart(wish) }
}
