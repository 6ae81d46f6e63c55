//! Withdrawing everything a child has from a round.

use super::{
    Keyed, OwnChild, Store, Written, audit, held, keys, office, receipts, standing,
    submit::changes,
    takes::{Takes, tell_of_leaving},
};
use crate::{Catalogue, error::Error};
use chrono::{DateTime, Utc};
use kehou_contract::{
    ReceiptState, Refusal, RoundId,
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
        let mut tx = self.write.begin_with("BEGIN IMMEDIATE").await?;
        if let Some(answer) = keys::find_answer(&mut tx, &command.keyed).await? {
            return Ok(Written::Before { answer });
        }
        let round = office::round_in_force(&mut tx, &catalogue.school.round).await?;
        if command.round != round.id {
            return Err(Refusal::AnotherRound { now: round.title }.into());
        }
        let standing = standing::of_child(&mut tx, command.own.child.id.as_str()).await?;
        let grade = command.own.child.grade();
        let arrival = Arrival { grade, standing: &standing, round: &round, now: command.now };
        may_take_part(&command.own.child, &arrival)?;
        let child = command.own.child.id.as_str();
        if held::has_paid(&mut tx, child).await? {
            return Err(Refusal::AlreadyPaid.into());
        }
        let before = Takes::read_in_term(&mut tx, catalogue, child, command.now).await?;
        let application = receipts::set_aside(&mut tx, child, ReceiptState::Withdrawn, command.now).await?;
        let application = application.ok_or(Refusal::NothingHeld)?;
        let given_up = held::groups_held(&mut tx, child).await?;
        for group in &given_up {
            held::give_up(&mut tx, child, group, command.now).await?;
        }
        held::end_care(&mut tx, child).await?;
        if let Some(before) = &before {
            tell_of_leaving(&mut tx, catalogue, child, before, command.now).await?;
        }
        let receipt = receipts::read_of_application(&mut tx, &application).await?;
        let answer = serde_json::to_string(&receipt)?;
        keys::keep_answer(&mut tx, &command.keyed, &answer, command.now).await?;
        let row = audit::AuditRow {
            actor: &command.keyed.owner,
            action: "application.withdrawn",
            target: child,
            facts: serde_json::json!({ "receipt": receipt.number, "application": application }),
        };
        let commit = audit::record(&mut tx, row, command.now).await?;
        let changed = changes(&mut tx, &given_up).await?;
        tx.commit().await?;
        Ok(Written::Now { answer, commit, changed })
    }
}
