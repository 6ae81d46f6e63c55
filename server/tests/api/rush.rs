//! The minute a round opens: three hundred families, thirty places.
//!
//! The same rush is run with the guard taken away. It must oversell then: a test that cannot see the fault proves
//! nothing by not seeing it.

use crate::{
    contents::miscounted_groups,
    family::Family,
    running_server::{Answer, RunningServer},
};
use kehou_contract::{Application, GroupId, OfferingId, Outcome, Places, Refusal, SubmissionReceipt};
use kehou_server::{CapacityGuard, Catalogue};
use std::{collections::BTreeSet, sync::Arc};
use tokio::{sync::Barrier, task::JoinSet};

const FAMILIES: usize = 300;
const PLACES: u32 = 30;
/// A group every grade may choose and nobody holds.
pub(crate) const RUSHED: &str = "rush-1";

/// What became of everybody.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    won: usize,
    /// A receipt that says full.
    lost: usize,
    /// A refusal of the whole that says full.
    refused: usize,
}

/// Adds an offering with so many places that nobody holds yet and every grade may choose.
pub(crate) fn add_rushed_offering(catalogue: &mut Catalogue, places: u32) {
    let chess = OfferingId::new("chinese-chess");
    let chess = catalogue.offerings.iter().find(|offering| offering.id == chess);
    let mut offering = chess.expect("an offering for all grades").clone();
    offering.id = OfferingId::new("rush");
    offering.groups[0].id = GroupId::new(RUSHED);
    offering.groups[0].capacity = places;
    catalogue.offerings.push(offering);
}

/// Signs in one phone for each of the first families on the school's list.
pub(crate) async fn sign_in_families(server: &Arc<RunningServer>, families: usize) -> Vec<Family> {
    let mut households = BTreeSet::new();
    let mut letters = server.letters();
    letters.retain(|letter| households.insert(letter.household_code.clone()));
    let mut phones = JoinSet::new();
    for letter in letters.into_iter().take(families) {
        let server = server.clone();
        phones.spawn(async move { Family::sign_in(&server, &letter).await });
    }
    phones.join_all().await
}

/// Everybody submits at the same moment, and waits for the answer.
pub(crate) async fn submit_at_once(wishes: Vec<(Family, Application)>) -> Vec<Answer> {
    let start = Arc::new(Barrier::new(wishes.len()));
    let mut sends = JoinSet::new();
    for (family, wish) in wishes {
        let start = start.clone();
        sends.spawn(async move {
            start.wait().await;
            family.apply(&family.child(0), &wish).await
        });
    }
    sends.join_all().await
}

/// Sees that each of the places was given out once, and each receipt a number of its own.
pub(crate) async fn each_place_was_given_out_once(server: &RunningServer, answers: Vec<Answer>) {
    let receipts: Vec<SubmissionReceipt> = answers.into_iter().map(Answer::receipt).collect();
    let won = receipts.iter().filter(|receipt| receipt.outcomes[0].outcome == Outcome::In).count();
    assert_eq!(won, PLACES as usize);
    assert_eq!(rows_and_counter(server).await, (PLACES.into(), PLACES.into()));
    let numbers: BTreeSet<&str> = receipts.iter().map(|receipt| receipt.number.as_str()).collect();
    assert_eq!(numbers.len(), receipts.len(), "every receipt has a number of its own");
}

fn tally(answers: Vec<Answer>) -> Tally {
    let full = Refusal::Full { capacity: PLACES };
    let mut tally = Tally::default();
    for answer in answers {
        if answer.status == 409 {
            assert_eq!(answer.refusal(), full);
            tally.refused += 1;
            continue;
        }
        match &answer.receipt().outcomes[0].outcome {
            Outcome::In => tally.won += 1,
            Outcome::NotIn(why) => {
                assert_eq!(why, &full);
                tally.lost += 1;
            }
        }
    }
    tally
}

/// Rushes a server with this guard: what families were told, the server it was told by.
async fn rush(guard: CapacityGuard) -> (Tally, Arc<RunningServer>) {
    let server = RunningServer::start_with(|settings| {
        settings.guard = guard;
        add_rushed_offering(&mut settings.catalogue, PLACES);
    });
    let server = Arc::new(server.await);
    let families = sign_in_families(&server, FAMILIES).await;
    assert_eq!(families.len(), FAMILIES);
    let wishes = families.into_iter().map(|family| (family, server.wish(&[RUSHED]))).collect();
    let answers = submit_at_once(wishes).await;
    assert_eq!(answers.len(), FAMILIES, "everybody is answered");
    (tally(answers), server)
}

/// How many rows hold a place, next to the counter.
pub(crate) async fn rows_and_counter(server: &RunningServer) -> (i64, i64) {
    let rows = "SELECT count(*) FROM enrolments WHERE group_id = 'rush-1' AND ended_at IS NULL";
    let counter = "SELECT enrolled FROM groups WHERE id = 'rush-1'";
    (server.column(rows).await[0], server.column(counter).await[0])
}

#[tokio::test(flavor = "multi_thread")]
async fn of_three_hundred_families_thirty_are_in_and_all_are_answered() {
    let (tally, server) = rush(CapacityGuard::On).await;
    assert_eq!(tally, Tally { won: 30, lost: 270, refused: 0 });
    assert_eq!(rows_and_counter(&server).await, (30, 30));
    assert_eq!(server.places(RUSHED).await, Places { capacity: PLACES, enrolled: PLACES });
    assert_eq!(miscounted_groups(&server).await, [""; 0]);
    let overtaken: Vec<i64> = server
        .column(
            "SELECT won.seq FROM applications won JOIN enrolments ON application_id = won.id \
             WHERE group_id = 'rush-1' AND won.seq > (SELECT min(seq) FROM applications lost \
             WHERE lost.wish LIKE '%rush-1%' AND lost.id NOT IN \
             (SELECT application_id FROM enrolments WHERE group_id = 'rush-1'))",
        )
        .await;
    assert!(overtaken.is_empty(), "whoever came later than somebody who found it full: {overtaken:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_tables_own_constraint_holds_alone() {
    let (tally, server) = rush(CapacityGuard::ConstraintAlone).await;
    assert_eq!(tally, Tally { won: 30, lost: 0, refused: 270 });
    assert_eq!(rows_and_counter(&server).await, (30, 30));
    assert_eq!(miscounted_groups(&server).await, [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_guard_the_same_rush_oversells() {
    let (tally, server) = rush(CapacityGuard::OffForNegativeControl).await;
    let (rows, counter) = rows_and_counter(&server).await;
    assert!(tally.won > PLACES as usize, "{tally:?}");
    assert!(rows > i64::from(PLACES) && counter > i64::from(PLACES), "{rows} rows, counter {counter}");
}
