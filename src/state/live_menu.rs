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
/// More than any menu has.
const MOST_OFFERINGS: usize = 100_000;
/// Up to this much is added, so that thousands of phones do not ask in step.
const JITTER_MS: f64 = 400.0;

/// The menu. Each group's numbers are a signal of their own: one that changes redraws one bar.
#[derive(Clone, Copy)]
pub(crate) struct LiveMenu {
    offerings: RwSignal<Arc<Vec<Arc<Offering>>>, LocalStorage>,
    /// Counts the menus there have been: each change of the office makes another.
    edition: RwSignal<usize>,
    /// Sorted by group.
    places: StoredValue<Vec<(GroupId, RwSignal<Places>)>, LocalStorage>,
    tag: StoredValue<String>,
    /// The edition of the school that the menu came with.
    told: StoredValue<u64>,
    /// Counts the changes of the office the server has told of.
    office_changes: RwSignal<u32>,
    /// What is made later lives as long as the app, not as the screen on which it was made.
    owner: StoredValue<Owner>,
}

impl LiveMenu {
    pub(crate) fn new(menu: Menu) -> Self {
        let live = Self {
            offerings: RwSignal::new_local(Arc::default()),
            edition: RwSignal::new(0),
            places: StoredValue::new_local(Vec::new()),
            tag: StoredValue::new(String::new()),
            told: StoredValue::new(0),
            office_changes: RwSignal::new(0),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
        };
        live.renew(menu);
        live
    }

    /// Takes up a menu the office has changed. Numbers known already keep their signals: whoever follows them goes on.
    pub(crate) fn renew(self, menu: Menu) {
        self.told.set_value(menu.edition);
        let before = self.places.get_value();
        let mut places: Vec<_> = menu
            .places
            .into_iter()
            .map(|GroupPlaces { group, places }| {
                let known = before.binary_search_by(|(id, _)| id.cmp(&group)).ok();
                let signal = known.and_then(|at| before.get(at)).map(|(_, signal)| *signal);
                let signal = signal.unwrap_or_else(|| self.owner.get_value().with(|| RwSignal::new(places)));
                set_if_other(signal, places);
                (group, signal)
            })
            .collect();
        places.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        self.places.set_value(places);
        let offerings: Vec<Arc<Offering>> = menu.offerings.into_iter().map(Arc::new).collect();
        if self.offerings.with_untracked(|before| !are_alike(before, &offerings)) {
            self.edition.update(|edition| *edition += 1);
            self.offerings.set(Arc::new(offerings));
        }
    }

    /// The offerings, in the school's order; reading them follows them.
    pub(crate) fn offerings(self) -> Arc<Vec<Arc<Offering>>> {
        self.offerings.get()
    }

    /// The offerings, each with a number that no offering of an earlier edition had: a list knows its rows by it.
    pub(crate) fn numbered(self) -> Vec<(usize, Arc<Offering>)> {
        let first = self.edition.get() * MOST_OFFERINGS;
        self.offerings().iter().cloned().enumerate().map(|(at, offering)| (first + at, offering)).collect()
    }

    /// Calls back when the office has changed the round or the menu.
    pub(crate) fn on_office_change(self, call: impl Fn() + 'static) {
        Effect::new(move |_| {
            if self.office_changes.get() > 0 {
                call();
            }
        });
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
                self.take_in(places);
                // A tag that was lost on its way says nothing of the menu.
                if edition_of(&tag).is_none_or(|edition| edition == self.told.get_value()) {
                    self.tag.set_value(tag);
                } else {
                    // The tag is not kept: as long as the menu is not renewed, the next answer says so again.
                    self.office_changes.update(|changes| *changes += 1);
                }
            }
            Err(_) => reach.failed(),
        }
    }

    fn take_in(self, news: Vec<GroupPlaces>) {
        for GroupPlaces { group, places } in news {
            if let Some(signal) = self.signal(&group) {
                set_if_other(signal, places);
            }
        }
    }
}

fn set_if_other(signal: RwSignal<Places>, places: Places) {
    if signal.get_untracked() != places {
        signal.set(places);
    }
}

/// The edition of the school on which numbers stand: their tag ends with it.
fn edition_of(tag: &str) -> Option<u64> {
    tag.trim_end_matches('"').rsplit('.').next()?.parse().ok()
}

/// Whether two menus show the same. What offerings cost by which rules is no part of a menu; comparing that too would only
/// weigh.
fn are_alike(one: &[Arc<Offering>], other: &[Arc<Offering>]) -> bool {
    let is_like = |(a, b): (&Arc<Offering>, &Arc<Offering>)| {
        (&a.id, &a.title, a.grades, &a.rates, &a.groups) == (&b.id, &b.title, b.grades, &b.rates, &b.groups)
    };
    one.len() == other.len() && one.iter().zip(other).all(is_like)
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

#[cfg(test)]
mod tests {
    use super::edition_of;

    #[test]
    fn the_tag_of_the_numbers_ends_with_the_edition_of_the_school() {
        assert_eq!(edition_of("\"0f3a-17.4\""), Some(4));
        assert_eq!(edition_of("W/\"0f3a-17.4\""), Some(4), "weakened on its way");
        assert_eq!(edition_of(""), None);
    }
}
