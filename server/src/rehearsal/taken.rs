//! Places that other families have taken already, each by an application of its own.

use super::{dice::Dice, families::Family};
use crate::{
    Catalogue, StartError, Store,
    catalogue::Rehearsal,
    codes,
    store::{Keyed, OwnChild, Submission},
};
use chrono::TimeDelta;
use futures::{StreamExt, TryStreamExt, future::ready, stream};
use kehou_contract::{
    Application, Child, ChildId, HomeClass, Participation, RoundMode, Signature, TakingPart, WindowId,
    rules::{Judge, Plan, Priced, may_choose, quote_plan, quoted_total},
};
use std::sync::Arc;

struct Applicant<'a> {
    family: &'a Family,
    child: Child,
    wishes: Vec<Priced<'a>>,
}

/// Invented families that wait for their answer at one time.
const AT_ONCE: usize = 64;

/// Lets invented children apply until each group has as many as the file says; the first family stays free.
pub(super) async fn take_places(
    catalogue: &Catalogue,
    store: &Store,
    rehearsal: &Rehearsal,
    families: &[Family],
) -> Result<(), StartError> {
    let mut applicants = applicants(families);
    let mut dice = Dice::new();
    for (offering, group) in catalogue.groups() {
        let wanted = rehearsal.taken.get(&group.id).copied().unwrap_or(0);
        dice.shuffle(&mut applicants);
        let priced = Priced { offering, group };
        let mut seated = 0;
        for applicant in applicants.iter_mut().filter(|applicant| would_take(catalogue, applicant, priced)) {
            if seated == wanted {
                break;
            }
            applicant.wishes.push(priced);
            seated += 1;
        }
        if seated < wanted {
            return Err(StartError::Other(format!(
                "rehearsal.taken.{}: only {seated} children fit",
                group.id
            )));
        }
    }
    let menu = Arc::new(catalogue.clone());
    let refused = |error| StartError::Other(format!("rehearsal: an invented family was refused: {error}"));
    let applying = applicants.iter().filter(|applicant| !applicant.wishes.is_empty());
    let submissions =
        applying.map(|applicant| store.submit(menu.clone(), Box::new(submission_of(catalogue, applicant))));
    // They come to the desk in this order, and are synced together.
    stream::iter(submissions).buffered(AT_ONCE).try_for_each(|_| ready(Ok(()))).await.map_err(refused)
}

fn applicants(families: &[Family]) -> Vec<Applicant<'_>> {
    let others = families.iter().skip(1);
    let children =
        others.flat_map(|family| family.household.children.iter().map(move |child| (family, child)));
    let applicant = |(family, child): (_, &crate::store::NewChild)| {
        let home_class = HomeClass { grade: child.grade, number: child.home_class_number };
        let child = Child { id: ChildId::new(&*child.id), name: child.name.clone(), home_class };
        Applicant { family, child, wishes: Vec::new() }
    };
    children.map(applicant).collect()
}

fn would_take(catalogue: &Catalogue, applicant: &Applicant<'_>, priced: Priced<'_>) -> bool {
    let judge = Judge {
        school: &catalogue.school,
        offerings: &catalogue.offerings,
        child: &applicant.child,
        arrival: None,
    };
    may_choose(&applicant.child, priced.offering, priced.group, &catalogue.school).is_ok()
        && judge.fits_beside(&applicant.wishes, priced).is_ok()
}

fn submission_of(catalogue: &Catalogue, applicant: &Applicant<'_>) -> Submission {
    let school = &catalogue.school;
    let care: Vec<WindowId> = school.care_windows().map(|window| window.id.clone()).collect();
    let plan = Plan { grade: applicant.child.grade(), care: &care, groups: &applicant.wishes, from: None };
    let quoted_total = quoted_total(&quote_plan(school, &plan, &[]));
    let household = applicant.family.household.id.clone();
    let wish = TakingPart {
        care,
        choices: applicant.wishes.iter().map(|priced| priced.group.id.clone()).collect(),
        all_or_none: false,
        quoted_total,
        signature: (school.round.mode == RoundMode::FirstCome).then(|| Signature {
            guardian_name: applicant.family.household.guardians[0].name.clone(),
            agreement: school.agreement.hash.clone(),
            pick_up_pledge: school.pick_up_pledge.hash.clone(),
        }),
    };
    Submission {
        keyed: Keyed { owner: household.clone(), key: codes::new_token(), body_hash: [0; 32] },
        own: OwnChild { household, child: applicant.child.clone() },
        application: Application {
            round: school.round.id.clone(),
            participation: Participation::TakingPart(wish),
        },
        // Shortly after the round opened.
        now: school.round.opens_at + TimeDelta::seconds(1),
    }
}
