//! When, where and with whom children leave.

mod changes;
mod collectors;
mod company;
mod facts;
mod pledges;

pub(crate) use changes::{PickUpChangeCommand, UsualCompanyCommand};
pub(crate) use collectors::AddCollectorCommand;
pub(super) use collectors::insert as insert_collector;
pub(crate) use pledges::SignWalkingPledgeCommand;

use super::Store;
use crate::{Catalogue, error::Error};
use chrono::{DateTime, Days, NaiveDate, Utc};
use facts::Facts;
use kehou_contract::{ChildPickUps, PickUps, school_time};

/// How many days are told, today among them.
const DAYS: u64 = 14;

impl Store {
    /// What a household needs to fetch its children, from today on. One read transaction: places, care and changes
    /// belong together.
    pub(crate) async fn read_pick_ups(
        &self,
        catalogue: &Catalogue,
        household: &str,
        now: DateTime<Utc>,
    ) -> Result<PickUps, Error> {
        let today = school_time(now).date();
        let children = self.read_household(household).await?.children;
        let mut tx = self.read.begin().await?;
        let collectors = collectors::of_household(&mut tx, &self.seal, household).await?;
        let mut told = Vec::with_capacity(children.len());
        for child in &children {
            let facts = Facts::read(&mut tx, &self.seal, child, today).await?;
            let days = days_told(catalogue, today);
            told.push(ChildPickUps {
                child: child.id.clone(),
                days: days.map(|day| facts.pick_up_on(catalogue, day)).collect(),
                usual: facts.usual,
                walking_pledge: facts.walking_pledge,
            });
        }
        Ok(PickUps { today, collectors, children: told })
    }
}

/// Today, then the days that follow; before the term, the days with which it begins.
fn days_told(catalogue: &Catalogue, today: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let next = today.checked_add_days(Days::new(1)).unwrap_or(today).max(catalogue.school.term.first_day);
    let last = catalogue.school.term.last_day;
    let coming = (0..DAYS - 1).filter_map(move |ahead| next.checked_add_days(Days::new(ahead)));
    std::iter::once(today).chain(coming.filter(move |day| *day <= last))
}
