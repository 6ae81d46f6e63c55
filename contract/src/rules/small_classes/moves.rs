//! Who is where while groups are closed one after another.

use super::{PlacedChild, SizeFacts};
use crate::GroupId;
use crate::rules::{Judge, Priced, may_choose};

/// The groups and the places held in them, as they stand after what was closed so far.
pub(super) struct Moves<'a> {
    pub(super) facts: SizeFacts<'a>,
    /// By id, so that an index orders like an id.
    pub(super) classes: Vec<Class<'a>>,
    /// Child by child.
    pub(super) seats: Vec<Seat<'a>>,
    /// Groups closed, in order.
    pub(super) closed: Vec<usize>,
}

/// A group, and what stands about it.
pub(super) struct Class<'a> {
    pub(super) priced: Priced<'a>,
    /// Children in it.
    pub(super) seated: u32,
    /// Places not taken.
    left: u32,
    /// How it was closed; `None` while it is held.
    pub(super) end: Option<End>,
    /// Nothing helps it, as things stand.
    kept: bool,
}

/// How a group was closed, by index.
#[derive(Clone, Copy)]
pub(super) enum End {
    Merged(usize),
    Cancelled,
}

/// A child's place, and where it went.
pub(super) struct Seat<'a> {
    pub(super) child: &'a PlacedChild,
    /// The group it was won in.
    pub(super) from: usize,
    /// The group it is in now.
    pub(super) at: Option<usize>,
    /// Whether the child came there by a wish of its family.
    pub(super) wished: bool,
}

impl<'a> Moves<'a> {
    /// How things stand before anything is closed.
    pub(super) fn begin(facts: SizeFacts<'a>) -> Self {
        let of = |offering| move |group| Priced { offering, group };
        let mut all: Vec<Priced<'a>> =
            facts.offerings.iter().flat_map(|offering| offering.groups.iter().map(of(offering))).collect();
        all.sort_by(|one, other| one.group.id.cmp(&other.group.id));
        let left = |id| (facts.places)(id).map_or(0, crate::Places::left);
        let class = |priced: Priced<'a>| Class {
            priced,
            seated: 0,
            left: left(&priced.group.id),
            end: None,
            kept: false,
        };
        let classes = all.into_iter().map(class).collect();
        let mut moves = Self { facts, classes, seats: Vec::new(), closed: Vec::new() };
        for child in facts.children {
            for (nth, id) in child.held.iter().enumerate() {
                if let Some(from) = moves.find(id).filter(|_| !child.held[..nth].contains(id)) {
                    moves.classes[from].seated += 1;
                    moves.seats.push(Seat { child, from, at: Some(from), wished: false });
                }
            }
        }
        moves
    }

    fn find(&self, id: &GroupId) -> Option<usize> {
        self.classes.binary_search_by(|class| class.priced.group.id.cmp(id)).ok()
    }

    /// The group with the fewest children of those below their minimum that something might help.
    pub(super) fn smallest(&self) -> Option<usize> {
        let open = |nth: &usize| self.is_held(*nth) && self.is_small(*nth) && !self.classes[*nth].kept;
        (0..self.classes.len()).filter(open).min_by_key(|nth| self.classes[*nth].seated)
    }

    pub(super) fn is_held(&self, class: usize) -> bool {
        self.classes[class].end.is_none()
    }

    pub(super) fn is_small(&self, class: usize) -> bool {
        self.classes[class].seated < self.classes[class].priced.group.minimum
    }

    /// The seats in a group, in the order in which the children asked.
    pub(super) fn seats_in(&self, class: usize) -> Vec<usize> {
        (0..self.seats.len()).filter(|seat| self.seats[*seat].at == Some(class)).collect()
    }

    /// Of these seats those that fit into a group, as many as it has places.
    pub(super) fn who_fits(&self, seats: &[usize], into: usize) -> Vec<usize> {
        let left = self.classes[into].left as usize;
        seats.iter().copied().filter(|seat| self.fits(*seat, into)).take(left).collect()
    }

    /// Whether the child of a seat could be in a group instead, places left aside.
    fn fits(&self, seat: usize, into: usize) -> bool {
        let child = self.seats[seat].child;
        let wished = self.classes[into].priced;
        if may_choose(&child.child, wished.offering, wished.group, self.facts.school).is_err() {
            return false;
        }
        let of_child = |nth: &usize| std::ptr::eq(self.seats[*nth].child, child);
        let mates =
            (0..seat).rev().take_while(of_child).chain((seat + 1..self.seats.len()).take_while(of_child));
        let others: Vec<Priced<'a>> =
            mates.filter_map(|mate| self.seats[mate].at).map(|at| self.classes[at].priced).collect();
        let judge = Judge {
            school: self.facts.school,
            offerings: self.facts.offerings,
            child: &child.child,
            arrival: None,
        };
        judge.fits_beside(&others, wished).is_ok()
    }

    /// Closes a group by the dearest way there is, or keeps it when there is none.
    pub(super) fn close_or_keep(&mut self, small: usize) {
        let merge = self.best_merge(small);
        if merge.is_none() && !self.facts.school.sizes.may_cancel() {
            self.classes[small].kept = true;
            return;
        }
        let leaving = self.seats_in(small);
        self.closed.push(small);
        self.classes[small].end =
            Some(merge.as_ref().map_or(End::Cancelled, |merge| End::Merged(merge.into)));
        if let Some(merge) = merge {
            merge.takes.into_iter().for_each(|seat| self.sit(seat, Some(merge.into), false));
        }
        for seat in leaving {
            if self.seats[seat].at == Some(small) {
                self.sit(seat, self.next_wish(seat), true);
            }
        }
        // A place given up may end a clash, and children who came may end a want.
        self.classes.iter_mut().for_each(|class| class.kept = false);
    }

    fn sit(&mut self, seat: usize, at: Option<usize>, wished: bool) {
        if let Some(class) = at.and_then(|at| self.classes.get_mut(at)) {
            class.seated += 1;
            class.left = class.left.saturating_sub(1);
        }
        (self.seats[seat].at, self.seats[seat].wished) = (at, wished);
    }

    /// The dearest choice of the family that is held, has a place and fits.
    fn next_wish(&self, seat: usize) -> Option<usize> {
        let choices = self.seats[seat].child.choices.iter().filter_map(|id| self.find(id));
        let mut open = choices.filter(|into| self.is_held(*into));
        open.find(|into| self.classes[*into].left > 0 && self.fits(seat, *into))
    }

    /// The id of a group.
    pub(super) fn id(&self, class: usize) -> GroupId {
        self.classes[class].priced.group.id.clone()
    }
}
