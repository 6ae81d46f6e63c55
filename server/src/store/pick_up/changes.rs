//! Changing with whom a child leaves: for one day, or from now on.

use super::{
    company::{self, Columns},
    facts::Facts,
};
use crate::{
    Catalogue,
    error::Error,
    store::{Keyed, OwnChild, Store, Written, audit::AuditRow, keyed_write::Begun},
};
use chrono::{DateTime, Utc};
use kehou_contract::{PickUpChange, WishedCompany, rules::may_change_pick_up};

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
        may_change_pick_up(&catalogue.school, *date, command.now)?;
        let OwnChild { household, child } = &command.own;
        let id = child.id.as_str();
        sqlx::query("DELETE FROM pick_up_changes WHERE child_id = $1 AND date = $2")
            .bind(id)
            .bind(date.to_string())
            .execute(write.tx())
            .await?;
        if let Some(wished) = with {
            let company = company::admit(write.tx(), &self.seal, household, id, wished).await?;
            let columns = Columns::from(&company);
            sqlx::query(
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
        let columns = Columns::from(&company);
        sqlx::query(
            "INSERT INTO usual_companies (child_id, company, collector_id) VALUES ($1, $2, $3) \
             ON CONFLICT (child_id) DO UPDATE SET company = excluded.company, collector_id = excluded.collector_id",
        )
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
