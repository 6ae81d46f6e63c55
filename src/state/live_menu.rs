//! The menu, and its numbers as they follow the server.

mod live_line;

use super::{Reach, ServerTime};
use crate::{
    api::{NewPlaces, poll_places},
    browser::{self, Came},
    json,
};
use kehou_contract::{
    Group, GroupId, GroupPlaces, Menu, Offering, OfferingId, Places, PlacesNews, PlacesVersion,
    routes::follow_places,
    rules::{Heard, Priced, heard},
};
use leptos::{prelude::*, task::spawn_local};
use live_line::LiveLine;
use std::sync::Arc;

/// Between two looks whether the numbers come by themselves; where they do not, they are asked for, and follow within 3 s.
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
    /// The version known, as the server wrote it. Empty where something may have been missed: then all is asked for.
    tag: StoredValue<String>,
    line: LiveLine,
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
            line: LiveLine::new(),
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
        browser::on_visible(move || spawn_local(self.look(reach)));
        self.look_later(reach);
    }

    fn look_later(self, reach: Reach) {
        let pause = POLL_MS + (browser::chance() * JITTER_MS) as u64;
        browser::after(pause, move || {
            spawn_local(async move {
                self.look(reach).await;
                self.look_later(reach);
            });
        });
    }

    /// Asks, unless the numbers come by themselves. Nothing comes while nobody looks.
    async fn look(self, reach: Reach) {
        if !browser::is_visible() {
            return self.line.close();
        }
        if !self.misses_nothing() || !self.line.carries() {
            self.poll(reach).await;
        }
        if self.misses_nothing() {
            let address = || follow_places(&self.tag.get_value());
            self.line.keep_open(address, move |came| self.hear(came, reach));
        }
    }

    fn misses_nothing(self) -> bool {
        self.tag.with_value(|tag| !tag.is_empty())
    }

    fn hear(self, came: Came, reach: Reach) {
        match came {
            Came::News(id, news) => match json::read::<PlacesNews>(&news) {
                // As an entity tag, for whenever the numbers are asked for.
                Ok(news) => self.take_in(["\"", &id, "\""].concat(), news),
                Err(_) => self.tag.set_value(String::new()),
            },
            Came::Time(millis) => ServerTime::learn(&millis),
            // Whether the server is gone is seen by asking it.
            Came::End => return,
        }
        reach.answered();
    }

    /// Asks once.
    pub(crate) async fn poll(self, reach: Reach) {
        match poll_places(&self.tag.get_value()).await {
            Ok(NewPlaces::Same) => reach.answered(),
            Ok(NewPlaces::Changed(places, tag)) => {
                reach.answered();
                let is_of_this_menu = self.is_of_this_menu(&tag);
                self.take_in(tag, PlacesNews { after: None, places });
                if !is_of_this_menu {
                    // As long as the menu is not renewed, the next answer says so again.
                    self.office_changes.update(|changes| *changes += 1);
                }
            }
            Err(_) => reach.failed(),
        }
    }

    /// Takes up what is later than what is known. News that stand on another menu leave something to ask for: the next look
    /// does, each phone in its own time.
    fn take_in(self, tag: String, PlacesNews { after, places }: PlacesNews) {
        let is_of_this_menu = self.is_of_this_menu(&tag);
        let known = self.tag.with_value(|tag| PlacesVersion::read(tag));
        // A tag that was lost on its way names nothing: then these are the numbers, and they are asked for again.
        let version = PlacesVersion::read(&tag);
        match version.map_or(Heard::New, |version| heard(known.as_ref(), &version, after)) {
            Heard::Known => {}
            Heard::Gap => self.tag.set_value(String::new()),
            Heard::New => {
                for GroupPlaces { group, places } in places {
                    if let Some(signal) = self.signal(&group) {
                        set_if_other(signal, places);
                    }
                }
                self.tag.set_value(if is_of_this_menu { tag } else { String::new() });
            }
        }
    }

    /// Whether numbers stand on the menu that is here. A tag that was lost on its way says nothing of it.
    fn is_of_this_menu(self, tag: &str) -> bool {
        PlacesVersion::read(tag).is_none_or(|version| version.edition == self.told.get_value())
    }
}

fn set_if_other(signal: RwSignal<Places>, places: Places) {
    if signal.get_untracked() != places {
        signal.set(places);
    }
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
