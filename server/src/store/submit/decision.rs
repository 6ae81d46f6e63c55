//! What a submission changes, decided before anything is written.

use super::{ComingIn, Submission};
use crate::{
    Catalogue,
    error::Error,
    store::{held, held_back, place_counts::Counts, waivers},
};
use kehou_contract::{
    GroupId, Participation, Refusal, TakingPart, Waiver, WindowId,
    rules::{CountedPlaces, Judge, Plan, Priced, Verdict, quote_plan, quoted_total},
};
use sqlx::SqliteConnection;
use std::collections::HashMap;

/// What a child has before its application is judged.
pub(super) struct Before {
    /// Groups it holds. A place that was proposed is kept for the child like one it has.
    pub(super) held: Vec<GroupId>,
    /// Those of them that were only proposed.
    pub(super) proposed: Vec<GroupId>,
    /// What the office waives for the child.
    pub(super) waivers: Vec<Waiver>,
}

/// What a submission changes.
pub(super) struct Decision<'a> {
    pub(super) care: &'a [WindowId],
    pub(super) verdicts: Vec<Verdict<'a>>,
    /// Groups held before that the wish no longer names, or names behind one that took their time.
    pub(super) given_up: Vec<GroupId>,
    /// What the child had before.
    pub(super) before: Before,
    /// Out of which of what is held back a place that was won comes, where it is not one of everybody's.
    pub(super) held_from: HashMap<GroupId, String>,
}

/// What an application is judged by.
#[derive(Clone, Copy)]
pub(super) struct Judging<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) submission: &'a Submission,
    pub(super) coming_in: &'a ComingIn,
}

impl Before {
    pub(super) async fn read(tx: &mut SqliteConnection, child: &str) -> Result<Self, Error> {
        let proposed = held::groups_proposed(tx, child).await?;
        let mut held = held::groups_held(tx, child).await?;
        held.extend(proposed.iter().cloned());
        Ok(Self { held, proposed, waivers: waivers::of_child(tx, child).await? })
    }
}

impl<'a> Judging<'a> {
    /// What is wished; `None` for a child that takes no service.
    pub(super) fn wish(self) -> Option<&'a TakingPart> {
        match &self.submission.application.participation {
            Participation::NoService => None,
            Participation::TakingPart(wish) => Some(wish),
        }
    }

    /// Groups chosen, dearest first.
    pub(super) fn choices(self) -> &'a [GroupId] {
        self.wish().map_or(&[], |wish| &wish.choices)
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
    pub(super) fn check_price(self, before: &Before) -> Result<(), Refusal> {
        let Some(wish) = self.wish() else { return Ok(()) };
        let judge = self.judge();
        let groups: Vec<Priced<'_>> = wish.choices.iter().filter_map(|id| judge.find(id)).collect();
        let plan = Plan { grade: judge.child.grade(), care: &wish.care, groups: &groups, from: None };
        let now = quoted_total(&quote_plan(judge.school, &plan, &before.waivers));
        if now == wish.quoted_total {
            Ok(())
        } else {
            Err(Refusal::PriceMoved { quoted: wish.quoted_total, now })
        }
    }

    /// What follows from the verdicts. What is not won is given up.
    pub(super) fn decide(self, verdicts: Vec<Verdict<'a>>, before: Before, counts: &Counts) -> Decision<'a> {
        let won =
            |id: &GroupId| verdicts.iter().any(|verdict| &verdict.group == id && verdict.answer.is_ok());
        let given_up = before.held.iter().filter(|id| !won(id)).cloned().collect();
        let care = self.wish().map_or(&[][..], |wish| &wish.care);
        Decision { care, verdicts, given_up, before, held_from: self.held_from(counts) }
    }

    fn held_from(self, counts: &Counts) -> HashMap<GroupId, String> {
        let places = self.places(counts);
        let source = |id: &GroupId| Some((id.clone(), held_back::whom(&places.source_of(id)?.whom)));
        self.choices().iter().filter_map(source).collect()
    }
}

impl<'a> Decision<'a> {
    /// Places the child had, and not only proposed, that it no longer has.
    pub(super) fn had_and_gave_up(&self) -> Vec<GroupId> {
        self.given_up.iter().filter(|group| !self.before.proposed.contains(group)).cloned().collect()
    }

    pub(super) fn won(&self) -> impl Iterator<Item = Priced<'a>> {
        self.verdicts.iter().filter(|verdict| verdict.answer.is_ok()).filter_map(|verdict| verdict.priced)
    }

    pub(super) fn newly_won(&self) -> impl Iterator<Item = Priced<'a>> {
        self.won().filter(|priced| !self.before.held.contains(&priced.group.id))
    }

    /// What was won of what had been proposed.
    pub(super) fn taken_up(&self) -> impl Iterator<Item = Priced<'a>> {
        self.won().filter(|priced| self.before.proposed.contains(&priced.group.id))
    }
}
