//! Families, signed in beforehand.

use anyhow::{Context, Result};
use bytes::Bytes;
use kehou_contract::{
    Application, ChildId, Fen, GroupId, Menu, Participation, PriceList, School, Signature, TakingPart,
    Withdrawal,
    routes::{self, Endpoint, GetChildTerm, SubmitApplication, Withdraw},
    rules::{Plan, Priced, quote_plan, quoted_total},
};
use kehou_server::sql::{self, Pool};
use std::collections::HashMap;

use crate::{
    client::{Client, get},
    history::digest,
    school::OLDEST,
};

/// A family with one phone.
#[derive(Clone, Debug)]
pub(crate) struct Family {
    pub(crate) number: usize,
    pub(crate) child: String,
    pub(crate) grade: u8,
    guardian: String,
    token: String,
}

/// Families signed in with one statement.
const TOGETHER: usize = 1_000;

/// Signs every family in, with nobody else at the database: one child of each that may choose.
pub(crate) async fn sign_all_in(database: &Pool, now_millis: i64) -> Result<Vec<Family>> {
    let mut rows: Vec<(String, i64, String, String)> = sql::query_as(
        "SELECT children.id, grade, guardians.name, children.household_id FROM children \
         JOIN guardians ON guardians.household_id = children.household_id \
         WHERE grade <= $1 ORDER BY children.household_id, children.id, guardians.id",
    )
    .bind(i64::from(OLDEST))
    .fetch_all(database)
    .await?;
    rows.dedup_by(|(.., next), (.., household)| next == household);
    let mut families = Vec::with_capacity(rows.len());
    for together in rows.chunks(TOGETHER) {
        let mut signed_in = Vec::with_capacity(together.len());
        for (child, grade, guardian, household) in together {
            let token = uuid::Uuid::new_v4().simple().to_string();
            signed_in.push([digest(token.as_bytes()), household.clone()]);
            let (child, guardian) = (child.clone(), guardian.clone());
            families.push(Family {
                number: families.len(),
                child,
                grade: u8::try_from(*grade)?,
                guardian,
                token,
            });
        }
        sql::query(
            "INSERT INTO sign_ins (token_hash, household_id, signed_in_at, expires_at) \
             SELECT unhex(json_extract(value, '$[0]')), json_extract(value, '$[1]'), $2, $3 FROM json_each($1)",
        )
        .bind(serde_json::to_string(&signed_in)?)
        .bind(now_millis)
        .bind(now_millis + 30 * 24 * 3_600_000)
        .execute(database)
        .await?;
    }
    Ok(families)
}

impl Family {
    /// The cookie its phone sends.
    pub(crate) fn cookie(&self) -> String {
        format!("__Host-kehou={}", self.token)
    }

    /// Where it sees what is settled.
    pub(crate) fn term(&self) -> String {
        GetChildTerm { child_id: ChildId::new(&*self.child) }.path()
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
#[derive(Clone, Default)]
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
