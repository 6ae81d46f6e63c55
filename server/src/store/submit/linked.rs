//! Two children's applications, both or none: one transaction, one key, two receipts.

use super::{
    Submission,
    booking::{Booked, Booking, Papers},
    coming_in::ComingIn,
    decision::{Before, Judging},
};
use crate::{
    Catalogue,
    error::Error,
    live_places::Changed,
    store::{Store, Written, keys, numbers, place_counts::Counts},
};
use kehou_contract::{
    GroupId, LinkedReceipt, LinkedReceipts, Refusal,
    rules::{LinkedWish, Verdict, judge_linked},
};
use sqlx::SqliteConnection;

/// Two applications on their way in, under one key.
#[derive(Clone, Debug)]
pub(crate) struct LinkedSubmission {
    pub(crate) first: Submission,
    pub(crate) second: Submission,
}

/// One of the two, judged and not yet booked.
struct Judged<'a> {
    judging: Judging<'a>,
    before: Before,
    verdicts: Vec<Verdict<'a>>,
    papers: Papers,
}

impl Store {
    /// Takes both applications whole, or neither. A refusal says whose it is and leaves nothing behind.
    pub(crate) async fn submit_linked(
        &self,
        catalogue: &Catalogue,
        linked: &LinkedSubmission,
    ) -> Result<Written, Error> {
        let LinkedSubmission { first, second } = linked;
        let mut tx = self.write.begin_with("BEGIN IMMEDIATE").await?;
        if let Some(answer) = keys::find_answer(&mut tx, &first.keyed).await? {
            return Ok(Written::Before { answer });
        }
        let first_in = ComingIn::judge(&mut tx, catalogue, first).await.map_err(|error| of(first, error))?;
        let second_in =
            ComingIn::judge(&mut tx, catalogue, second).await.map_err(|error| of(second, error))?;
        let both = [(first, &first_in), (second, &second_in)];
        let both = both.map(|(submission, coming_in)| Judging { catalogue, submission, coming_in });
        let [judged_first, judged_second] = self.judge_both(&mut tx, both).await?;
        let booked_first = self.book_judged(&mut tx, judged_first).await?;
        let booked_second = self.book_judged(&mut tx, judged_second).await?;
        let (commit, changed) = (booked_second.commit, changed_by(&booked_first, &booked_second));
        let receipts = LinkedReceipts { first: booked_first.receipt, second: booked_second.receipt };
        let answer = serde_json::to_string(&receipts)?;
        keys::keep_answer(&mut tx, &first.keyed, &answer, first.now).await?;
        tx.commit().await?;
        Ok(Written::Now { answer, commit, changed })
    }

    async fn judge_both<'a>(
        &self,
        tx: &mut SqliteConnection,
        both: [Judging<'a>; 2],
    ) -> Result<[Judged<'a>; 2], Error> {
        let [first, second] = both;
        let before_first = before(tx, first).await?;
        let before_second = before(tx, second).await?;
        let choices: Vec<GroupId> = both.iter().flat_map(|one| one.choices()).cloned().collect();
        let counts = Counts::read(tx, first.catalogue, &choices, self.guard).await?;
        let verdicts =
            judge_linked(&wish(first, &before_first, &counts), &wish(second, &before_second, &counts))?;
        let [first_papers, second_papers] = papers_of(tx, both).await?;
        let [of_first, of_second] = verdicts;
        Ok([
            Judged { judging: first, before: before_first, verdicts: of_first, papers: first_papers },
            Judged { judging: second, before: before_second, verdicts: of_second, papers: second_papers },
        ])
    }

    /// Out of which of what is held back a place comes is read anew: the first child's are gone by the second's turn.
    async fn book_judged(&self, tx: &mut SqliteConnection, judged: Judged<'_>) -> Result<Booked, Error> {
        let Judged { judging, before, verdicts, papers } = judged;
        let counts = Counts::read(tx, judging.catalogue, judging.choices(), self.guard).await?;
        let decision = judging.decide(verdicts, before, &counts);
        let Judging { catalogue, submission, coming_in } = judging;
        self.book(tx, &Booking { catalogue, submission, coming_in, decision: &decision }, papers).await
    }
}

/// What the child has, once what it was shown is what it costs.
async fn before(tx: &mut SqliteConnection, judging: Judging<'_>) -> Result<Before, Error> {
    let before = Before::read(tx, judging.submission.own.child.id.as_str()).await?;
    judging.check_price(&before).map_err(|refusal| of(judging.submission, refusal.into()))?;
    Ok(before)
}

fn wish<'w, 'a: 'w>(judging: Judging<'a>, before: &'w Before, counts: &'w Counts) -> LinkedWish<'w, 'a> {
    LinkedWish {
        judge: judging.judge(),
        choices: judging.choices(),
        held: &before.held,
        places: judging.places(counts),
    }
}

/// Both numbers at once: each receipt names the other.
async fn papers_of(tx: &mut SqliteConnection, both: [Judging<'_>; 2]) -> Result<[Papers; 2], Error> {
    let [first, second] = both;
    let (school, now) = (&first.catalogue.school.id, first.submission.now);
    let first_number = numbers::next_receipt_number(tx, school, now).await?;
    let second_number = numbers::next_receipt_number(tx, school, now).await?;
    let linked = |number: &kehou_contract::ReceiptNumber, other: Judging<'_>| {
        let child_name = other.submission.own.child.name.clone();
        Some(LinkedReceipt { number: number.clone(), child_name })
    };
    Ok([
        Papers { linked: linked(&second_number, second), number: first_number.clone() },
        Papers { linked: linked(&first_number, first), number: second_number },
    ])
}

/// Says whose application it is that cannot be taken.
fn of(submission: &Submission, error: Error) -> Error {
    match error {
        Error::Refused(why) => {
            let child = submission.own.child.name.clone();
            Refusal::OneNotTaken { child, why: Box::new(why) }.into()
        }
        other => other,
    }
}

/// Places as the second leaves them count where both touched a group.
fn changed_by(first: &Booked, second: &Booked) -> Vec<Changed> {
    let again = |group: &GroupId| second.changed.iter().any(|changed| &changed.group == group);
    let only_first = first.changed.iter().filter(|changed| !again(&changed.group));
    only_first.chain(&second.changed).cloned().collect()
}
