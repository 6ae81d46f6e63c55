//! One child's visit to the student's screens: hearts, grade, and the code they became.
//!
//! It is in memory and nowhere else. A tablet goes from hand to hand: nothing of a visit may be found in its storage, in
//! its addresses, or by going back. So it is no part of what the app knows otherwise, and ends with the child's leaving.

use crate::browser;
use kehou_contract::{KeptWishList, OfferingId, WishList, rules::MOST_WISHES};
use leptos::prelude::*;
use std::cell::Cell;

/// A tablet that lies there this long may belong to the next child.
const ASKED_AFTER_MS: i64 = 3 * 60 * 1_000;
/// Nobody answered.
const OVER_AFTER_MS: i64 = 4 * 60 * 1_000;

thread_local! {
    static STAY: ArcRwSignal<Stay> = ArcRwSignal::new(Stay::default());
    static TOUCHED_AT: Cell<Option<i64>> = const { Cell::new(None) };
}

/// What a child has said so far.
#[derive(Clone, Debug, Default, PartialEq)]
struct Stay {
    hearts: Vec<OfferingId>,
    grade: Option<u8>,
    kept: Option<KeptWishList>,
    /// Names the list as it is now, until it changes or is refused.
    key: Option<String>,
}

/// What became of pressing a heart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Heart {
    Given,
    TakenBack,
    /// The list has no room.
    NoRoom,
}

/// Whether the child is still there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presence {
    Here,
    /// To be asked.
    InDoubt,
    Gone,
}

impl Stay {
    /// A list that changes is another list: the code of the old one goes.
    fn turn(&mut self, offering: &OfferingId) -> Heart {
        let before = self.hearts.len();
        self.hearts.retain(|wish| wish != offering);
        let heart = match (self.hearts.len() < before, before < MOST_WISHES) {
            (true, _) => Heart::TakenBack,
            (false, true) => Heart::Given,
            (false, false) => return Heart::NoRoom,
        };
        if heart == Heart::Given {
            self.hearts.push(offering.clone());
        }
        (self.kept, self.key) = (None, None);
        heart
    }
}

fn presence_after(silent_ms: i64) -> Presence {
    match silent_ms {
        OVER_AFTER_MS.. => Presence::Gone,
        ASKED_AFTER_MS.. => Presence::InDoubt,
        _ => Presence::Here,
    }
}

/// The visit of whoever holds the tablet.
#[derive(Clone, Copy)]
pub(crate) struct Visit;

impl Visit {
    /// Somebody looks at a student's screen: from the first one on, touches are noticed.
    pub(crate) fn notice(self) {
        if TOUCHED_AT.replace(Some(browser::phone_millis())).is_none() {
            browser::on_touch(|| TOUCHED_AT.set(Some(browser::phone_millis())));
            // Whoever comes back to the page through the browser's memory finds it empty.
            browser::on_leaving(|| Self.end());
        }
    }

    /// Whether the child is still there. A visit that left nothing behind needs no end.
    pub(crate) fn presence(self) -> Presence {
        let touched_at = TOUCHED_AT.get().unwrap_or_default();
        if self.is_blank() { Presence::Here } else { presence_after(browser::phone_millis() - touched_at) }
    }

    /// Forgets everything.
    pub(crate) fn end(self) {
        STAY.with(|stay| stay.set(Stay::default()));
    }

    /// Whether there is nothing to forget.
    pub(crate) fn is_blank(self) -> bool {
        STAY.with(|stay| stay.with(|stay| *stay == Stay::default()))
    }

    /// Whether an offering has a heart.
    pub(crate) fn has_heart(self, offering: &OfferingId) -> bool {
        STAY.with(|stay| stay.with(|stay| stay.hearts.contains(offering)))
    }

    /// How many hearts were given.
    pub(crate) fn hearts(self) -> usize {
        STAY.with(|stay| stay.with(|stay| stay.hearts.len()))
    }

    /// Gives a heart, or takes it back.
    pub(crate) fn turn(self, offering: &OfferingId) -> Heart {
        STAY.with(|stay| stay.try_update(|stay| stay.turn(offering))).unwrap_or(Heart::NoRoom)
    }

    /// The grade the child named, if it did.
    pub(crate) fn grade(self) -> Option<u8> {
        STAY.with(|stay| stay.with(|stay| stay.grade))
    }

    /// Names a grade; the same again takes it back.
    pub(crate) fn choose_grade(self, grade: u8) {
        STAY.with(|stay| stay.update(|stay| stay.grade = Some(grade).filter(|_| stay.grade != Some(grade))));
    }

    /// The list to be kept, and the key that names it: the same as long as the list is.
    pub(crate) fn to_keep(self) -> (WishList, String) {
        let name = |stay: &mut Stay| {
            let key = stay.key.get_or_insert_with(browser::new_key).clone();
            (WishList { offerings: stay.hearts.clone() }, key)
        };
        STAY.with(|stay| stay.try_update_untracked(name))
            .unwrap_or_else(|| (WishList { offerings: Vec::new() }, browser::new_key()))
    }

    /// Takes up the answer to a list: `false` when that list is no more, because it changed or the child has left.
    pub(crate) fn keep(self, list: KeptWishList, key: &str) -> bool {
        STAY.with(|stay| {
            let is_this = stay.with_untracked(|stay| stay.key.as_deref() == Some(key));
            if is_this {
                stay.update(|stay| stay.kept = Some(list));
            }
            is_this
        })
    }

    /// The list was refused for good: its next try is a new one.
    pub(crate) fn drop_key(self) {
        STAY.with(|stay| stay.update_untracked(|stay| stay.key = None));
    }

    /// The list as it is kept, once it is.
    pub(crate) fn kept(self) -> Option<KeptWishList> {
        STAY.with(|stay| stay.with(|stay| stay.kept.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kehou_contract::WishCode;

    fn wish(nth: usize) -> OfferingId {
        OfferingId::new(nth.to_string())
    }

    #[test]
    fn a_heart_is_given_and_taken_back_until_the_list_is_full() {
        let mut stay = Stay::default();
        for nth in 0..MOST_WISHES {
            assert_eq!(stay.turn(&wish(nth)), Heart::Given);
        }
        assert_eq!(stay.turn(&wish(99)), Heart::NoRoom);
        assert_eq!(stay.turn(&wish(0)), Heart::TakenBack);
        assert_eq!(stay.turn(&wish(99)), Heart::Given);
        assert_eq!(stay.hearts.len(), MOST_WISHES);
    }

    #[test]
    fn a_list_that_changes_loses_its_code_and_its_key_and_a_full_one_keeps_them() {
        let kept = KeptWishList {
            code: WishCode::new("7K3-M9X"),
            offerings: vec![wish(0)],
            kept_until: "2026-09-01T00:00:00Z".parse().expect("an instant"),
        };
        let mut stay = Stay { kept: Some(kept), key: Some("key".to_owned()), ..Stay::default() };
        stay.hearts = (0..MOST_WISHES).map(wish).collect();
        stay.turn(&wish(99));
        assert!(stay.kept.is_some() && stay.key.is_some());
        stay.turn(&wish(0));
        assert_eq!((stay.kept, stay.key), (None, None));
    }

    #[test]
    fn whoever_does_not_touch_the_tablet_is_asked_and_then_gone() {
        let minutes = |count: i64| presence_after(count * 60_000);
        assert_eq!([minutes(0), minutes(2)], [Presence::Here; 2]);
        assert_eq!([minutes(3), presence_after(4 * 60_000 - 1)], [Presence::InDoubt; 2]);
        assert_eq!([minutes(4), minutes(600)], [Presence::Gone; 2]);
    }
}
