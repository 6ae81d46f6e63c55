//! Into which group a group below its minimum would best be merged.

use super::moves::Moves;
use crate::rules::Priced;
use crate::{FeeRule, Level, Likeness, Meeting, SmallClassWay};

/// A merge: the group that takes, and the seats that go there.
pub(super) struct Merge {
    pub(super) into: usize,
    pub(super) takes: Vec<usize>,
}

impl Moves<'_> {
    /// The merge that takes the most children; of equals the school's dearest way. `None` when nobody could go, or when
    /// somebody were left over and the school does not cancel.
    pub(super) fn best_merge(&self, small: usize) -> Option<Merge> {
        let seats = self.seats_in(small);
        let sizes = &self.facts.school.sizes;
        let mut best: Option<Merge> = None;
        for way in sizes.merges() {
            let merge = self.best_merge_by(way, small, &seats);
            let most = best.as_ref().map_or(0, |best| best.takes.len());
            best = merge.filter(|merge| merge.takes.len() > most).or(best);
        }
        best.filter(|best| best.takes.len() == seats.len() || sizes.may_cancel())
    }

    /// Of the merges by one way the one that takes the most; then one that gives a group which opens; then one that
    /// helps a second small group; then by id.
    fn best_merge_by(&self, way: SmallClassWay, small: usize, seats: &[usize]) -> Option<Merge> {
        let (mut best, mut best_rank) = (None, (0, false, false));
        for into in 0..self.classes.len() {
            if into == small || !self.is_held(into) {
                continue;
            }
            if !self.may_merge(way, self.classes[small].priced, self.classes[into].priced) {
                continue;
            }
            let takes = self.who_fits(seats, into);
            let after = self.classes[into].seated as usize + takes.len();
            let opens = after >= self.classes[into].priced.group.minimum as usize;
            let rank = (takes.len(), opens, self.is_small(into));
            // One empty group for another helps nobody, unless the other needs fewer children.
            let helps = !takes.is_empty() && (opens || self.classes[into].seated > 0);
            if helps && rank > best_rank {
                (best, best_rank) = (Some(Merge { into, takes }), rank);
            }
        }
        best
    }

    /// Whether one group may be merged into another at all.
    fn may_merge(&self, way: SmallClassWay, from: Priced<'_>, into: Priced<'_>) -> bool {
        let parallel = from.offering.id == into.offering.id;
        let by_way = match way {
            SmallClassWay::Cancel => false,
            SmallClassWay::MergeParallel => parallel,
            SmallClassWay::MergeInGrade => from.offering.grades == into.offering.grades,
            SmallClassWay::MergeOverGrades => true,
        };
        // A team takes whom it selected.
        let selected = into.offering.level == Level::Team && !parallel;
        by_way && !selected && self.facts.school.sizes.merge_alike.iter().all(|like| alike(*like, from, into))
    }
}

fn alike(like: Likeness, one: Priced<'_>, other: Priced<'_>) -> bool {
    match like {
        Likeness::Field => one.offering.field == other.offering.field,
        Likeness::Tier => one.offering.tier == other.offering.tier,
        Likeness::Level => one.offering.level == other.offering.level,
        Likeness::Window => same_meetings(one, other, |a, b| a.window == b.window),
        Likeness::Weekday => same_meetings(one, other, |a, b| a.weekday == b.weekday),
        Likeness::Fee => costs_alike(&one.offering.fees, &other.offering.fees),
    }
}

/// Whether each meeting of one group has one like it in the other, and the other way round.
fn same_meetings(one: Priced<'_>, other: Priced<'_>, same: fn(&Meeting, &Meeting) -> bool) -> bool {
    let (one, other) = (&one.group.meetings, &other.group.meetings);
    one.iter().all(|a| other.iter().any(|b| same(a, b)))
        && other.iter().all(|b| one.iter().any(|a| same(a, b)))
}

/// Whether two offerings cost the same by their own rules, whatever the rules are called.
fn costs_alike(one: &[FeeRule], other: &[FeeRule]) -> bool {
    let alike = |a: &FeeRule, b: &FeeRule| (a.unit, a.rate, &a.rates) == (b.unit, b.rate, &b.rates);
    one.len() == other.len() && one.iter().zip(other).all(|(a, b)| alike(a, b))
}
