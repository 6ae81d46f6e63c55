//! Places held back for some children.

use super::PlaceCounts;
use crate::{GroupId, HeldBack, HeldFor, OfferingId, Places, Standing};
use chrono::{DateTime, Utc};

/// What a group holds back, and how much of it is taken.
#[derive(Clone, Copy)]
pub struct Reserves<'a> {
    /// Everything the school holds back.
    pub held_back: &'a [HeldBack],
    /// The group.
    pub group: &'a GroupId,
    /// The offering it belongs to.
    pub offering: &'a OfferingId,
    /// The counters.
    pub counts: &'a dyn PlaceCounts,
    /// The server's clock.
    pub now: DateTime<Utc>,
}

impl<'a> Reserves<'a> {
    /// Places a child of this standing may still take: what is left of all, without what is held back for others.
    pub fn places_left_for(&self, places: Places, standing: &Standing) -> u32 {
        let others = self.holding().filter(|held| !self.is_meant(held, standing));
        others.fold(places.left(), |left, held| left.saturating_sub(self.remaining(held)))
    }

    /// Out of which a place for a child of this standing comes: the first that is meant for it and has one left;
    /// `None` when it comes out of everybody's.
    pub fn source_for(&self, standing: &Standing) -> Option<&'a HeldBack> {
        self.holding().find(|held| self.is_meant(held, standing) && self.remaining(held) > 0)
    }

    /// The first instant at which something held back for others is anybody's.
    pub fn next_release(&self, standing: &Standing) -> Option<DateTime<Utc>> {
        let others = self.holding().filter(|held| !self.is_meant(held, standing));
        others.filter(|held| self.remaining(held) > 0).filter_map(|held| held.until).min()
    }

    fn holding(&self) -> impl Iterator<Item = &'a HeldBack> {
        let (group, now) = (self.group, self.now);
        self.held_back.iter().filter(move |held| held.groups.contains(group) && held.holds_at(now))
    }

    fn remaining(&self, held: &HeldBack) -> u32 {
        held.places.saturating_sub(self.counts.taken_of_held_back(held, self.group))
    }

    fn is_meant(&self, held: &HeldBack, standing: &Standing) -> bool {
        match &held.whom {
            HeldFor::Team => standing.invited.contains(self.offering),
            HeldFor::Paper => standing.on_paper,
            HeldFor::AnotherRound => false,
            HeldFor::Priority(group) => standing.priority.contains(group),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{PriorityGroupId, Quota};
    use chrono::TimeDelta;

    fn opening() -> DateTime<Utc> {
        "2026-08-24T12:00:00Z".parse().expect("an instant")
    }

    /// Of 30 places three are for the team for good, four for the paper form and two for poor children for a day.
    fn held_back() -> Vec<HeldBack> {
        let held =
            |whom, places, until| HeldBack { groups: vec![GroupId::new("football-1")], whom, places, until };
        let a_day_later = Some(opening() + TimeDelta::days(1));
        vec![
            held(HeldFor::Team, 3, None),
            held(HeldFor::Paper, 4, a_day_later),
            held(HeldFor::Priority(PriorityGroupId::new("poor")), 2, a_day_later),
        ]
    }

    /// Places taken out of the three.
    struct Taken([u32; 3]);

    impl PlaceCounts for Taken {
        fn places(&self, _: &GroupId) -> Option<Places> {
            None
        }

        fn taken_of_quota(&self, _: &Quota) -> u32 {
            0
        }

        fn taken_of_held_back(&self, held: &HeldBack, _: &GroupId) -> u32 {
            let nth = held_back().iter().position(|other| other == held);
            self.0[nth.expect("one of the three")]
        }
    }

    fn asked<T>(group: &str, taken: [u32; 3], days: i64, question: impl FnOnce(&Reserves<'_>) -> T) -> T {
        question(&Reserves {
            held_back: &held_back(),
            group: &GroupId::new(group),
            offering: &OfferingId::new("football"),
            counts: &Taken(taken),
            now: opening() + TimeDelta::days(days),
        })
    }

    #[test]
    fn others_may_take_what_is_not_held_back_until_it_is_released() {
        let anybody = Standing::default();
        let team = Standing { invited: vec![OfferingId::new("football")], ..Standing::default() };
        let paper = Standing { on_paper: true, ..Standing::default() };
        let poor = Standing { priority: vec![PriorityGroupId::new("poor")], ..Standing::default() };
        let other_team = Standing { invited: vec![OfferingId::new("robots")], ..Standing::default() };
        let none = [0; 3];
        let cases = [
            ("anybody", "football-1", 0, none, &anybody, 0, 21),
            ("the team", "football-1", 0, none, &team, 0, 24),
            ("another team", "football-1", 0, none, &other_team, 0, 21),
            ("on paper", "football-1", 0, none, &paper, 0, 25),
            ("a poor child", "football-1", 0, none, &poor, 0, 23),
            ("another group holds nothing back", "football-2", 0, none, &anybody, 0, 30),
            ("the last place of everybody", "football-1", 20, none, &anybody, 0, 1),
            ("none for anybody", "football-1", 21, none, &anybody, 0, 0),
            ("but three for the team", "football-1", 21, none, &team, 0, 3),
            ("the team took two of its three", "football-1", 23, [2, 0, 0], &anybody, 0, 0),
            ("nobody takes places twice out of one reserve", "football-1", 25, [5, 0, 0], &anybody, 0, 0),
            ("a day later the team's alone are held", "football-1", 21, none, &anybody, 1, 6),
            ("full is full", "football-1", 30, none, &team, 0, 0),
            ("more than held back are taken already", "football-1", 29, none, &anybody, 0, 0),
        ];
        for (what, group, enrolled, taken, standing, days, expected) in cases {
            let places = Places { capacity: 30, enrolled };
            let left = asked(group, taken, days, |reserves| reserves.places_left_for(places, standing));
            assert_eq!(left, expected, "{what}");
        }
    }

    #[test]
    fn a_place_comes_out_of_what_is_held_back_for_the_child_first() {
        let standing =
            Standing { on_paper: true, invited: vec![OfferingId::new("football")], ..Standing::default() };
        let source = |of_team: u32, days, standing: &Standing| {
            let whom = |reserves: &Reserves<'_>| reserves.source_for(standing).map(|held| held.whom.clone());
            asked("football-1", [of_team, 0, 0], days, whom)
        };
        assert_eq!(source(0, 0, &standing), Some(HeldFor::Team));
        assert_eq!(source(3, 0, &standing), Some(HeldFor::Paper));
        assert_eq!(source(3, 1, &standing), None, "the paper form's are anybody's by now");
        assert_eq!(source(0, 0, &Standing::default()), None);
    }

    #[test]
    fn the_next_release_is_of_what_others_still_have() {
        let (anybody, a_day_later) = (Standing::default(), Some(opening() + TimeDelta::days(1)));
        let release = |taken, standing: &Standing| {
            asked("football-1", taken, 0, |reserves| reserves.next_release(standing))
        };
        assert_eq!(release([0; 3], &anybody), a_day_later);
        assert_eq!(release([0, 4, 2], &anybody), None, "the team's are never released");
        assert_eq!(release([0, 4, 0], &anybody), a_day_later);
    }
}
