//! Waivers: what guardians apply for, what the office granted, and what that changes of bills that were made.

mod decide;
mod listed;
mod rebilling;
mod request;

pub(crate) use request::WaiverRequestCommand;

use super::{ids::Ids, receipts::word};
use crate::{
    error::Error,
    sql::{self, Connection},
};
use kehou_contract::{OfferingId, Waiver, WaiverGroupId, WaiverState};
use std::collections::HashMap;

/// An application for a waiver, without what it tells.
#[derive(sqlx::FromRow)]
struct Standing {
    child_id: String,
    group_id: String,
    offering_id: Option<String>,
    state: String,
}

impl Standing {
    fn waiver(&self) -> Waiver {
        Waiver {
            group: WaiverGroupId::new(&*self.group_id),
            offering: self.offering_id.as_deref().map(OfferingId::new),
        }
    }

    fn state(&self) -> Result<WaiverState, Error> {
        read_state(&self.state)
    }
}

fn read_state(state: &str) -> Result<WaiverState, Error> {
    Ok(serde_json::from_value(serde_json::Value::String(state.to_owned()))?)
}

/// What the office waives for a child.
pub(super) async fn of_child(tx: &mut Connection, child: &str) -> Result<Vec<Waiver>, Error> {
    let mut waivers = of_children(tx, &Ids::of(&[child])?).await?;
    Ok(waivers.remove(child).unwrap_or_default())
}

/// What the office waives for each child for which it waives anything.
pub(super) async fn of_children(
    tx: &mut Connection,
    children: &Ids,
) -> sqlx::Result<HashMap<String, Vec<Waiver>>> {
    let granted: Vec<Standing> = sql::query_as(
        "SELECT child_id, group_id, offering_id, state FROM waiver_requests \
         WHERE child_id IN (SELECT value FROM json_each($1)) AND state = 'granted' ORDER BY seq",
    )
    .bind(children.as_json())
    .fetch_all(tx)
    .await?;
    let mut waivers: HashMap<String, Vec<Waiver>> = HashMap::new();
    for standing in granted {
        let waiver = standing.waiver();
        waivers.entry(standing.child_id).or_default().push(waiver);
    }
    Ok(waivers)
}

/// A child's applications, in the order they were made.
async fn standing_of(tx: &mut Connection, child: &str) -> sqlx::Result<Vec<Standing>> {
    sql::query_as(
        "SELECT child_id, group_id, offering_id, state FROM waiver_requests WHERE child_id = $1 ORDER BY seq",
    )
    .bind(child)
    .fetch_all(tx)
    .await
}

async fn find(tx: &mut Connection, id: &str) -> sqlx::Result<Option<Standing>> {
    sql::query_as("SELECT child_id, group_id, offering_id, state FROM waiver_requests WHERE id = $1")
        .bind(id)
        .fetch_optional(tx)
        .await
}

/// Where the guardian's reason is kept, for the seal.
fn reason_place(id: &str) -> String {
    format!("waiver_requests.reason/{id}")
}

/// Where the office's answer is kept, for the seal.
fn answer_place(id: &str) -> String {
    format!("waiver_requests.answer/{id}")
}
