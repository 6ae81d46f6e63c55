//! Who is signed in.

use super::{Store, children::OwnChild, gathered::Reading};
use crate::{
    codes,
    error::Error,
    sql::{self, Connection, Whole},
};
use chrono::{DateTime, TimeDelta, Utc};
use kehou_contract::{Child, ChildId, HomeClass};
use std::{collections::HashMap, sync::Arc};

/// How long a sign-in holds. Families sign in before the evening a round opens and come back for weeks.
const HOLDS: TimeDelta = TimeDelta::days(30);

/// Whose sign-in a cookie is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SignedIn {
    /// A household.
    Household(OwnHousehold),
    /// A teacher.
    Staff(StaffMember),
}

/// The household that asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OwnHousehold {
    pub(crate) id: String,
    /// In no order.
    children: Arc<[Child]>,
}

impl OwnHousehold {
    /// The child, if it is one of this household's. Another family's child is as missing as one that is not there.
    pub(crate) fn child(&self, id: &ChildId) -> Option<OwnChild> {
        let child = self.children.iter().find(|child| child.id == *id)?.clone();
        Some(OwnChild { household: self.id.clone(), child })
    }
}

/// Somebody who works at the school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StaffMember {
    pub(crate) id: String,
    pub(crate) name: String,
    /// The home class they lead.
    pub(crate) home_class: Option<HomeClass>,
    /// The grade they lead.
    pub(crate) leads_grade: Option<u8>,
    /// Whether they work in the office.
    pub(crate) is_office: bool,
}

#[derive(sqlx::FromRow)]
struct StaffRow {
    id: String,
    name: String,
    home_class_grade: Option<Whole<u8>>,
    home_class_number: Option<Whole<u8>>,
    leads_grade: Option<Whole<u8>>,
    is_office: bool,
}

impl From<StaffRow> for StaffMember {
    fn from(row: StaffRow) -> Self {
        let home_class = row.home_class_grade.zip(row.home_class_number);
        Self {
            id: row.id,
            name: row.name,
            home_class: home_class.map(|(Whole(grade), Whole(number))| HomeClass { grade, number }),
            leads_grade: row.leads_grade.map(|Whole(grade)| grade),
            is_office: row.is_office,
        }
    }
}

/// SHA-256 of a cookie.
pub(super) type TokenHash = [u8; 32];

/// A sign-in as it is kept.
#[derive(Clone, Debug)]
pub(super) struct KeptSignIn {
    of: Signed,
    /// Milliseconds since 1970.
    expires_at: i64,
}

/// Who signed in.
#[derive(Clone, Debug)]
enum Signed {
    Household(OwnHousehold),
    /// Somebody who works at the school, by id.
    Staff(String),
}

impl KeptSignIn {
    pub(super) fn is_of_household(&self) -> bool {
        matches!(self.of, Signed::Household(_))
    }
}

/// A sign-in beside a child of its household, if there is one.
#[derive(sqlx::FromRow)]
struct SignInRow {
    token_hash: Vec<u8>,
    household_id: Option<String>,
    teacher_id: Option<String>,
    expires_at: i64,
    child_id: Option<String>,
    name: Option<String>,
    grade: Option<Whole<u8>>,
    home_class_number: Option<Whole<u8>>,
}

impl SignInRow {
    fn child(&self) -> Option<Child> {
        let (Whole(grade), Whole(number)) = self.grade.zip(self.home_class_number)?;
        let id = ChildId::new(self.child_id.clone()?);
        Some(Child { id, name: self.name.clone()?, home_class: HomeClass { grade, number } })
    }
}

/// The sign-ins of cookies, those that have run out as well, with the children of whoever signed in: hardly anybody asks
/// who does not ask for a child of theirs.
pub(super) fn read_kept<'r>(
    tx: &'r mut Connection,
    hashes: &'r [TokenHash],
) -> Reading<'r, TokenHash, KeptSignIn> {
    Box::pin(async move {
        let hashes: Vec<String> = hashes.iter().map(|hash| codes::hex(hash)).collect();
        let rows: Vec<SignInRow> = sql::query_as(
            "WITH asked AS MATERIALIZED (SELECT unhex(value) AS hash FROM json_each($1)) \
             SELECT token_hash, sign_ins.household_id, teacher_id, expires_at, children.id AS child_id, name, grade, \
             home_class_number FROM sign_ins LEFT JOIN children ON children.household_id = sign_ins.household_id \
             WHERE token_hash IN (SELECT hash FROM asked)",
        )
        .bind(serde_json::to_string(&hashes)?)
        .fetch_all(tx)
        .await?;
        Ok(by_token(rows))
    })
}

