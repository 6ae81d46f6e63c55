//! When, where and with whom children leave.

mod changes;
mod collectors;
mod company;
mod facts;
mod pledges;

pub(crate) use changes::{PickUpChangeCommand, UsualCompanyCommand};
pub(crate) use collectors::AddCollectorCommand;
pub(super) use collectors::insert as insert_collector;
pub(super) use facts::{Facts, read_date};
pub(crate) use pledges::SignWalkingPledgeCommand;

use super::Store;
use crate::{Catalogue, error::Error};
use chrono::{DateTime, Days, NaiveDate, Utc};
use kehou_contract::{ChildPickUps, PickUps, school_time};

/// How many school days after today are told, with the days off between them: the next change is seldom further away.
const SCHOOL_DAYS: usize = 10;

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
        let days = days_told(catalogue, today);
        let children = self.read_household(household).await?.children;
        let mut tx = self.read.begin_reading().await?;
        let collectors = collectors::of_household(&mut tx, &self.seal, household).await?;
        let mut told = Vec::with_capacity(children.len());
        for child in &children {
            let facts = Facts::read(&mut tx, &self.seal, child, today).await?;
            told.push(ChildPickUps {
                child: child.id.clone(),
                days: days.iter().map(|day| facts.pick_up_on(catalogue, *day)).collect(),
                usual: facts.usual,
                walking_pledge: facts.walking_pledge,
            });
        }
        Ok(PickUps { today, collectors, children: told })
    }
}

/// Today, then the days that follow up to the last school day told; before the term,
/// the days with which it begins.
fn days_told(catalogue: &Catalogue, today: NaiveDate) -> Vec<NaiveDate> {
    let term = &catalogue.school.term;
    let (first, last) = term.span();
    let next = today.checked_add_days(Days::new(1)).unwrap_or(today).max(first);
    // Weeks between a block and the lessons are nothing to tell.
    let coming = next.iter_days().take_while(|day| *day <= last).filter(|day| term.covers(*day));
    let mut days = vec![today];
    let mut school_days = 0;
    for day in coming {
        days.push(day);
        school_days += usize::from(term.day_on(day).is_some());
        if school_days == SCHOOL_DAYS {
            break;
        }
    }
    days
}
