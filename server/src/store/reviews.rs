//! Class review: where each application of a round with review stands.

mod accept_proposal;
mod listed;
mod proposing;
mod steps;

pub(crate) use accept_proposal::AcceptanceCommand;

use super::{ids::Ids, receipts::word};
use crate::{
    error::Error,
    sql::{self, Connection},
};
use chrono::DateTime;
use kehou_contract::{
    HomeClass, Refusal, ReviewState, ReviewStep, Reviewer, Round, RoundMode, School, rules::UnderReview,
};
use std::collections::HashMap;

/// An application in force that is, or was, under review.
pub(super) struct InReview {
    pub(super) application: String,
    pub(super) state: ReviewState,
}

/// Columns of [`ReviewRow`].
const COLUMNS: &str = "reviews.application_id, reviews.state, reviews.proposal, reviews.until";

#[derive(sqlx::FromRow)]
struct ReviewOfChild {
    child_id: String,
    #[sqlx(flatten)]
    review: ReviewRow,
}

#[derive(sqlx::FromRow)]
struct ReviewRow {
    application_id: String,
    state: String,
    proposal: Option<String>,
    until: Option<i64>,
}

impl ReviewRow {
    fn read(self) -> Result<InReview, Error> {
        let until = self.until.and_then(DateTime::from_timestamp_millis);
        let state = match (self.state.as_str(), self.proposal, until) {
            ("returned", Some(proposal), Some(answer_until)) => {
                ReviewState::Returned { proposal: serde_json::from_str(&proposal)?, answer_until }
            }
            ("published", None, Some(sign_until)) => ReviewState::Published { sign_until },
            (other, ..) => serde_json::from_value(serde_json::Value::String(other.to_owned()))?,
        };
        Ok(InReview { application: self.application_id, state })
    }
}

impl InReview {
    /// Where it stands after a step of the child's family.
    pub(super) fn after(
        &self,
        step: &ReviewStep,
        home_class: HomeClass,
        (school, round): (&School, &Round),
        now: DateTime<chrono::Utc>,
    ) -> Result<ReviewState, Error> {
        let judged = self.judged(home_class, (school, round))?;
        Ok(judged.after(step, Reviewer::Family, now)?)
    }

    fn judged<'a>(
        &'a self,
        home_class: HomeClass,
        (school, round): (&'a School, &Round),
    ) -> Result<UnderReview<'a>, Error> {
        match round.mode {
            RoundMode::Review(times) => Ok(UnderReview { state: &self.state, home_class, school, times }),
            // The server does not start with such a file.
            RoundMode::FirstCome => {
                Err(Error::Broken("applications are under review in a round with review"))
            }
        }
    }
}

/// Where an application stands; nothing when it has no review.
pub(super) async fn of_application(
    tx: &mut Connection,
    application: &str,
) -> Result<Option<ReviewState>, Error> {
    let statement = ["SELECT ", COLUMNS, " FROM reviews WHERE application_id = $1"].concat();
    let row: Option<ReviewRow> =
        sql::query_as(sqlx::AssertSqlSafe(statement)).bind(application).fetch_optional(tx).await?;
    Ok(row.map(ReviewRow::read).transpose()?.map(|found| found.state))
}

/// The child's application in force, if it has a review.
pub(super) async fn in_force(tx: &mut Connection, child: &str) -> Result<Option<InReview>, Error> {
    Ok(all_in_force(tx, &Ids::of(&[child])?).await?.remove(child))
}

/// The application in force of each child that has one with a review.
pub(super) async fn all_in_force(
    tx: &mut Connection,
    children: &Ids,
) -> Result<HashMap<String, InReview>, Error> {
    let of_children = " FROM applications JOIN reviews ON applications.id = application_id \
         WHERE child_id IN (SELECT value FROM json_each($1)) AND applications.state = 'valid'";
    let statement = ["SELECT child_id, ", COLUMNS, of_children].concat();
    let rows: Vec<ReviewOfChild> =
        sql::query_as(sqlx::AssertSqlSafe(statement)).bind(children.as_json()).fetch_all(tx).await?;
    rows.into_iter().map(|row| Ok((row.child_id, row.review.read()?))).collect()
}

/// The same, for what asks that there is one.
pub(super) async fn found_in_force(tx: &mut Connection, child: &str) -> Result<InReview, Error> {
    Ok(in_force(tx, child).await?.ok_or(Refusal::NothingHeld)?)
}

/// Writes where an application stands now. The caller records who did it.
pub(super) async fn set(tx: &mut Connection, application: &str, state: &ReviewState) -> Result<(), Error> {
    let (proposal, until) = match state {
        ReviewState::Returned { proposal, answer_until } => {
            (Some(serde_json::to_string(proposal)?), Some(*answer_until))
        }
        ReviewState::Published { sign_until } => (None, Some(*sign_until)),
        _ => (None, None),
    };
    sql::query("DELETE FROM reviews WHERE application_id = $1").bind(application).execute(&mut *tx).await?;
    sql::query("INSERT INTO reviews (application_id, state, proposal, until) VALUES ($1, $2, $3, $4)")
        .bind(application)
        .bind(word(state.stage())?)
        .bind(proposal)
        .bind(until.map(|until| until.timestamp_millis()))
        .execute(tx)
        .await?;
    Ok(())
}

/// Whether any application waits for a step of its review.
pub(super) async fn are_open(tx: &mut Connection) -> sqlx::Result<bool> {
    sql::query_scalar("SELECT EXISTS (SELECT 1 FROM reviews WHERE state NOT IN ('signed', 'let_go'))")
        .fetch_one(tx)
        .await
}

/// Applications that are set aside are not waited for any more; what was signed stays so.
pub(super) async fn end(tx: &mut Connection, applications: &[String]) -> Result<(), Error> {
    if applications.is_empty() {
        return Ok(());
    }
    sql::query(
        "UPDATE reviews SET state = 'let_go', proposal = NULL, until = NULL \
         WHERE application_id IN (SELECT value FROM json_each($1)) AND state <> 'signed'",
    )
    .bind(Ids::of(applications)?.as_json())
    .execute(tx)
    .await?;
    Ok(())
}
