//! Submitting: one transaction from the key to the receipt.

mod booking;
mod coming_in;
mod decision;
mod linked;
mod lost;

pub(super) use booking::titled;
pub(super) use coming_in::ComingIn;
pub(crate) use linked::LinkedSubmission;
pub(super) use lost::lost_of;

use super::{Keyed, OwnChild, Store, Written, keys, place_counts::Counts, places};
use crate::{Catalogue, error::Error, live_places::Changed};
use booking::{Booking, Papers};
use chrono::{DateTime, Utc};
use decision::{Before, Decision, Judging};
use kehou_contract::{Application, GroupId};
use lost::refuse_unless_all_won;
use sqlx::{Sqlite, SqliteConnection, Transaction};

/// An application on its way in.
#[derive(Clone, Debug)]
pub(crate) struct Submission {
    pub(crate) keyed: Keyed,
    pub(crate) own: OwnChild,
    pub(crate) application: Application,
    pub(crate) now: DateTime<Utc>,
}

impl Store {
    /// Takes an application whole: every choice gets its outcome, the receipt its number, the key its answer. A
    /// refusal of the whole leaves nothing behind.
    pub(crate) async fn submit(
        &self,
        catalogue: &Catalogue,
        submission: &Submission,
    ) -> Result<Written, Error> {
        let mut tx = self.write.begin_with("BEGIN IMMEDIATE").await?;
        if let Some(answer) = keys::find_answer(&mut tx, &submission.keyed).await? {
            return Ok(Written::Before { answer });
        }
        let coming_in = ComingIn::judge(&mut tx, catalogue, submission).await?;
        self.take(tx, catalogue, submission, &coming_in).await
    }

    /// Puts an application that may come in in the place of the one before, to the end of the transaction.
    pub(super) async fn take(
        &self,
        mut tx: Transaction<'static, Sqlite>,
        catalogue: &Catalogue,
        submission: &Submission,
        coming_in: &ComingIn,
    ) -> Result<Written, Error> {
        let decision = self.decide(&mut tx, Judging { catalogue, submission, coming_in }).await?;
        let booking = Booking { catalogue, submission, coming_in, decision: &decision };
        let papers = Papers::next(&mut tx, &booking).await?;
        let booked = self.book(&mut tx, &booking, papers).await?;
        let answer = serde_json::to_string(&booked.receipt)?;
        keys::keep_answer(&mut tx, &submission.keyed, &answer, submission.now).await?;
        tx.commit().await?;
        Ok(Written::Now { answer, commit: booked.commit, changed: booked.changed })
    }

    async fn decide<'a>(
        &self,
        tx: &mut SqliteConnection,
        judging: Judging<'a>,
    ) -> Result<Decision<'a>, Error> {
        let before = Before::read(tx, judging.submission.own.child.id.as_str()).await?;
        judging.check_price(&before)?;
        let counts = Counts::read(tx, judging.catalogue, judging.choices(), self.guard).await?;
        let verdicts = judging.judge().judge(judging.choices(), &before.held, &judging.places(&counts));
        if judging.wish().is_some_and(|wish| wish.all_or_none) {
            refuse_unless_all_won(&verdicts)?;
        }
        Ok(judging.decide(verdicts, before, &counts))
    }
}

/// Places of the groups touched, as this commit leaves them.
pub(super) async fn changes(tx: &mut SqliteConnection, touched: &[GroupId]) -> sqlx::Result<Vec<Changed>> {
    let places = places::read_places(tx, touched).await?;
    Ok(places.into_iter().map(|(group, places)| Changed { group, places }).collect())
}
