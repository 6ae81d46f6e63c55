//! What becomes of a child's choices: one verdict each.

use super::{
    Arrival, Beside, PlacesToGive, Priced, above_limit, clash_between, is_open_for, may_choose, may_enter,
    too_far_between,
};
use crate::{Child, GroupId, Offering, Refusal, School};

/// Everything a verdict depends on, but the places.
#[derive(Clone, Copy, Debug)]
pub struct Judge<'a> {
    /// The school and its rules.
    pub school: &'a School,
    /// The menu.
    pub offerings: &'a [Offering],
    /// The child.
    pub child: &'a Child,
    /// The child's standing and the time; `None` where they are not known, as on a phone: then nothing is said of
    /// invitations and early openings.
    pub arrival: Option<Arrival<'a>>,
}

/// What becomes of one choice.
#[derive(Clone, Debug)]
pub struct Verdict<'a> {
    /// The group chosen.
    pub group: GroupId,
    /// Where it stands on the menu, if it does.
    pub priced: Option<Priced<'a>>,
    /// In, or why not.
    pub answer: Result<(), Refusal>,
}

impl Verdict<'_> {
    /// The choice in words; its id when the menu does not know it.
    pub fn title(&self) -> String {
        self.priced.map_or_else(|| self.group.to_string(), |priced| priced.offering.title_of(priced.group))
    }
}

impl<'a> Judge<'a> {
    /// Where a group stands on the menu.
    pub fn find(&self, id: &GroupId) -> Option<Priced<'a>> {
        let named = |offering: &'a Offering| offering.group(id).map(|group| Priced { offering, group });
        self.offerings.iter().find_map(named)
    }

    /// Judges choices in the family's order: a choice counts against later ones only if it is in itself. A group
    /// the child already `held` keeps its place whatever `places` say.
    pub fn judge(
        &self,
        choices: &[GroupId],
        held: &[GroupId],
        places: &dyn PlacesToGive,
    ) -> Vec<Verdict<'a>> {
        let mut won: Vec<Priced<'a>> = Vec::new();
        let mut wins: Vec<GroupId> = Vec::new();
        let mut gives_up: Vec<GroupId> = Vec::new();
        for id in held.iter().filter(|id| !choices.contains(id)) {
            // Each once: it makes room for one place.
            if !gives_up.contains(id) {
                gives_up.push(id.clone());
            }
        }
        let mut verdicts = Vec::with_capacity(choices.len());
        for id in choices {
            let priced = self.find(id);
            let beside = Beside { gives_up: &gives_up, wins: &wins };
            let answer = self.judge_one(priced, held, &won, &beside, places);
            if answer.is_ok() {
                won.extend(priced);
            }
            let kept = won.iter().any(|priced| &priced.group.id == id);
            match (held.contains(id), kept) {
                (false, true) if !wins.contains(id) => wins.push(id.clone()),
                (true, false) if !gives_up.contains(id) => gives_up.push(id.clone()),
                _ => {}
            }
            verdicts.push(Verdict { group: id.clone(), priced, answer });
        }
        verdicts
    }

    /// Judges one choice beside those that are in.
    pub(super) fn judge_one(
        &self,
        priced: Option<Priced<'a>>,
        held: &[GroupId],
        won: &[Priced<'a>],
        beside: &Beside<'_>,
        places: &dyn PlacesToGive,
    ) -> Result<(), Refusal> {
        let wished = priced.ok_or(Refusal::NotOnTheMenu)?;
        may_choose(self.child, wished.offering, wished.group, self.school)?;
        self.fits_beside(won, wished)?;
        if held.contains(&wished.group.id) {
            return Ok(());
        }
        if let Some(arrival) = &self.arrival {
            is_open_for(&wished.offering.id, arrival)?;
            may_enter(wished.offering, &self.school.choosing, arrival.standing)?;
        }
        places.may_take(&wished.group.id, beside)
    }

    /// Whether a group can be had beside others: no clash, no way too long, not twice, not more than a limit allows.
    pub fn fits_beside(&self, others: &[Priced<'_>], wished: Priced<'_>) -> Result<(), Refusal> {
        for other in others {
            let with = || other.offering.title.clone();
            if other.offering.id == wished.offering.id {
                return Err(Refusal::ChosenTwice { title: with() });
            }
            let grade = self.child.grade();
            if let Some(weekday) = clash_between(wished.group, other.group, &self.school.term, grade) {
                return Err(Refusal::Clash { with: with(), weekday });
            }
            if let Some((weekday, minutes)) = too_far_between(wished.group, other.group, self.school, grade) {
                return Err(Refusal::TooFarApart { with: with(), weekday, minutes });
            }
        }
        above_limit(&self.school.choosing.limits, self.child.grade(), others, wished)
    }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
