//! The counters of places, as they are when an application is judged.

use super::{CapacityGuard, held_back, office, places, quotas};
use crate::Catalogue;
use kehou_contract::{GroupId, HeldBack, Places, Quota, QuotaId, rules::PlaceCounts};
use sqlx::SqliteConnection;
use std::collections::HashMap;

/// The counters of the groups chosen, and of everything a place of them may count in.
pub(super) struct Counts {
    guard: CapacityGuard,
    places: HashMap<GroupId, Places>,
    quotas: HashMap<QuotaId, u32>,
    held_back: held_back::Taken,
}

impl Counts {
    /// Reads them inside the transaction that takes the places. A school that counts nothing apart is asked no more
    /// than its groups.
    pub(super) async fn read(
        tx: &mut SqliteConnection,
        catalogue: &Catalogue,
        choices: &[GroupId],
        guard: CapacityGuard,
    ) -> sqlx::Result<Self> {
        let mut places = places::read_places(tx, choices).await?;
        // What the office took off the menu has no places to give.
        for (offering, group) in catalogue.groups().filter(|(_, group)| choices.contains(&group.id)) {
            if office::is_hidden(tx, &offering.id).await? {
                places.remove(&group.id);
            }
        }
        let (mut quotas, mut held_back) = (HashMap::new(), held_back::Taken::new());
        if !catalogue.office.quotas.is_empty() {
            quotas = quotas::taken(tx).await?;
        }
        if !catalogue.office.held_back.is_empty() {
            held_back = held_back::taken(tx).await?;
        }
        Ok(Self { guard, places, quotas, held_back })
    }

    /// A number taken, or none where a test takes the guard away.
    fn judged_by(&self, taken: u32) -> u32 {
        match self.guard {
            CapacityGuard::On => taken,
            CapacityGuard::ConstraintAlone | CapacityGuard::OffForNegativeControl => 0,
        }
    }
}

impl PlaceCounts for Counts {
    fn places(&self, group: &GroupId) -> Option<Places> {
        let places = *self.places.get(group)?;
        Some(Places { enrolled: self.judged_by(places.enrolled), ..places })
    }

    fn taken_of_quota(&self, quota: &Quota) -> u32 {
        self.judged_by(self.quotas.get(&quota.id).copied().unwrap_or(0))
    }

    fn taken_of_held_back(&self, held: &HeldBack, group: &GroupId) -> u32 {
        let key = (group.clone(), held_back::whom(&held.whom));
        self.judged_by(self.held_back.get(&key).copied().unwrap_or(0))
    }
}
