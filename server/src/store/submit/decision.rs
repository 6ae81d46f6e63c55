//! What a submission changes, decided before anything is written.

use super::{ComingIn, Submission, facts::ChildFacts, lost::refuse_unless_all_won};
use crate::{
    Catalogue,
    store::{held::HeldPlace, held_back, place_counts::Counts},
};
use kehou_contract::{
    GroupId, Refusal, TakingPart, WindowId,
    rules::{CountedPlaces, Judge, Plan, Priced, Verdict, quoted_total},
};
use std::collections::HashMap;

/// What a submission changes.
pub(super) struct Decision<'a> {
    pub(super) care: &'a [WindowId],
    pub(super) verdicts: Vec<Verdict<'a>>,
    /// Places kept before that the wish no longer names, or names behind one that took their time.
    pub(super) given_up: Vec<&'a HeldPlace>,
    /// Out of which of what is held back a place that was won comes, where it is not one of everybody's.
    pub(super) held_from: HashMap<GroupId, String>,
}

/// What an application is judged by.
#[derive(Clone, Copy)]
pub(super) struct Judging<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) submission: &'a Submission,
    pub(super) facts: &'a ChildFacts,
    pub(super) coming_in: &'a ComingIn,
}

impl<'a> Judging<'a> {
    /// What is wished; `None` for a child that takes no service.
    pub(super) fn wish(self) -> Option<&'a TakingPart> {
        self.submission.wish()
    }

    /// Groups chosen, dearest first.
    pub(super) fn choices(self) -> &'a [GroupId] {
        self.submission.choices()
    }

    pub(super) fn judge(self) -> Judge<'a> {
        let child = &self.submission.own.child;
        let arrival = self.coming_in.arrival(child, self.submission.now);
        Judge {
            school: &self.catalogue.school,
            offerings: &self.catalogue.offerings,
            child,
            arrival: (!self.coming_in.proposed).then_some(arrival),
        }
    }

    pub(super) fn places<'c>(self, counts: &'c Counts) -> CountedPlaces<'c>
    where
        'a: 'c,
    {
        let child = &self.submission.own.child;
        CountedPlaces {
            office: &self.catalogue.office,
            offerings: &self.catalogue.offerings,
            child,
            arrival: self.coming_in.arrival(child, self.submission.now),
            counts,
        }
    }

    /// What was shown is what is charged: the quoted total is over everything wished, won or not.
    pub(super) fn check_price(self) -> Result<(), Refusal> {
        let Some(wish) = self.wish() else { return Ok(()) };
        let judge = self.judge();
        let groups: Vec<Priced<'_>> = wish.choices.iter().filter_map(|id| judge.find(id)).collect();
        let plan = Plan { grade: judge.child.grade(), care: &wish.care, groups: &groups, from: None };
        let now = quoted_total(&self.catalogue.quote(&plan, &self.facts.waivers));
        if now == wish.quoted_total {
            Ok(())
        } else {
            Err(Refusal::PriceMoved { quoted: wish.quoted_total, now })
        }
    }

    /// Groups in which places are kept for the child, those only proposed as well: they wait for it like those it has.
    pub(super) fn held(self) -> Vec<GroupId> {
        self.facts.places.iter().map(|place| place.group.clone()).collect()
    }

    /// What the child wins of what it chose, with the places as they are counted now.
    pub(super) fn verdicts(self, counts: &Counts) -> Result<Vec<Verdict<'a>>, Refusal> {
        let verdicts = self.judge().judge(self.choices(), &self.held(), &self.places(counts));
        if self.wish().is_some_and(|wish| wish.all_or_none) {
            refuse_unless_all_won(&verdicts)?;
        }
        Ok(verdicts)
    }

    /// What follows from the verdicts. What is not won is given up.
    pub(super) fn decide(self, verdicts: Vec<Verdict<'a>>, counts: &Counts) -> Decision<'a> {
        let won = |place: &&HeldPlace| {
            verdicts.iter().any(|verdict| verdict.group == place.group && verdict.answer.is_ok())
        };
        let given_up = self.facts.places.iter().filter(|place| !won(place)).collect();
        let care = self.wish().map_or(&[][..], |wish| &wish.care);
        Decision { care, verdicts, given_up, held_from: self.held_from(counts) }
    }

    fn held_from(self, counts: &Counts) -> HashMap<GroupId, String> {
        let places = self.places(counts);
        let source = |id: &GroupId| Some((id.clone(), held_back::whom(&places.source_of(id)?.whom)));
        self.choices().iter().filter_map(source).collect()
    }
}

impl<'a> Decision<'a> {
    /// Groups the child had a place in, and not only a proposed one, and has no longer.
    pub(super) fn had_and_gave_up(&self) -> impl Iterator<Item = &'a GroupId> {
        self.given_up.iter().filter(|place| !place.proposed).map(|place| &place.group)
    }

    pub(super) fn won(&self) -> impl Iterator<Item = Priced<'a>> {
        self.verdicts.iter().filter(|verdict| verdict.answer.is_ok()).filter_map(|verdict| verdict.priced)
    }

    /// What was won, with the place that was kept for the child before, if one was.
    pub(super) fn won_with_before(
        &self,
        facts: &'a ChildFacts,
    ) -> impl Iterator<Item = (Priced<'a>, Option<&'a HeldPlace>)> {
        let before = |group: &GroupId| facts.places.iter().find(|place| &place.group == group);
        self.won().map(move |priced| (priced, before(&priced.group.id)))
    }
}
