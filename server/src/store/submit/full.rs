//! Refusing what is full without the writer. In the opening minute most ask for places that are gone, and whoever is still to
//! get one waits for the same writer.

use super::{Submission, known::Known};
use crate::{
    Catalogue,
    error::Error,
    sql::Connection,
    store::{CapacityGuard, Store, gathered::Reading},
};
use kehou_contract::{GroupId, Refusal};
use std::{
    collections::HashMap,
    hash::{Hash, Hasher},
    sync::Arc,
};

/// An application that asks whether it would be refused, with the menu it was chosen from. It equals nothing but itself.
#[derive(Clone, Debug)]
pub(in crate::store) struct Asking {
    catalogue: Arc<Catalogue>,
    submission: Arc<Submission>,
}

impl PartialEq for Asking {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.submission, &other.submission)
    }
}

impl Eq for Asking {}

impl Hash for Asking {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Arc::as_ptr(&self.submission).hash(state);
    }
}

/// The applications that would be refused as of now, each with the refusal it would be given at the desk. They are judged by
/// the same rules and what is read for them is of one instant: a key that was accepted, a place the child has already and
/// one that was given back are seen as the desk would see them.
pub(in crate::store) fn read_refusals<'r>(
    tx: &'r mut Connection,
    asking: &'r [Asking],
) -> Reading<'r, Asking, Refusal> {
    Box::pin(async move {
        let Some(Asking { catalogue, .. }) = asking.first() else {
            return Ok(HashMap::new());
        };
        // What the office changes of the menu comes between two readings; whoever chose from another one goes to the desk.
        let same_menu: Vec<&Asking> =
            asking.iter().filter(|asking| Arc::ptr_eq(&asking.catalogue, catalogue)).collect();
        let submissions: Vec<&Submission> = same_menu.iter().map(|asking| &*asking.submission).collect();
        let known = Known::read(tx, catalogue, CapacityGuard::On, &submissions).await?;
        let refused = |asking: &Asking| Some((asking.clone(), known.refusal_of(&asking.submission)?));
        Ok(same_menu.into_iter().filter_map(refused).collect())
    })
}

impl Known<'_> {
    fn refusal_of(&self, submission: &Submission) -> Option<Refusal> {
        match self.judge(submission) {
            Err(Error::Refused(refusal)) => Some(refusal),
            // Accepted before, to be accepted, or something the desk knows how to answer.
            _ => None,
        }
    }

    fn judge(&self, submission: &Submission) -> Result<(), Error> {
        if self.before(submission)?.is_some() {
            return Ok(());
        }
        let coming_in = self.comes_in(submission)?;
        let judging = self.judging(submission, &coming_in)?;
        judging.check_price()?;
        judging.verdicts(&self.counts)?;
        Ok(())
    }
}

impl Submission {
    /// What has to be free for it to be taken at all.
    pub(crate) fn asks_for_all_of(&self) -> &[GroupId] {
        match self.wish() {
            Some(wish) if wish.all_or_none => &wish.choices,
            _ => &[],
        }
    }
}

impl Store {
    /// Refuses an application that would be refused at the desk as well, as far as can be read. Anything else is for the desk:
    /// also where a reading fails, and where too many wait for one, whom the desk tells when to come again.
    pub(crate) async fn refuse_if_full(
        &self,
        catalogue: &Arc<Catalogue>,
        submission: &Submission,
    ) -> Result<(), Refusal> {
        if self.guard != CapacityGuard::On {
            return Ok(());
        }
        let asking = Asking { catalogue: catalogue.clone(), submission: Arc::new(submission.clone()) };
        match self.refusals.ask_if_room(asking).await {
            Ok(Some(refusal)) => Err(refusal),
            Ok(None) | Err(_) => Ok(()),
        }
    }
}
