//! Cancelling a session, and holding it after all. The families of the group are told in the same transaction.

use super::StaffWrite;
use crate::{
    Catalogue,
    error::Error,
    sql::{self, Connection},
    store::{Store, Written, children::children_of_group, keyed_write::Begun, messages, pick_up::Facts},
};
use kehou_contract::{
    CancelledSession, Child, Group, GroupId, News, Offering, Refusal, SessionChange, SessionChanged,
    rules::{Priced, may_change_session},
    school_time,
};

impl Store {
    /// Cancels a session, or holds it after all. Doing so twice tells nobody twice.
    pub(crate) async fn change_session(
        &self,
        catalogue: &Catalogue,
        staff: &StaffWrite,
        group: &GroupId,
        change: &SessionChange,
    ) -> Result<Written, Error> {
        let mut write = match self.begin_write(&staff.keyed, staff.now).await? {
            Begun::Before(written) => return Ok(written),
            Begun::Open(write) => write,
        };
        let (offering, found) =
            catalogue.groups().find(|(_, one)| &one.id == group).ok_or(Error::NotFound)?;
        let today = school_time(staff.now).date();
        let priced = Priced { offering, group: found };
        may_change_session(priced, &catalogue.school, change.date, today).map_err(Refusal::Office)?;
        let is_new = keep(write.tx(), staff, group, change).await?;
        let told = match is_new {
            true => self.tell_group(write.tx(), catalogue, (offering, found), staff, change).await?,
            false => 0,
        };
        let action = if change.held { "session.held" } else { "session.cancelled" };
        let facts = serde_json::json!({ "date": change.date, "told": told });
        write.finish(&SessionChanged { told }, staff.row(action, group.as_str(), facts), Vec::new()).await
    }

    async fn tell_group(
        &self,
        tx: &mut Connection,
        catalogue: &Catalogue,
        (offering, group): (&Offering, &Group),
        staff: &StaffWrite,
        change: &SessionChange,
    ) -> Result<u32, Error> {
        let children = children_of_group(tx, &group.id, change.date).await?;
        for child in &children {
            let news = self.news_of(tx, catalogue, child, offering.title_of(group), change).await?;
            messages::tell(tx, child.id.as_str(), &news, staff.now).await?;
        }
        Ok(u32::try_from(children.len()).unwrap_or(u32::MAX))
    }

    /// What the family reads, with the time at which its child leaves that day now.
    async fn news_of(
        &self,
        tx: &mut Connection,
        catalogue: &Catalogue,
        child: &Child,
        title: String,
        change: &SessionChange,
    ) -> Result<News, Error> {
        let facts = Facts::read(tx, &self.seal, child, change.date).await?;
        let leaves = facts.pick_up_on(catalogue, change.date).leaving.map(|leaving| leaving.time);
        let (date, reason) = (change.date, change.reason.clone());
        Ok(match change.held {
            true => News::SessionHeld { title, date, leaves },
            false => News::SessionCancelled { title, date, reason, leaves },
        })
    }

    /// Sessions of all groups that do not take place, from a date on.
    pub(crate) async fn list_cancelled_sessions(
        &self,
        from: chrono::NaiveDate,
    ) -> Result<Vec<CancelledSession>, Error> {
        let rows: Vec<(String, String, String)> = sql::query_as(
            "SELECT group_id, date, reason FROM cancelled_sessions WHERE date >= $1 ORDER BY date, group_id",
        )
        .bind(from.to_string())
        .fetch_all(&self.read)
        .await?;
        let session = |(group, date, reason): (String, String, String)| {
            let date = crate::store::pick_up::read_date(&date)?;
            Ok(CancelledSession { group: GroupId::new(group), date, reason })
        };
        rows.into_iter().map(session).collect()
    }
}

/// Keeps the change; whether it was one.
async fn keep(
    tx: &mut Connection,
    staff: &StaffWrite,
    group: &GroupId,
    change: &SessionChange,
) -> sqlx::Result<bool> {
    let date = change.date.to_string();
    let done = if change.held {
        sql::query("DELETE FROM cancelled_sessions WHERE group_id = $1 AND date = $2")
            .bind(group.as_str())
            .bind(date)
            .execute(tx)
            .await?
    } else {
        sql::query(
            "INSERT INTO cancelled_sessions (group_id, date, reason, cancelled_at) VALUES ($1, $2, $3, $4) \
             ON CONFLICT DO NOTHING",
        )
        .bind(group.as_str())
        .bind(date)
        .bind(&change.reason)
        .bind(staff.now.timestamp_millis())
        .execute(tx)
        .await?
    };
    Ok(done.rows_affected() > 0)
}
