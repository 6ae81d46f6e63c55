//! A family takes what the school proposes.

use super::found_in_force;
use crate::{
    Catalogue,
    error::Error,
    store::{
        Keyed, OwnChild, Store, Submission, Written, keys, office, receipts, standing,
        submit::{ComingIn, Run},
    },
};
use chrono::{DateTime, Utc};
use kehou_contract::{
    Application, Participation, ProposalAcceptance, Refusal, ReviewState, ReviewStep, TakingPart,
};

/// A family's yes on its way in.
#[derive(Clone, Debug)]
pub(crate) struct AcceptanceCommand {
    pub(crate) keyed: Keyed,
    pub(crate) own: OwnChild,
    pub(crate) acceptance: ProposalAcceptance,
    pub(crate) now: DateTime<Utc>,
}

impl Store {
    /// Puts what was proposed in the place of what was applied for, with a receipt of its own; the places wait for it
    /// since it was proposed. It comes in after the round has closed as well.
    pub(crate) async fn accept_proposal(
        &self,
        catalogue: &Catalogue,
        command: &AcceptanceCommand,
    ) -> Result<Written, Error> {
        let mut tx = self.desk.turn().await?;
        if let Some(answer) = keys::find_answer(&mut tx, &command.keyed).await? {
            tx.keep().await?;
            return Ok(Written::Before { answer });
        }
        let round = office::round_in_force(&mut tx, &catalogue.school.round).await?;
        let child = &command.own.child;
        let review = found_in_force(&mut tx, child.id.as_str()).await?;
        let terms = (&catalogue.school, &round);
        let after = review.after(&ReviewStep::AcceptProposal, child.home_class, terms, command.now)?;
        // The proposal of another application is not what this family read.
        let number = receipts::read_of_application(&mut tx, &review.application).await?.number;
        let ReviewState::Returned { proposal, .. } = review.state else {
            return Err(Error::Broken("an application with a proposal is returned"));
        };
        if number != command.acceptance.receipt {
            return Err(Refusal::UnderReview { stage: kehou_contract::ReviewStage::Returned }.into());
        }
        let wish = TakingPart {
            care: proposal.care,
            choices: proposal.choices,
            all_or_none: true,
            quoted_total: command.acceptance.quoted_total,
            signature: None,
        };
        let participation = Participation::TakingPart(wish);
        let submission = Submission {
            keyed: command.keyed.clone(),
            own: command.own.clone(),
            application: Application { round: round.id.clone(), participation },
            now: command.now,
        };
        let standing = standing::of_child(&mut tx, child.id.as_str()).await?;
        let coming_in = ComingIn { round, standing, proposed: true, review: Some(after) };
        let mut run = Run::read(&mut tx, catalogue, self.guard, &[&submission]).await?;
        let written = run.take(&submission, &coming_in)?;
        run.write(&mut tx).await?;
        tx.keep().await?;
        Ok(written)
    }
}
