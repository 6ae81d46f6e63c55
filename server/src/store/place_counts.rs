//! The counters of places, as they are when applications are judged.

use super::{CapacityGuard, held_back, places, quotas};
use crate::{Catalogue, error::Error, sql::Connection};
use kehou_contract::{
    Child, GroupId, HeldBack, OfferingId, Places, Quota, QuotaId, Refusal,
    rules::{PlaceCounts, quotas_of},
};
use std::collections::{HashMap, HashSet};

/// The counters of the groups asked for, and of everything a place of them may count in.
pub(super) struct Counts {
    guard: CapacityGuard,
    places: HashMap<GroupId, Places>,
    /// Groups the office took off the menu: they have no places to give.
    hidden: HashSet<GroupId>,
    quotas: HashMap<QuotaId, u32>,
    held_back: held_back::Taken,
}

/// A place that is taken or given back: whose, in which group, and out of which of what is held back.
#[derive(Clone, Copy)]
pub(super) struct CountedPlace<'a> {
    pub(super) child: &'a Child,
    pub(super) group: &'a GroupId,
    pub(super) held_from: Option<&'a str>,
}

impl Counts {
    /// Reads them inside the transaction that takes the places, for groups of offerings of which these are off the menu. A
    /// school that counts nothing apart is asked no more than its groups.
    pub(super) async fn read(
        tx: &mut Connection,
        catalogue: &Catalogue,
        (groups, hidden): (&[GroupId], &HashSet<OfferingId>),
        guard: CapacityGuard,
    ) -> Result<Self, Error> {
        let places = places::read_places(tx, groups).await?;
        Self::read_beside(tx, catalogue, (places, hidden), guard).await
    }

    /// The same where the places are known.
    pub(super) async fn read_beside(
        tx: &mut Connection,
        catalogue: &Catalogue,
        (places, hidden): (HashMap<GroupId, Places>, &HashSet<OfferingId>),
        guard: CapacityGuard,
    ) -> Result<Self, Error> {
        let hidden = catalogue.groups().filter(|(offering, _)| hidden.contains(&offering.id));
        let hidden = hidden.map(|(_, group)| group.id.clone()).collect();
        let (mut quotas, mut held_back) = (HashMap::new(), held_back::Taken::new());
        if !catalogue.office.quotas.is_empty() {
            quotas = quotas::taken(tx).await?;
        }
        if !catalogue.office.held_back.is_empty() {
            held_back = held_back::taken(tx).await?;
        }
        Ok(Self { guard, places, hidden, quotas, held_back })
    }

    /// Counts a place that is taken.
    pub(super) fn take(&mut self, catalogue: &Catalogue, place: CountedPlace<'_>) {
        self.count(catalogue, place, |taken| *taken += 1);
    }

    /// Counts a place that is given back.
    pub(super) fn give_back(&mut self, catalogue: &Catalogue, place: CountedPlace<'_>) {
        self.count(catalogue, place, |taken| *taken = taken.saturating_sub(1));
    }

    fn count(&mut self, catalogue: &Catalogue, place: CountedPlace<'_>, step: impl Fn(&mut u32)) {
        let CountedPlace { child, group, held_from } = place;
        if let Some(places) = self.places.get_mut(group) {
            step(&mut places.enrolled);
        }
        for quota in quotas_of(&catalogue.office, child, group) {
            step(self.quotas.entry(quota.id.clone()).or_default());
        }
        if let Some(whom) = held_from {
            step(self.held_back.entry((group.clone(), whom.to_owned())).or_default());
        }
    }

    /// The places of a group as they are counted now, on the menu or not.
    pub(super) fn of_group(&self, group: &GroupId) -> Option<Places> {
        self.places.get(group).copied()
    }

    /// What there is no place in any more, if more are counted than there are. Only where a test takes the guard away
    /// can that be.
    pub(super) fn overfull(&self, catalogue: &Catalogue) -> Option<Refusal> {
        let full = self.places.values().find(|places| places.enrolled > places.capacity);
        let full = full.map(|places| Refusal::Full { capacity: places.capacity });
        full.or_else(|| {
            let taken = |quota: &&Quota| self.quotas.get(&quota.id).copied().unwrap_or(0) > quota.places;
            let quota = catalogue.office.quotas.iter().find(taken)?;
            Some(Refusal::QuotaFull { title: quota.title.clone(), capacity: quota.places })
        })
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
        if self.hidden.contains(group) {
            return None;
        }
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