fn by_token(rows: Vec<SignInRow>) -> HashMap<TokenHash, KeptSignIn> {
    let mut of_tokens: HashMap<TokenHash, Vec<SignInRow>> = HashMap::new();
    for row in rows {
        if let Ok(token) = row.token_hash.as_slice().try_into() {
            of_tokens.entry(token).or_default().push(row);
        }
    }
    of_tokens.into_iter().filter_map(|(token, rows)| Some((token, kept(&rows)?))).collect()
}

/// The sign-in of rows that are of one.
fn kept(rows: &[SignInRow]) -> Option<KeptSignIn> {
    let first = rows.first()?;
    let of = match (first.household_id.clone(), first.teacher_id.clone()) {
        (Some(id), _) => {
            let children = rows.iter().filter_map(SignInRow::child).collect();
            Signed::Household(OwnHousehold { id, children })
        }
        (None, Some(teacher)) => Signed::Staff(teacher),
        (None, None) => return None,
    };
    Some(KeptSignIn { of, expires_at: first.expires_at })
}

impl Store {
    /// The household of this code, if a child of this name lives there.
    pub(crate) async fn find_household(
        &self,
        code_hash: &[u8],
        child_name: &str,
    ) -> sqlx::Result<Option<String>> {
        sql::query_scalar(
            "SELECT households.id FROM households JOIN children ON children.household_id = households.id \
             WHERE households.code_hash = $1 AND children.name = $2 LIMIT 1",
        )
        .bind(code_hash)
        .bind(child_name)
        .fetch_optional(&self.read)
        .await
    }

    /// The teacher of this code.
    pub(crate) async fn find_teacher(&self, code_hash: &[u8]) -> sqlx::Result<Option<StaffMember>> {
        let row: Option<StaffRow> = sql::query_as(
            "SELECT id, name, home_class_grade, home_class_number, leads_grade, is_office = 1 AS is_office FROM teachers WHERE code_hash = $1",
        )
        .bind(code_hash)
        .fetch_optional(&self.read)
        .await?;
        Ok(row.map(StaffMember::from))
    }

    /// Keeps a sign-in of a household or a teacher, and forgets those that have run out.
    pub(crate) async fn sign_in(
        &self,
        token_hash: &[u8],
        household: Option<&str>,
        teacher: Option<&str>,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let mut tx = self.desk.turn().await?;
        sql::query("DELETE FROM sign_ins WHERE expires_at <= $1")
            .bind(now.timestamp_millis())
            .execute(&mut *tx)
            .await?;
        sql::query(
            "INSERT INTO sign_ins (token_hash, household_id, teacher_id, signed_in_at, expires_at) \
             VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(token_hash)
        .bind(household)
        .bind(teacher)
        .bind(now.timestamp_millis())
        .bind((now + HOLDS).timestamp_millis())
        .execute(&mut *tx)
        .await?;
        tx.keep().await
    }

    /// Whose sign-in this is, if it still holds.
    pub(crate) async fn find_sign_in(
        &self,
        token_hash: &TokenHash,
        now: DateTime<Utc>,
    ) -> Result<Option<SignedIn>, Error> {
        let found = self.sign_ins.ask(token_hash).await?;
        match found.filter(|kept| kept.expires_at > now.timestamp_millis()).map(|kept| kept.of) {
            None => Ok(None),
            Some(Signed::Household(household)) => Ok(Some(SignedIn::Household(household))),
            Some(Signed::Staff(id)) => Ok(self.find_staff_member(&id).await?.map(SignedIn::Staff)),
        }
    }

    async fn find_staff_member(&self, id: &str) -> sqlx::Result<Option<StaffMember>> {
        let row: Option<StaffRow> = sql::query_as(
            "SELECT id, name, home_class_grade, home_class_number, leads_grade, is_office = 1 AS is_office FROM teachers WHERE id = $1",
        )
        .bind(id)
        .fetch_optional(&self.read)
        .await?;
        Ok(row.map(StaffMember::from))
    }

    /// Ends a sign-in; ending it twice is the same as once.
    pub(crate) async fn sign_out(&self, token_hash: &TokenHash) -> Result<(), Error> {
        let mut turn = self.desk.turn().await?;
        sql::query("DELETE FROM sign_ins WHERE token_hash = $1")
            .bind(token_hash.as_slice())
            .execute(&mut *turn)
            .await?;
        turn.keep().await?;
        self.sign_ins.forget(token_hash);
        Ok(())
    }
}
