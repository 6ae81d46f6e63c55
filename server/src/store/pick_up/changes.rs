//! Changing with whom a child leaves: for one day, or from now on.

use super::{
    company::{self, Columns},
    facts::{self, Facts},
};
use crate::{
    Catalogue,
    error::Error,
    sql::{self, Connection},
    store::{Keyed, OwnChild, Store, Written, audit::AuditRow, keyed_write::Begun, messages},
};
use chrono::{DateTime, Utc};
use kehou_contract::{News, PickUp, PickUpChange, WishedCompany, rules::may_change_pick_up};

/// A change for one day on its way in.
#[derive(Clone, Debug)]
pub(crate) struct PickUpChangeCommand {
    pub(crate) keyed: Keyed,
    pub(crate) own: OwnChild,
    pub(crate) change: PickUpChange,
    pub(crate) now: DateTime<Utc>,
}

/// A change from now on, on its way in.
#[derive(Clone, Debug)]
pub(crate) struct UsualCompanyCommand {
    pub(crate) keyed: Keyed,
    pub(crate) own: OwnChild,
    pub(crate) with: WishedCompany,
    pub(crate) now: DateTime<Utc>,
}

/// Tells the household with whom its child leaves on a day, if that is somebody else than before: whoever waited to
/// come must know, and may be another guardian than the one who changed it.
pub(super) async fn tell_of_company(
    tx: &mut Connection,
    child: &str,
    before: &PickUp,
    after: &PickUp,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let (Some(before), Some(leaving)) = (&before.leaving, &after.leaving) else {
        return Ok(());
    };
    if before.with == leaving.with {
        return Ok(());
    }
    let news = News::CompanyChanged {
        date: after.date,
        leaves: leaving.time,
        with: (&leaving.with).into(),
        as_usual: !leaving.changed,
    };
    messages::tell(tx, child, &news, now).await
}

impl Store {
    /// Changes with whom a child leaves on one day, or takes that change back. Answers with the day as it is now.
    pub(crate) async fn change_pick_up(
        &self,
        catalogue: &Catalogue,
        command: &PickUpChangeCommand,
    ) -> Result<Written, Error> {
        let mut write = match self.begin_write(&command.keyed, command.now).await? {
            Begun::Before(written) => return Ok(written),
            Begun::Open(write) => write,
        };
        let PickUpChange { date, with } = &command.change;
        let OwnChild { household, child } = &command.own;
        let id = child.id.as_str();
        let before = Facts::read(write.tx(), &self.seal, child, *date).await?.pick_up_on(catalogue, *date);
        may_change_pick_up(&before, command.now)?;
        sql::query("DELETE FROM pick_up_changes WHERE child_id = $1 AND date = $2")
            .bind(id)
            .bind(date.to_string())
            .execute(write.tx())
            .await?;
        if let Some(wished) = with {
            let company = company::admit(write.tx(), &self.seal, household, id, wished).await?;
            let columns = Columns::from(&company);
            sql::query(
                "INSERT INTO pick_up_changes (child_id, date, company, collector_id, changed_at) \
                 VALUES ($1, $2, $3, $4, $5)",
            )
            .bind(id)
            .bind(date.to_string())
            .bind(columns.company)
            .bind(columns.collector)
            .bind(command.now.timestamp_millis())
            .execute(write.tx())
            .await?;
        }
        let facts = Facts::read(write.tx(), &self.seal, child, *date).await?;
        let pick_up = facts.pick_up_on(catalogue, *date);
        tell_of_company(write.tx(), id, &before, &pick_up, command.now).await?;
        let facts = serde_json::json!({ "date": date, "with": with });
        let row = AuditRow { actor: household, action: "pick_up.changed", target: id, facts };
        write.finish(&pick_up, row, Vec::new()).await
    }

    /// Changes with whom a child leaves from now on.
    pub(crate) async fn set_usual_company(&self, command: &UsualCompanyCommand) -> Result<Written, Error> {
        let mut write = match self.begin_write(&command.keyed, command.now).await? {
            Begun::Before(written) => return Ok(written),
            Begun::Open(write) => write,
        };
        let OwnChild { household, child } = &command.own;
        let id = child.id.as_str();
        let company = company::admit(write.tx(), &self.seal, household, id, &command.with).await?;
        if facts::usual_of(write.tx(), &self.seal, id).await? != company {
            let news = News::UsualCompanyChanged { with: (&company).into() };
            messages::tell(write.tx(), id, &news, command.now).await?;
        }
        let columns = Columns::from(&company);
        sql::query("DELETE FROM usual_companies WHERE child_id = $1").bind(id).execute(write.tx()).await?;
        sql::query("INSERT INTO usual_companies (child_id, company, collector_id) VALUES ($1, $2, $3)")
            .bind(id)
            .bind(columns.company)
            .bind(columns.collector)
            .execute(write.tx())
            .await?;
        let facts = serde_json::json!({ "with": command.with });
        let row = AuditRow { actor: household, action: "usual_company.set", target: id, facts };
        write.finish(&company, row, Vec::new()).await
    }
}
