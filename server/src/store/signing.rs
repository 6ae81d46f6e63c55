//! What a guardian signs: with its application, or, in a round with review, when the classes are published.

use super::{
    Keyed, OwnChild, Store, Submission, Written,
    audit::AuditRow,
    bills,
    in_force::InForce,
    keyed_write::{Begun, KeyedWrite},
    messages, office,
    rebilling::quote_held,
    receipts, reviews, waivers,
};
use crate::{Catalogue, error::Error};
use chrono::{DateTime, Utc};
use kehou_contract::{
    Bill, Child, Participation, Refusal, ReviewStep, Signature, Signed, SubmissionReceipt, TakingPart,
    rules::quoted_total,
};
use sqlx::SqliteConnection;

/// A signature on its way in.
#[derive(Clone, Debug)]
pub(crate) struct SigningCommand {
    pub(crate) keyed: Keyed,
    pub(crate) own: OwnChild,
    pub(crate) signature: Signature,
    pub(crate) now: DateTime<Utc>,
}

impl Store {
    /// Signs what was published: the child is enrolled, and its bills are made from here. Answers with the receipt.
    pub(crate) async fn sign_application(
        &self,
        catalogue: &Catalogue,
        command: &SigningCommand,
    ) -> Result<Written, Error> {
        let mut write = match self.begin_write(&command.keyed, command.now).await? {
            Begun::Before(written) => return Ok(written),
            Begun::Open(write) => write,
        };
        let round = office::round_in_force(write.tx(), &catalogue.school.round).await?;
        let child = &command.own.child;
        let review = reviews::found_in_force(write.tx(), child.id.as_str()).await?;
        let step = ReviewStep::Sign(command.signature.clone());
        let after = review.after(&step, child.home_class, (&catalogue.school, &round), command.now)?;
        reviews::set(write.tx(), &review.application, &after).await?;
        let signed =
            sign(write.tx(), catalogue, &review.application, &command.signature, command.now).await?;
        receipts::set_signed(write.tx(), &review.application, &signed).await?;
        charge(&mut write, catalogue, child, &review.application, command.now).await?;
        let receipt = receipts::read_of_application(write.tx(), &review.application).await?;
        messages::tell_of_bill(write.tx(), child.id.as_str(), &receipt, command.now).await?;
        let row = AuditRow {
            actor: &command.keyed.owner,
            action: "application.signed",
            target: child.id.as_str(),
            facts: serde_json::json!({ "receipt": receipt.number, "application": review.application }),
        };
        write.finish(&receipt, row, Vec::new()).await
    }
}

/// Makes the bills of what the child holds by now. Never more than the receipt quoted: a price that rose since is not
/// what the family was shown.
async fn charge(
    write: &mut KeyedWrite<'_>,
    catalogue: &Catalogue,
    child: &Child,
    application: &str,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let in_force = InForce::read(write.tx(), &child.id).await?;
    let in_force = in_force.ok_or(Error::Broken("what is signed is in force"))?;
    let waivers = waivers::of_child(write.tx(), child.id.as_str()).await?;
    let quoted: SubmissionReceipt = receipts::document_of(write.tx(), application).await?;
    let bills = quote_held(catalogue, child, &in_force, &waivers);
    let bills: Vec<Bill> = bills::with_time_to_pay(bills, &catalogue.school, now);
    let (quoted, now_total) = (quoted_total(&quoted.bills), quoted_total(&bills));
    if now_total > quoted {
        return Err(Refusal::PriceMoved { quoted, now: now_total }.into());
    }
    bills::write(write.tx(), application, child.id.as_str(), &bills, now).await
}

/// Keeps a signature under both texts.
async fn sign(
    tx: &mut SqliteConnection,
    catalogue: &Catalogue,
    application: &str,
    signature: &Signature,
    now: DateTime<Utc>,
) -> sqlx::Result<Signed> {
    let texts = [&catalogue.school.agreement, &catalogue.school.pick_up_pledge];
    let guardian_name = signature.guardian_name.trim();
    for text in texts {
        receipts::write_signature(tx, application, text, guardian_name, now).await?;
    }
    let texts = texts.map(|text| format!("《{}》{}", text.title, text.version)).to_vec();
    Ok(Signed { guardian_name: guardian_name.to_owned(), texts })
}

/// The signature that comes with an application, where one does.
pub(super) async fn sign_at_once(
    tx: &mut SqliteConnection,
    catalogue: &Catalogue,
    application: &str,
    submission: &Submission,
) -> Result<Option<Signed>, Error> {
    match &submission.application.participation {
        Participation::TakingPart(TakingPart { signature: Some(signature), .. }) => {
            Ok(Some(sign(tx, catalogue, application, signature, submission.now).await?))
        }
        _ => Ok(None),
    }
}
