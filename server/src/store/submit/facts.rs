//! What the database knows of the children whose applications are decided together.

use super::{Submission, glance::Glances};
use crate::{
    error::Error,
    sql::Connection,
    store::{held, held::HeldPlace, ids::Ids, reviews, reviews::InReview, standing, waivers},
};
use kehou_contract::{GroupId, Standing, Waiver};
use std::collections::HashMap;

/// The facts, by child.
pub(super) struct Facts(HashMap<String, ChildFacts>);

/// What is known of one child.
#[derive(Default)]
pub(super) struct ChildFacts {
    pub(super) standing: Standing,
    pub(super) has_paid: bool,
    /// Whether it ever applied, also where nothing of that is in force any more.
    pub(super) has_applied: bool,
    /// The application in force.
    pub(super) application: Option<String>,
    /// Where that one stands, if it has a review.
    pub(super) review: Option<InReview>,
    /// Places it has in the order it came by them, then those only proposed.
    pub(super) places: Vec<HeldPlace>,
    /// What the office waives.
    pub(super) waivers: Vec<Waiver>,
}

impl Facts {
    /// Reads what there is, at a glance, of the children.
    pub(super) async fn read(tx: &mut Connection, glances: Glances) -> Result<Self, Error> {
        let mut standings = match &*glances.standing() {
            [] => HashMap::new(),
            children => standing::of_children(tx, &Ids::of(children)?).await?,
        };
        let mut waivers = match &*glances.waived() {
            [] => HashMap::new(),
            children => waivers::of_children(tx, &Ids::of(children)?).await?,
        };
        let (paid, mut places) = match &*glances.applied() {
            // Whoever never applied has no place and has paid for none.
            [] => Default::default(),
            children => {
                let applied = Ids::of(children)?;
                (held::who_paid(tx, &applied).await?, held::places_of(tx, &applied).await?)
            }
        };
        let mut reviews = match &*glances.in_force() {
            [] => HashMap::new(),
            children => reviews::all_in_force(tx, &Ids::of(children)?).await?,
        };
        let facts = glances.each().map(|glance| {
            let child = &*glance.child;
            let facts = ChildFacts {
                standing: standings.remove(child).unwrap_or_default(),
                has_paid: paid.contains(child),
                has_applied: glance.has_applied(),
                application: glance.in_force().map(str::to_owned),
                review: reviews.remove(child),
                places: places.remove(child).unwrap_or_default(),
                waivers: waivers.remove(child).unwrap_or_default(),
            };
            (glance.child, facts)
        });
        Ok(Self(facts.collect()))
    }

    /// What is known of the child of a submission they were read for.
    pub(super) fn of(&self, submission: &Submission) -> Result<&ChildFacts, Error> {
        let child = submission.own.child.id.as_str();
        self.0.get(child).ok_or(Error::Broken("what is decided was read before"))
    }

    /// The groups in which places are kept for these children.
    pub(super) fn groups(&self) -> impl Iterator<Item = &GroupId> {
        self.0.values().flat_map(|facts| &facts.places).map(|place| &place.group)
    }
}
