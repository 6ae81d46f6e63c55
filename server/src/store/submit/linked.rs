//! Two children's applications, both or none: one key, two receipts.

use super::{
    ComingIn, Run, Submission,
    booking::{Booked, Booking, Papers},
    decision::Judging,
    known::Known,
};
use crate::{error::Error, live_places::Changed, store::Written};
use kehou_contract::{
    GroupId, LinkedReceipt, LinkedReceipts, Refusal,
    rules::{LinkedWish, Verdict, judge_linked},
};

/// Two applications on their way in, under one key.
#[derive(Clone, Debug)]
pub(crate) struct LinkedSubmission {
    pub(crate) first: Submission,
    pub(crate) second: Submission,
}

impl Run<'_> {
    /// Takes both applications whole, or neither.
    pub(super) fn submit_linked(&mut self, linked: &LinkedSubmission) -> Result<Written, Error> {
        let LinkedSubmission { first, second } = linked;
        if let Some(before) = self.known.before(first)? {
            return Ok(before);
        }
        let first_in = self.known.comes_in(first).map_err(|error| of(first, error))?;
        let second_in = self.known.comes_in(second).map_err(|error| of(second, error))?;
        let [first_booked, second_booked] = self.take_both([(first, &first_in), (second, &second_in)])?;
        let (commit, changed) = (second_booked.commit, changed_by(&first_booked, &second_booked));
        let receipts = LinkedReceipts { first: first_booked.receipt, second: second_booked.receipt };
        let answer = serde_json::to_string(&receipts)?;
        self.answer(first, answer.clone());
        Ok(Written::Now { answer, commit, changed })
    }

    fn take_both(&mut self, both: [(&Submission, &ComingIn); 2]) -> Result<[Booked; 2], Error> {
        let Self { known: Known { catalogue, facts, counts, .. }, numbers, rows, .. } = self;
        let [first, second] = both;
        let judging = |(submission, coming_in)| {
            let facts = facts.of(submission)?;
            Ok::<_, Error>(Judging { catalogue, submission, facts, coming_in })
        };
        let (first, second) = (judging(first)?, judging(second)?);
        for judging in [first, second] {
            judging.check_price().map_err(|refusal| of(judging.submission, refusal.into()))?;
        }
        let [of_first, of_second] = judge_both(first, second, counts)?;
        let mut give = || numbers.receipts.give(&catalogue.school.id, first.submission.now);
        let numbered = [give(), give()];
        let [first_papers, second_papers] = papers_of(numbered, [first, second]);
        let mut book = |judging: Judging<'_>, verdicts: Vec<Verdict<'_>>, papers: Papers| {
            // Out of which of what is held back a place comes is asked anew: the first child's are gone by now.
            let decision = judging.decide(verdicts, counts);
            Booking { judging, decision: &decision, papers }.book(counts, numbers, rows)
        };
        Ok([book(first, of_first, first_papers)?, book(second, of_second, second_papers)?])
    }
}

fn judge_both<'a>(
    first: Judging<'a>,
    second: Judging<'a>,
    counts: &crate::store::place_counts::Counts,
) -> Result<[Vec<Verdict<'a>>; 2], Refusal> {
    let (first_held, second_held) = (first.held(), second.held());
    let wish = |judging: Judging<'a>, held| LinkedWish {
        judge: judging.judge(),
        choices: judging.choices(),
        held,
        places: judging.places(counts),
    };
    judge_linked(&wish(first, &first_held), &wish(second, &second_held))
}

/// Each receipt names the other.
fn papers_of([first, second]: [kehou_contract::ReceiptNumber; 2], both: [Judging<'_>; 2]) -> [Papers; 2] {
    let linked = |number: &kehou_contract::ReceiptNumber, other: Judging<'_>| {
        let child_name = other.submission.own.child.name.clone();
        Some(LinkedReceipt { number: number.clone(), child_name })
    };
    let [of_first, of_second] = both;
    let (first_linked, second_linked) = (linked(&second, of_second), linked(&first, of_first));
    [Papers { number: first, linked: first_linked }, Papers { number: second, linked: second_linked }]
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
