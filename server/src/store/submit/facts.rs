//! What the database knows of the children whose applications are decided together.

use super::Submission;
use crate::{
    error::Error,
    sql::{self, Connection},
    store::{held, held::HeldPlace, ids::Ids, reviews, reviews::InReview, standing, waivers},
};
use kehou_contract::{GroupId, Standing, Waiver};
use std::collections::{HashMap, HashSet};

/// The facts, by child.
pub(super) struct Facts(HashMap<String, ChildFacts>);

/// What is known of one child.
#[derive(Default)]
pub(super) struct ChildFacts {
    pub(super) standing: Standing,
    pub(super) has_paid: bool,
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
    pub(super) async fn read(tx: &mut Connection, submissions: &[&Submission]) -> Result<Self, Error> {
        let children: Vec<&str> =
            submissions.iter().map(|submission| submission.own.child.id.as_str()).collect();
        let ids = Ids::of(&children)?;
        let mut standings = standing::of_children(tx, &ids).await?;
        let mut waivers = waivers::of_children(tx, &ids).await?;
        let mut applications = applications_of(tx, &ids).await?;
        let (mut paid, mut reviews, mut places) = (HashSet::new(), HashMap::new(), HashMap::new());
        // Whoever never applied has no place and has paid for none: in an opening minute everybody.
        if !applications.is_empty() {
            let applied = Ids::of(&applications.keys().collect::<Vec<_>>())?;
            paid = held::who_paid(tx, &applied).await?;
            places = held::places_of(tx, &applied).await?;
            if applications.values().any(Option::is_some) {
                reviews = reviews::all_in_force(tx, &applied).await?;
            }
        }
        let facts = children.into_iter().map(|child| {
            let facts = ChildFacts {
                standing: standings.remove(child).unwrap_or_default(),
                has_paid: paid.contains(child),
                application: applications.remove(child).flatten(),
                review: reviews.remove(child),
                places: places.remove(child).unwrap_or_default(),
                waivers: waivers.remove(child).unwrap_or_default(),
            };
            (child.to_owned(), facts)
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

/// Children that ever applied, each with its application in force. Looked up child by child: made while the table is empty, a
/// plan that joins would go on reading all of it.
async fn applications_of(
    tx: &mut Connection,
    children: &Ids,
) -> sqlx::Result<HashMap<String, Option<String>>> {
    let rows: Vec<(String, Option<String>)> = sql::query_as(
        "SELECT child.value, (SELECT max(CASE state WHEN 'valid' THEN id ELSE '' END) FROM applications \
         WHERE child_id = child.value) FROM json_each($1) AS child",
    )
    .bind(children.as_json())
    .fetch_all(tx)
    .await?;
    let applied = rows.into_iter().filter_map(|(child, last)| Some((child, last?)));
    Ok(applied.map(|(child, in_force)| (child, Some(in_force).filter(|id| !id.is_empty()))).collect())
}
