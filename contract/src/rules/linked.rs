//! Two children's applications, both or none (同胞联报).

use super::{CountedPlaces, Judge, PlaceCounts, Verdict, quotas_of};
use crate::{GroupId, HeldBack, LinkedLoss, Places, Quota, Refusal};

/// One of two linked applications.
#[derive(Clone, Copy)]
pub struct LinkedWish<'w, 'a> {
    /// By what it is judged.
    pub judge: Judge<'a>,
    /// Groups chosen, dearest first.
    pub choices: &'w [GroupId],
    /// Groups the child holds.
    pub held: &'w [GroupId],
    /// The places as they are before either.
    pub places: CountedPlaces<'w>,
}

/// Judges two applications of which the family wants both or none. What the first child wins is no longer there for
/// the second; what the first gives up is not there for it either, for others may wait for it. If anything is lost for
/// either, both are refused with everything that was.
pub fn judge_linked<'a>(
    first: &LinkedWish<'_, 'a>,
    second: &LinkedWish<'_, 'a>,
) -> Result<[Vec<Verdict<'a>>; 2], Refusal> {
    let of_first = first.judge.judge(first.choices, first.held, &first.places);
    let wins =
        of_first.iter().filter(|verdict| verdict.answer.is_ok() && !first.held.contains(&verdict.group));
    let wins: Vec<GroupId> = wins.map(|verdict| verdict.group.clone()).collect();
    let counts = CountsAfter { places: first.places, wins: &wins };
    let places = CountedPlaces { counts: &counts, ..second.places };
    let of_second = second.judge.judge(second.choices, second.held, &places);
    let lost: Vec<LinkedLoss> = losses(first, &of_first).chain(losses(second, &of_second)).collect();
    if lost.is_empty() { Ok([of_first, of_second]) } else { Err(Refusal::NotBothWon { lost }) }
}

fn losses<'v>(
    wish: &'v LinkedWish<'_, '_>,
    verdicts: &'v [Verdict<'_>],
) -> impl Iterator<Item = LinkedLoss> + 'v {
    verdicts.iter().filter_map(|verdict| {
        let why = verdict.answer.clone().err()?;
        Some(LinkedLoss { child: wish.judge.child.name.clone(), title: verdict.title(), why })
    })
}

/// The counters after the first child has taken what it won.
struct CountsAfter<'a> {
    places: CountedPlaces<'a>,
    wins: &'a [GroupId],
}

impl PlaceCounts for CountsAfter<'_> {
    fn places(&self, group: &GroupId) -> Option<Places> {
        let before = self.places.counts.places(group)?;
        let taken = u32::from(self.wins.contains(group));
        Some(Places { enrolled: before.enrolled.saturating_add(taken), ..before })
    }

    fn taken_of_quota(&self, quota: &Quota) -> u32 {
        let of_quota = |group: &&GroupId| {
            quotas_of(self.places.office, self.places.child, group).any(|other| other.id == quota.id)
        };
        let taken = u32::try_from(self.wins.iter().filter(of_quota).count()).unwrap_or(u32::MAX);
        self.places.counts.taken_of_quota(quota).saturating_add(taken)
    }

    fn taken_of_held_back(&self, held: &HeldBack, group: &GroupId) -> u32 {
        let before = self.places.counts.taken_of_held_back(held, group);
        let reserves = self.places.reserves_of(group).filter(|_| self.wins.contains(group));
        let source = reserves.and_then(|reserves| reserves.source_for(self.places.arrival.standing));
        before.saturating_add(u32::from(source.is_some_and(|source| source == held)))
    }
}

#[cfg(test)]
mod tests;
