//! Applying for a waiver, and taking that back.

use super::{find, reason_place, standing_of, word};
use crate::{
    Catalogue,
    error::Error,
    sql::{self, Connection},
    store::{
        Keyed, OwnChild, Store, Written,
        audit::{self, AuditRow},
        keyed_write::Begun,
        roster::new_id,
    },
};
use chrono::{DateTime, Utc};
use kehou_contract::{
    Waiver, WaiverRequestId, WaiverRequested, WaiverState,
    rules::{may_request_waiver, may_withdraw_waiver_request},
};

/// An application for a waiver on its way in. It is never written to a log: the reason is in it.
#[derive(Clone)]
pub(crate) struct WaiverRequestCommand {
    pub(crate) keyed: Keyed,
    pub(crate) own: OwnChild,
    pub(crate) waiver: Waiver,
    pub(crate) reason: String,
    pub(crate) now: DateTime<Utc>,
}

impl Store {
    /// Takes an application for a waiver. Its answer is kept under the key, so it does not have the reason.
    pub(crate) async fn request_waiver(
        &self,
        catalogue: &Catalogue,
        command: &WaiverRequestCommand,
    ) -> Result<Written, Error> {
        let mut write = match self.begin_write(&command.keyed, command.now).await? {
            Begun::Before(written) => return Ok(written),
            Begun::Open(write) => write,
        };
        let before = standing_of(write.tx(), command.own.child.id.as_str()).await?;
        let before = before.iter().map(|one| Ok((one.waiver(), one.state()?)));
        let before: Vec<(Waiver, WaiverState)> = before.collect::<Result<_, Error>>()?;
        may_request_waiver(&catalogue.school, &catalogue.offerings, &command.waiver, &before)?;
        let id = new_id();
        let sealed = self.seal.close(&command.reason, &reason_place(&id))?;
        insert(write.tx(), command, &id, sealed).await?;
        let answer = WaiverRequested { id: WaiverRequestId::new(&*id), requested_at: command.now };
        let facts = serde_json::json!({});
        let row = AuditRow { actor: &command.keyed.owner, action: "waiver.requested", target: &id, facts };
        write.finish(&answer, row, Vec::new()).await
    }

    /// Takes an application back, and forgets what it told. Doing so twice is the same as once.
    pub(crate) async fn withdraw_waiver_request(
        &self,
        household: &str,
        id: &WaiverRequestId,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let mut tx = self.desk.turn().await?;
        let standing = find(&mut tx, id.as_str()).await?.ok_or(Error::NotFound)?;
        if !is_of_household(&mut tx, &standing.child_id, household).await? {
            return Err(Error::NotFound);
        }
        let state = standing.state()?;
        may_withdraw_waiver_request(state)?;
        if state == WaiverState::Withdrawn {
            return Ok(());
        }
        sql::query(
            "UPDATE waiver_requests SET state = $2, settled_at = $3, reason_sealed = NULL WHERE id = $1",
        )
        .bind(id.as_str())
        .bind(word(WaiverState::Withdrawn)?)
        .bind(now.timestamp_millis())
        .execute(&mut *tx)
        .await?;
        let facts = serde_json::json!({});
        let row = AuditRow { actor: household, action: "waiver.withdrawn", target: id.as_str(), facts };
        audit::record(&mut tx, row, now).await?;
        tx.keep().await
    }
}

async fn insert(
    tx: &mut Connection,
    command: &WaiverRequestCommand,
    id: &str,
    sealed: Vec<u8>,
) -> Result<(), Error> {
    let WaiverRequestCommand { own, waiver, now, .. } = command;
    sql::query(
        "INSERT INTO waiver_requests (id, child_id, group_id, offering_id, reason_sealed, requested_at, state) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id)
    .bind(own.child.id.as_str())
    .bind(waiver.group.as_str())
    .bind(waiver.offering.as_ref().map(|offering| offering.as_str().to_owned()))
    .bind(sealed)
    .bind(now.timestamp_millis())
    .bind(word(WaiverState::Asked)?)
    .execute(tx)
    .await?;
    Ok(())
}

async fn is_of_household(tx: &mut Connection, child: &str, household: &str) -> sqlx::Result<bool> {
    sql::query_scalar("SELECT EXISTS (SELECT 1 FROM children WHERE id = $1 AND household_id = $2)")
        .bind(child)
        .bind(household)
        .fetch_one(tx)
        .await
}
