//! The places of groups with everything else a place counts in: what is held back, and the school's quotas.

use super::{Arrival, Beside, PlaceCounts, PlacesToGive, held_back::Reserves};
use crate::{Child, GroupId, HeldBack, Offering, OfficeRules, Places, Quota, Refusal};

/// The places a child may take: those of the group that are not held back for others, as long as every quota its
/// place would count in has one as well.
#[derive(Clone, Copy)]
pub struct CountedPlaces<'a> {
    /// What the school has settled.
    pub office: &'a OfficeRules,
    /// The menu.
    pub offerings: &'a [Offering],
    /// The child.
    pub child: &'a Child,
    /// Its standing, and when it asks.
    pub arrival: Arrival<'a>,
    /// The counters.
    pub counts: &'a dyn PlaceCounts,
}

/// The quotas in which the place of a child in a group counts.
pub fn quotas_of<'a>(
    office: &'a OfficeRules,
    child: &Child,
    group: &GroupId,
) -> impl Iterator<Item = &'a Quota> {
    let (class, group) = (child.home_class, group.clone());
    office.quotas.iter().filter(move |quota| quota.counts(class, &group))
}

impl PlacesToGive for CountedPlaces<'_> {
    fn may_take(&self, group: &GroupId, beside: &Beside<'_>) -> Result<(), Refusal> {
        let places = self.counts.places(group).ok_or(Refusal::NotOnTheMenu)?;
        if places.left() == 0 {
            return Err(Refusal::Full { capacity: places.capacity });
        }
        self.may_take_unheld(group, places)?;
        for quota in quotas_of(self.office, self.child, group) {
            self.may_take_of(quota, beside)?;
        }
        Ok(())
    }
}

impl CountedPlaces<'_> {
    fn may_take_unheld(&self, group: &GroupId, places: Places) -> Result<(), Refusal> {
        let reserves = self.reserves_of(group).ok_or(Refusal::NotOnTheMenu)?;
        let standing = self.arrival.standing;
        if reserves.places_left_for(places, standing) > 0 {
            return Ok(());
        }
        Err(Refusal::OnlyHeldBack { places: places.left(), until: reserves.next_release(standing) })
    }

    /// Out of which of what is held back a place of this group would come for the child; `None` when it comes out of
    /// everybody's.
    pub fn source_of<'g>(&'g self, group: &'g GroupId) -> Option<&'g HeldBack> {
        self.reserves_of(group)?.source_for(self.arrival.standing)
    }

    /// What a group on the menu holds back.
    pub(super) fn reserves_of<'g>(&'g self, group: &'g GroupId) -> Option<Reserves<'g>> {
        let offering = self.offerings.iter().find(|offering| offering.group(group).is_some())?;
        Some(Reserves {
            held_back: &self.office.held_back,
            group,
            offering: &offering.id,
            counts: self.counts,
            now: self.arrival.now,
        })
    }

    /// What the child gives up in a quota makes room in it for what it takes, whoever else is waiting: it never had
    /// more of it than before.
    fn may_take_of(&self, quota: &Quota, beside: &Beside<'_>) -> Result<(), Refusal> {
        let counted = |groups: &[GroupId]| {
            let counted = groups.iter().filter(|group| quota.counts(self.child.home_class, group)).count();
            u64::try_from(counted).unwrap_or(u64::MAX)
        };
        let taken = u64::from(self.counts.taken_of_quota(quota)) + counted(beside.wins);
        if taken < u64::from(quota.places) + counted(beside.gives_up) {
            return Ok(());
        }
        Err(Refusal::QuotaFull { title: quota.title.clone(), capacity: quota.places })
    }
}

#[cfg(test)]
mod tests;
