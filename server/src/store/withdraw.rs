//! Withdrawing everything a child has from a round.

use super::{
    Keyed, OwnChild, Store, Written, audit, held, keys, office, receipts, reviews, standing,
    submit::changes,
    takes::{Takes, tell_of_leaving},
};
use crate::{Catalogue, error::Error, sql::Connection};
use chrono::{DateTime, Utc};
use kehou_contract::{
    ChildId, GroupId, ReceiptState, Refusal, ReviewStep, Round, RoundId,
    rules::{Arrival, may_take_part},
};

/// A withdrawal on its way in.
#[derive(Clone, Debug)]
pub(crate) struct WithdrawalCommand {
    pub(crate) keyed: Keyed,
    pub(crate) own: OwnChild,
    pub(crate) round: RoundId,
    pub(crate) now: DateTime<Utc>,
}

impl Store {
    /// Gives every place back, ends care, voids the bill and the receipt. Answers with that receipt.
    pub(crate) async fn withdraw(
        &self,
        catalogue: &Catalogue,
        command: &WithdrawalCommand,
    ) -> Result<Written, Error> {
        let mut tx = self.desk.turn().await?;
        if let Some(answer) = keys::find_answer(&mut tx, &command.keyed).await? {
            tx.keep().await?;
            return Ok(Written::Before { answer });
        }
        let round = office::round_in_force(&mut tx, &catalogue.school.round).await?;
        if command.round != round.id {
            return Err(Refusal::AnotherRound { now: round.title }.into());
        }
        may_withdraw(&mut tx, catalogue, command, &round).await?;
        let (child, state) = (&command.own.child.id, ReceiptState::Withdrawn);
        let gone = give_everything_back(&mut tx, catalogue, child, state, command.now).await?;
        let GivenBack { application, groups } = gone.ok_or(Refusal::NothingHeld)?;
        let receipt = receipts::read_of_application(&mut tx, &application).await?;
        let answer = serde_json::to_string(&receipt)?;
        let row = audit::AuditRow {
            actor: &command.keyed.owner,
            action: "application.withdrawn",
            target: child.as_str(),
            facts: serde_json::json!({ "receipt": receipt.number, "application": application }),
        };
        let commit = audit::record_answered(&mut tx, row, &answer, command.now).await?;
        keys::keep_answer(&mut tx, &command.keyed, (&answer, commit), command.now).await?;
        let changed = changes(&mut tx, &groups).await?;
        tx.keep().await?;
        Ok(Written::Now { answer, commit, changed })
    }
}

/// A family withdraws while the round is open and nothing is paid; under review until it has signed, also after the
/// round has closed.
async fn may_withdraw(
    tx: &mut Connection,
    catalogue: &Catalogue,
    command: &WithdrawalCommand,
    round: &Round,
) -> Result<(), Error> {
    let child = &command.own.child;
    if let Some(review) = reviews::in_force(tx, child.id.as_str()).await? {
        let terms = (&catalogue.school, round);
        review.after(&ReviewStep::Withdraw, child.home_class, terms, command.now)?;
        return Ok(());
    }
    let standing = standing::of_child(tx, child.id.as_str()).await?;
    let arrival = Arrival { grade: child.grade(), standing: &standing, round, now: command.now };
    may_take_part(child, &arrival)?;
    match held::has_paid(tx, child.id.as_str()).await? {
        true => Err(Refusal::AlreadyPaid.into()),
        false => Ok(()),
    }
}

/// What a child had.
pub(super) struct GivenBack {
    pub(super) application: String,
    pub(super) groups: Vec<GroupId>,
}

/// Ends the child's application in force with every place it has or was proposed; nothing when there is none. The
/// household is told when its child leaves by it.
pub(super) async fn give_everything_back(
    tx: &mut Connection,
    catalogue: &Catalogue,
    child: &ChildId,
    state: ReceiptState,
    now: DateTime<Utc>,
) -> Result<Option<GivenBack>, Error> {
    let child = child.as_str();
    let before = Takes::read_in_term(tx, catalogue, child, now).await?;
    let Some(application) = receipts::set_aside(tx, &[(child.to_owned(), now)], state).await?.pop() else {
        return Ok(None);
    };
    let mut groups = held::groups_held(tx, child).await?;
    groups.extend(held::groups_proposed(tx, child).await?);
    for group in &groups {
        held::give_up(tx, child, group, now).await?;
    }
    held::end_care(tx, child).await?;
    if let Some(before) = &before {
        tell_of_leaving(tx, catalogue, child, before, now).await?;
    }
    Ok(Some(GivenBack { application, groups }))
}
