//! What a child's leaving depends on, read in one go.

use super::{company, pledges};
use crate::{
    Catalogue,
    error::Error,
    seal::Seal,
    sql::{self, Connection},
    store::takes::Takes,
};
use chrono::NaiveDate;
use kehou_contract::{
    Child, Company, PickUp, WalkingPledge,
    rules::{Leaver, pick_up_on},
};

/// What a child's leaving depends on, from a date on.
pub(in crate::store) struct Facts {
    child: Child,
    takes: Takes,
    pub(super) usual: Company,
    changes: Vec<(NaiveDate, Company)>,
    pub(super) walking_pledge: Option<WalkingPledge>,
}

impl Facts {
    pub(in crate::store) async fn read(
        tx: &mut Connection,
        seal: &Seal,
        child: &Child,
        from: NaiveDate,
    ) -> Result<Self, Error> {
        let id = child.id.as_str();
        Ok(Self {
            child: child.clone(),
            takes: Takes::read(tx, id, from).await?,
            usual: usual_of(tx, seal, id).await?,
            changes: changes_of(tx, seal, id, from).await?,
            walking_pledge: pledges::in_force(tx, id).await?,
        })
    }

    /// How the child leaves on a date.
    pub(in crate::store) fn pick_up_on(&self, catalogue: &Catalogue, date: NaiveDate) -> PickUp {
        self.takes.with_on(catalogue, date, |takes_part| {
            let leaver = Leaver {
                home_class: self.child.home_class,
                takes_part: *takes_part,
                usual: &self.usual,
                changes: &self.changes,
            };
            pick_up_on(&catalogue.school, &leaver, date)
        })
    }
}

/// With whom the child leaves where nothing else is said for the day.
pub(super) async fn usual_of(tx: &mut Connection, seal: &Seal, child: &str) -> Result<Company, Error> {
    let row: Option<(String, Option<String>)> =
        sql::query_as("SELECT company, collector_id FROM usual_companies WHERE child_id = $1")
            .bind(child)
            .fetch_optional(&mut *tx)
            .await?;
    match row {
        Some((company, collector)) => company::read(tx, seal, &company, collector.as_deref()).await,
        None => Ok(Company::Guardian),
    }
}

async fn changes_of(
    tx: &mut Connection,
    seal: &Seal,
    child: &str,
    from: NaiveDate,
) -> Result<Vec<(NaiveDate, Company)>, Error> {
    let rows: Vec<(String, String, Option<String>)> = sql::query_as(
        "SELECT date, company, collector_id FROM pick_up_changes WHERE child_id = $1 AND date >= $2",
    )
    .bind(child)
    .bind(from.to_string())
    .fetch_all(&mut *tx)
    .await?;
    let mut changes = Vec::with_capacity(rows.len());
    for (date, company, collector) in rows {
        changes.push((read_date(&date)?, company::read(tx, seal, &company, collector.as_deref()).await?));
    }
    Ok(changes)
}

/// A date as it is kept.
pub(in crate::store) fn read_date(text: &str) -> Result<NaiveDate, Error> {
    text.parse().map_err(|_| Error::Broken("a date is kept as YYYY-MM-DD"))
}
