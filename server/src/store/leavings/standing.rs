//! How a child stands that may leave: what it takes, and its bills with what their entries come to.

use crate::{
    Catalogue,
    error::Error,
    sql::Connection,
    store::{bills, in_force::InForce, ledger, takes::cancelled_for, waivers},
};
use chrono::NaiveDate;
use kehou_contract::{
    CancelledSession, Child, Waiver,
    rules::{LeavingFacts, StandingBill},
};

/// What leaving is judged by.
pub(super) struct Standing {
    pub(super) in_force: InForce,
    /// Ids of the bills, in the order of `bills`.
    pub(super) bill_ids: Vec<String>,
    grade: u8,
    waivers: Vec<Waiver>,
    cancelled: Vec<CancelledSession>,
    bills: Vec<StandingBill>,
}

impl Standing {
    /// `None` where the child takes part by no application.
    pub(super) async fn read(
        tx: &mut Connection,
        catalogue: &Catalogue,
        child: &Child,
    ) -> Result<Option<Self>, Error> {
        let Some(in_force) = InForce::read(tx, &child.id).await? else {
            return Ok(None);
        };
        let (first_day, _) = catalogue.school.term.span();
        let (mut bill_ids, mut standing_bills) = (Vec::new(), Vec::new());
        for row in bills::of_application(tx, &in_force.application).await? {
            let money = ledger::balance_of(tx, &row.id).await?;
            standing_bills.push(StandingBill { bill: row.bill()?, money });
            bill_ids.push(row.id);
        }
        Ok(Some(Self {
            in_force,
            bill_ids,
            grade: child.grade(),
            waivers: waivers::of_child(tx, child.id.as_str()).await?,
            cancelled: cancelled_for(tx, child.id.as_str(), first_day).await?,
            bills: standing_bills,
        }))
    }

    /// Asks a rule about it.
    pub(super) fn with<T>(
        &self,
        catalogue: &Catalogue,
        today: NaiveDate,
        ask: impl FnOnce(&LeavingFacts<'_>) -> T,
    ) -> T {
        ask(&LeavingFacts {
            school: &catalogue.school,
            waivers: &self.waivers,
            grade: self.grade,
            care: &self.in_force.care,
            groups: &self.in_force.groups(catalogue),
            cancelled: &self.cancelled,
            bills: &self.bills,
            today,
        })
    }

    /// The bill of a number as it stands.
    pub(super) fn bill(&self, number: usize) -> Option<&StandingBill> {
        self.bills.get(number)
    }
}
