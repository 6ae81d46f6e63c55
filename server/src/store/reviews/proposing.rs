//! Keeping places for what the school proposes.

use crate::{
    Catalogue,
    error::Error,
    sql::Connection,
    store::{
        Store, held, held_back, office,
        place_counts::Counts,
        standing,
        submit::{lost_of, titled},
    },
};
use chrono::{DateTime, Utc};
use kehou_contract::{
    Child, Fen, GroupId, Refusal, ReviewProposal, TakingPart,
    rules::{Arrival, Beside, CountedPlaces, Judge, PlacesToGive, Priced, below_limit},
};

/// Places as they are while the child keeps all it has: the old and the new are both kept until the family answers, so
/// that nothing it has makes room.
struct BesideAll<'a>(&'a CountedPlaces<'a>);

impl PlacesToGive for BesideAll<'_> {
    fn may_take(&self, group: &GroupId, beside: &Beside<'_>) -> Result<(), Refusal> {
        self.0.may_take(group, &Beside { gives_up: &[], wins: beside.wins })
    }
}

impl Store {
    /// Takes a place in every group proposed that the child does not have yet; refused, with what cannot be had and
    /// why, when the school could not keep its word. No opening and no invitation bars what the school proposes.
    pub(super) async fn keep_proposed(
        &self,
        tx: &mut Connection,
        catalogue: &Catalogue,
        (child, application): (&Child, &str),
        proposal: &ReviewProposal,
        now: DateTime<Utc>,
    ) -> Result<Vec<GroupId>, Error> {
        may_propose(catalogue, child, proposal)?;
        let (school, offerings) = (&catalogue.school, &catalogue.offerings[..]);
        let standing = standing::of_child(tx, child.id.as_str()).await?;
        let arrival = Arrival { grade: child.grade(), standing: &standing, round: &school.round, now };
        let hidden = office::changes_in_force(tx, &school.round).await?.hidden;
        let counts = Counts::read(tx, catalogue, (&proposal.choices, &hidden), self.guard).await?;
        let has = held::groups_held(tx, child.id.as_str()).await?;
        let judge = Judge { school, offerings, child, arrival: None };
        let to_take = {
            let office = &catalogue.office;
            let places = CountedPlaces { office, offerings, child, arrival, counts: &counts };
            judged(judge, proposal, &has, &places)?
        };
        let mut taken = Vec::with_capacity(to_take.len());
        for (priced, held_from) in to_take {
            let held_from = held_from.as_deref();
            let proposed = held::Proposed { child, application, priced, held_from };
            held::keep_proposed(tx, catalogue, proposed, self.guard, now).await?;
            taken.push(priced.group.id.clone());
        }
        Ok(taken)
    }
}

/// The groups in which a place is to be taken, each with that out of which it comes of what is held back.
fn judged<'a>(
    judge: Judge<'a>,
    proposal: &ReviewProposal,
    has: &[GroupId],
    places: &CountedPlaces<'_>,
) -> Result<Vec<(Priced<'a>, Option<String>)>, Refusal> {
    let verdicts = judge.judge(&proposal.choices, has, &BesideAll(places));
    let lost = lost_of(&verdicts);
    if !lost.is_empty() {
        return Err(Refusal::NotAllWon { lost });
    }
    let new = verdicts.iter().filter_map(|verdict| verdict.priced);
    let new = new.filter(|priced| !has.contains(&priced.group.id));
    let source =
        |priced: &Priced<'_>| places.source_of(&priced.group.id).map(|held| held_back::whom(&held.whom));
    Ok(new.map(|priced| (priced, source(&priced))).collect())
}

/// What is proposed exists, and is as much as the school asks of those who take part.
fn may_propose(catalogue: &Catalogue, child: &Child, proposal: &ReviewProposal) -> Result<(), Refusal> {
    let school = &catalogue.school;
    if titled(school, &proposal.care).len() != proposal.care.len() {
        return Err(Refusal::NoSuchCare);
    }
    let wish = TakingPart {
        care: proposal.care.clone(),
        choices: proposal.choices.clone(),
        all_or_none: true,
        quoted_total: Fen::ZERO,
        signature: None,
    };
    below_limit(&school.choosing.limits, child.grade(), &wish, &catalogue.offerings)
}
