//! In which turns of a school's weeks a meeting is held: what a database needs to keep a child in one place at a time.

use crate::{Group, Meeting, Term, rotation::weeks_until_all_repeat};

/// Whether two meetings, each of its group, are ever held in the same week: their turns meet, and the groups run at
/// the same time. Both are judged by whole weeks, and turns as if a group ran long enough for all of them.
pub fn share_a_week(one: (&Group, &Meeting), other: (&Group, &Meeting), term: &Term) -> bool {
    let turns_meet = match (&one.1.weeks, &other.1.weeks) {
        (Some(own), Some(others)) => own.meets(others),
        _ => true,
    };
    let has_own_days = |group: &Group| group.from.is_some() || group.to.is_some();
    if !turns_meet || !(has_own_days(one.0) || has_own_days(other.0)) {
        return turns_meet;
    }
    let ((own_from, own_to), (from, to)) = (one.0.weeks_in(term), other.0.weeks_in(term));
    own_from <= to && from <= own_to
}

/// The turns of a school: its weeks by their place in the round of all rotations, and by the stretch of the term
/// between the beginnings and ends of groups that have days of their own. Two meetings share a turn exactly when they
/// [share a week](share_a_week). Where nothing rotates and no group has days of its own there is one turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekTurns {
    /// After so many weeks all rotations begin anew together.
    every: u32,
    /// The weeks in which another stretch begins, in order.
    cuts: Vec<i32>,
}

impl WeekTurns {
    /// The turns of a school with these groups.
    pub fn of<'a>(groups: impl Iterator<Item = &'a Group>, term: &Term) -> Self {
        let (mut rotations, mut cuts) = (Vec::new(), Vec::new());
        for group in groups {
            rotations.extend(group.meetings.iter().filter_map(|meeting| meeting.weeks.as_ref()));
            let (from, to) = group.weeks_in(term);
            cuts.extend((from > i32::MIN).then_some(from));
            cuts.extend((to < i32::MAX).then_some(to.saturating_add(1)));
        }
        cuts.sort_unstable();
        cuts.dedup();
        Self { every: weeks_until_all_repeat(rotations), cuts }
    }

    /// After how many weeks all rotations of the school begin anew together.
    pub fn every(&self) -> u32 {
        self.every
    }

    /// The turns in which a meeting of a group is held, from 0.
    pub fn of_meeting(&self, group: &Group, meeting: &Meeting, term: &Term) -> Vec<u32> {
        let (from, to) = group.weeks_in(term);
        let mut turns = Vec::new();
        let mut stretch_begins = i32::MIN;
        for (stretch, next) in (0_u32..).zip(self.cuts.iter().copied().chain([i32::MAX])) {
            if from <= stretch_begins && next.saturating_sub(1) <= to {
                turns.extend(self.turns_within(meeting).map(|turn| stretch * self.every + turn));
            }
            stretch_begins = next;
        }
        turns
    }

    fn turns_within(&self, meeting: &Meeting) -> impl Iterator<Item = u32> {
        let held = |turn: &u32| {
            let week = i32::try_from(*turn + 1).unwrap_or(i32::MAX);
            meeting.weeks.as_ref().is_none_or(|weeks| weeks.is_held_in(week))
        };
        (0..self.every).filter(held)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{group, term};
    use crate::{DayOrWeek, Rotation};
    use chrono::Weekday;
    use proptest::prelude::*;

    fn with(weeks: Option<(u8, Vec<u8>)>, from: Option<u8>, to: Option<u8>) -> Group {
        let mut group = group("x", Weekday::Wed, "evening", 0, None);
        group.meetings[0].weeks = weeks.map(|(every, turns)| Rotation { every, turns });
        (group.from, group.to) = (from.map(DayOrWeek::Week), to.map(DayOrWeek::Week));
        group
    }

    fn turns(groups: &[Group]) -> Vec<Vec<u32>> {
        let all = WeekTurns::of(groups.iter(), &term());
        groups.iter().map(|group| all.of_meeting(group, &group.meetings[0], &term())).collect()
    }

    #[test]
    fn a_school_where_nothing_rotates_has_one_turn() {
        assert_eq!(turns(&[with(None, None, None), with(None, None, None)]), [[0], [0]]);
    }

    #[test]
    fn turns_go_by_rotation_and_by_stretch() {
        let odd = with(Some((2, vec![1])), None, None);
        let even = with(Some((2, vec![2])), None, None);
        let always = with(None, None, None);
        assert_eq!(turns(&[odd, even.clone(), always.clone()]), [vec![0], vec![1], vec![0, 1]]);
        let (first, then) = (with(None, None, Some(9)), with(None, Some(10), None));
        assert_eq!(turns(&[first.clone(), then, always]), [vec![0], vec![1], vec![0, 1]]);
        assert_eq!(turns(&[first, even]), [vec![0, 1], vec![1, 3]]);
    }

    #[test]
    fn turns_that_never_meet_share_no_week_whenever_the_groups_run() {
        let share = |a: &Group, b: &Group| share_a_week((a, &a.meetings[0]), (b, &b.meetings[0]), &term());
        let (odd, even) =
            (with(Some((2, vec![1])), Some(2), Some(9)), with(Some((2, vec![2])), Some(3), None));
        assert!(!share(&odd, &even));
        let (late_odd, always) = (with(Some((2, vec![1])), Some(10), None), with(None, None, None));
        assert!(!share(&odd, &late_odd), "one ends before the other begins");
        assert!(share(&odd, &always) && share(&late_odd, &always));
    }

    fn any_group() -> impl Strategy<Value = Group> {
        let weeks = (prop::sample::select(vec![2_u8, 3, 4, 6]), 1_u8..=2)
            .prop_map(|(every, turn)| (every, vec![turn]));
        let days = (prop::option::of(1_u8..12), prop::option::of(0_u8..12));
        (prop::option::of(weeks), days).prop_map(|(weeks, (from, lasting))| {
            with(weeks, from, lasting.map(|lasting| from.unwrap_or(1) + lasting))
        })
    }

    proptest! {
        /// The database's key and the rule about clashes say the same.
        #[test]
        fn two_meetings_share_a_turn_exactly_when_they_share_a_week(groups in prop::collection::vec(any_group(), 2..6)) {
            let turns = turns(&groups);
            for (a, one) in groups.iter().enumerate() {
                for (b, other) in groups.iter().enumerate() {
                    let share = turns[a].iter().any(|turn| turns[b].contains(turn));
                    let expected = share_a_week((one, &one.meetings[0]), (other, &other.meetings[0]), &term());
                    prop_assert_eq!(share, expected, "{:?} {:?}", one, other);
                }
            }
        }
    }
}
