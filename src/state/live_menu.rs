//! The menu, and its numbers as they follow the server.

use super::Reach;
use crate::{
    api::{NewPlaces, poll_places},
    browser,
};
use kehou_contract::{Group, GroupId, GroupPlaces, Menu, Offering, OfferingId, Places, rules::Priced};
use leptos::{prelude::*, task::spawn_local};
use std::sync::Arc;

/// Between two polls: numbers follow within 3 s.
const POLL_MS: u64 = 2_300;
/// Up to this much is added, so that thousands of phones do not ask in step.
const JITTER_MS: f64 = 400.0;

/// The menu. Each group's numbers are a signal of their own: one that changes redraws one bar.
#[derive(Clone, Copy)]
pub(crate) struct LiveMenu {
    offerings: StoredValue<Arc<Vec<Arc<Offering>>>, LocalStorage>,
    /// Sorted by group.
    places: StoredValue<Vec<(GroupId, RwSignal<Places>)>, LocalStorage>,
    tag: StoredValue<String>,
}

impl LiveMenu {
    pub(crate) fn new(menu: Menu) -> Self {
        let signals = menu.places.into_iter().map(|entry| (entry.group, RwSignal::new(entry.places)));
        let mut places: Vec<_> = signals.collect();
        places.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        Self {
            places: StoredValue::new_local(places),
            offerings: StoredValue::new_local(Arc::new(menu.offerings.into_iter().map(Arc::new).collect())),
            tag: StoredValue::new(String::new()),
        }
    }

    /// The offerings, in the school's order.
    pub(crate) fn offerings(self) -> Arc<Vec<Arc<Offering>>> {
        self.offerings.get_value()
    }

    /// One offering.
    pub(crate) fn offering(self, id: &OfferingId) -> Option<Arc<Offering>> {
        self.offerings().iter().find(|offering| &offering.id == id).cloned()
    }

    /// The offering that holds a group.
    pub(crate) fn offering_of(self, group: &GroupId) -> Option<Arc<Offering>> {
        self.offerings().iter().find(|offering| offering.group(group).is_some()).cloned()
    }

    /// The numbers of a group; reading them follows them.
    pub(crate) fn places(self, group: &Group) -> Places {
        let signal = self.signal(&group.id);
        signal.map_or(Places { capacity: group.capacity, enrolled: 0 }, |signal| signal.get())
    }

    fn signal(self, group: &GroupId) -> Option<RwSignal<Places>> {
        self.places.with_value(|places| {
            let at = places.binary_search_by(|(id, _)| id.cmp(group)).ok()?;
            places.get(at).map(|(_, signal)| *signal)
        })
    }

    /// The numbers of all groups of an offering together.
    pub(crate) fn places_of_all(self, offering: &Offering) -> Places {
        let sum = |sum: Places, places: Places| Places {
            capacity: sum.capacity + places.capacity,
            enrolled: sum.enrolled + places.enrolled,
        };
        let each = offering.groups.iter().map(|group| self.places(group));
        each.fold(Places { capacity: 0, enrolled: 0 }, sum)
    }

    /// Follows the server for as long as the page lives.
    pub(crate) fn follow(self, reach: Reach) {
        browser::on_visible(move || spawn_local(self.poll(reach)));
        self.poll_later(reach);
    }

    fn poll_later(self, reach: Reach) {
        let pause = POLL_MS + (js_sys::Math::random() * JITTER_MS) as u64;
        browser::after(pause, move || {
            spawn_local(async move {
                if browser::is_visible() {
                    self.poll(reach).await;
                }
                self.poll_later(reach);
            });
        });
    }

    /// Asks once.
    pub(crate) async fn poll(self, reach: Reach) {
        match poll_places(&self.tag.get_value()).await {
            Ok(NewPlaces::Same) => reach.answered(),
            Ok(NewPlaces::Changed(places, tag)) => {
                reach.answered();
                self.tag.set_value(tag);
                self.take_in(places);
            }
            Err(_) => reach.failed(),
        }
    }

    fn take_in(self, news: Vec<GroupPlaces>) {
        for GroupPlaces { group, places } in news {
            let signal = self.signal(&group);
            if let Some(signal) = signal.filter(|signal| signal.get_untracked() != places) {
                signal.set(places);
            }
        }
    }
}

/// Runs something with the offerings and groups behind these ids, in their order.
pub(crate) fn with_groups<T>(menu: LiveMenu, ids: &[GroupId], then: impl FnOnce(&[Priced<'_>]) -> T) -> T {
    let offerings: Vec<(Arc<Offering>, &GroupId)> =
        ids.iter().filter_map(|id| Some((menu.offering_of(id)?, id))).collect();
    let priced = offerings.iter().filter_map(|(offering, id)| {
        let group = offering.group(id)?;
        Some(Priced { offering, group })
    });
    then(&priced.collect::<Vec<_>>())
}
