//! Submitting: from the key to the receipt. Applications that have come together are decided one after the other from
//! what was read once for all of them, and written together.

mod booking;
mod coming_in;
mod decision;
mod entry;
mod facts;
mod full;
mod glance;
mod known;
mod linked;
mod lost;
mod outset;
mod rows;
mod run;
mod school_now;
mod writing;

pub(super) use booking::titled;
pub(super) use coming_in::ComingIn;
pub(super) use entry::{Entry, Together};
pub(super) use full::{Asking, read_refusals};
pub(crate) use linked::LinkedSubmission;
pub(super) use lost::lost_of;
pub(super) use run::{Run, decide_run};

use super::{Keyed, OwnChild, Store, Written, places};
use crate::{Catalogue, error::Error, live_places::Changed, sql::Connection};
use chrono::{DateTime, Utc};
use entry::Wishes;
use kehou_contract::{Application, GroupId, Participation, TakingPart};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tokio::time::Instant;

/// An application on its way in.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Submission {
    pub(crate) keyed: Keyed,
    pub(crate) own: OwnChild,
    pub(crate) application: Application,
    pub(crate) now: DateTime<Utc>,
}

impl Submission {
    /// What is wished; `None` for a child that takes no service.
    fn wish(&self) -> Option<&TakingPart> {
        match &self.application.participation {
            Participation::NoService => None,
            Participation::TakingPart(wish) => Some(wish),
        }
    }

    /// Groups chosen, dearest first.
    fn choices(&self) -> &[GroupId] {
        self.wish().map_or(&[], |wish| &wish.choices)
    }
}

impl Store {
    /// Takes an application whole: every choice gets its outcome, the receipt its number, the key its answer. A
    /// refusal of the whole leaves nothing behind.
    pub(crate) async fn submit(
        &self,
        catalogue: Arc<Catalogue>,
        submission: Box<Submission>,
    ) -> Result<Written, Error> {
        self.desk.enter(Entry { catalogue, wishes: Wishes::One(submission) }).await
    }

    /// The same for one that another server passes on, unless its turn has not come until then or the other counts on it no
    /// more: the other decides it then.
    pub(crate) async fn submit_until(
        &self,
        until: Instant,
        catalogue: Arc<Catalogue>,
        submission: Box<Submission>,
    ) -> Result<Written, Error> {
        self.desk.enter_until(until, Entry { catalogue, wishes: Wishes::One(submission) }).await
    }

    /// Takes both applications whole, or neither. A refusal says whose it is and leaves nothing behind.
    pub(crate) async fn submit_linked(
        &self,
        catalogue: Arc<Catalogue>,
        linked: LinkedSubmission,
    ) -> Result<Written, Error> {
        self.desk.enter(Entry { catalogue, wishes: Wishes::Linked(Box::new(linked)) }).await
    }
}

/// Places of the groups touched, as this commit leaves them.
pub(super) async fn changes(tx: &mut Connection, touched: &[GroupId]) -> Result<Vec<Changed>, Error> {
    let places = places::read_places(tx, touched).await?;
    Ok(places.into_iter().map(|(group, places)| Changed { group, places }).collect())
}
