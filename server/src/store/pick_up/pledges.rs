//! Pledges under which a child may walk home alone.

use super::{
    changes::tell_of_company,
    facts::{Facts, read_date},
};
use crate::{
    Catalogue,
    error::Error,
    sql::{self, Connection},
    store::{
        Keyed, OwnChild, Store, Written, audit, audit::AuditRow, keyed_write::Begun, messages, roster::new_id,
    },
};
use chrono::{DateTime, Utc};
use kehou_contract::{
    News, Refusal, SignedText, ToldCompany, WalkingPledge, WalkingSignature, rules::may_walk_home,
    school_time,
};

/// A signature on its way in.
#[derive(Clone, Debug)]
pub(crate) struct SignWalkingPledgeCommand {
    pub(crate) keyed: Keyed,
    pub(crate) own: OwnChild,
    pub(crate) signature: WalkingSignature,
    pub(crate) now: DateTime<Utc>,
}

/// The pledge in force for a child.
pub(super) async fn in_force(tx: &mut Connection, child: &str) -> sqlx::Result<Option<WalkingPledge>> {
    let row: Option<(String, i64)> = sql::query_as(
        "SELECT guardian_name, signed_at FROM walking_pledges WHERE child_id = $1 AND ended_at IS NULL",
    )
    .bind(child)
    .fetch_optional(tx)
    .await?;
    Ok(row.map(|(guardian_name, at)| WalkingPledge {
        guardian_name,
        signed_at: DateTime::from_timestamp_millis(at).unwrap_or_default(),
    }))
}

/// Ends the pledge in force, if there is one.
async fn end(tx: &mut Connection, child: &str, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let ended =
        sql::query("UPDATE walking_pledges SET ended_at = $2 WHERE child_id = $1 AND ended_at IS NULL")
            .bind(child)
            .bind(now.timestamp_millis())
            .execute(tx)
            .await?;
    Ok(ended.rows_affected() > 0)
}

async fn insert(
    tx: &mut Connection,
    child: &str,
    text: &SignedText,
    guardian_name: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sql::query(
        "INSERT INTO walking_pledges (id, child_id, text_hash, text_title, text_version, guardian_name, signed_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(new_id())
    .bind(child)
    .bind(text.hash.as_str())
    .bind(&text.title)
    .bind(&text.version)
    .bind(guardian_name)
    .bind(now.timestamp_millis())
    .execute(tx)
    .await
    .map(drop)
}

impl Store {
    /// Keeps a guardian's signature; signing again replaces the one before.
    pub(crate) async fn sign_walking_pledge(
        &self,
        catalogue: &Catalogue,
        command: &SignWalkingPledgeCommand,
    ) -> Result<Written, Error> {
        let mut write = match self.begin_write(&command.keyed, command.now).await? {
            Begun::Before(written) => return Ok(written),
            Begun::Open(write) => write,
        };
        let OwnChild { household, child } = &command.own;
        let text = &catalogue.school.walking_pledge;
        may_walk_home(child, &catalogue.school)?;
        if command.signature.text != text.hash {
            return Err(Refusal::TextChanged.into());
        }
        let (id, now) = (child.id.as_str(), command.now);
        let guardian_name = command.signature.guardian_name.trim();
        end(write.tx(), id, now).await?;
        insert(write.tx(), id, text, guardian_name, now).await?;
        let pledge = WalkingPledge { guardian_name: guardian_name.to_owned(), signed_at: now };
        let facts = serde_json::json!({ "text": text.hash });
        let row = AuditRow { actor: household, action: "walking_pledge.signed", target: id, facts };
        write.finish(&pledge, row, Vec::new()).await
    }

    /// Takes the pledge back: from now on somebody comes, on the days already changed as well. Doing so twice is the
    /// same as once.
    pub(crate) async fn end_walking_pledge(
        &self,
        catalogue: &Catalogue,
        own: &OwnChild,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let mut tx = self.desk.turn().await?;
        let (id, today) = (own.child.id.as_str(), school_time(now).date());
        let before = Facts::read(&mut tx, &self.seal, &own.child, today).await?;
        if !end(&mut tx, id, now).await? {
            return Ok(());
        }
        let usually = sql::query("DELETE FROM usual_companies WHERE child_id = $1 AND company = 'alone'")
            .bind(id)
            .execute(&mut *tx)
            .await?;
        let days: Vec<String> = sql::query_scalar(
            "DELETE FROM pick_up_changes WHERE child_id = $1 AND company = 'alone' AND date >= $2 RETURNING date",
        )
        .bind(id)
        .bind(today.to_string())
        .fetch_all(&mut *tx)
        .await?;
        let after = Facts::read(&mut tx, &self.seal, &own.child, today).await?;
        for day in &days {
            let day = read_date(day)?;
            let (was, is) = (before.pick_up_on(catalogue, day), after.pick_up_on(catalogue, day));
            tell_of_company(&mut tx, id, &was, &is, now).await?;
        }
        if usually.rows_affected() > 0 {
            let news = News::UsualCompanyChanged { with: ToldCompany::Guardian };
            messages::tell(&mut tx, id, &news, now).await?;
        }
        let facts = serde_json::json!({});
        let row = AuditRow { actor: &own.household, action: "walking_pledge.ended", target: id, facts };
        audit::record(&mut tx, row, now).await?;
        tx.keep().await
    }
}
