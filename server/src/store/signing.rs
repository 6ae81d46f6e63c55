//! What a guardian signs in a round with review, when the classes are published.

use super::{
    Keyed, OwnChild, Store, Written,
    audit::AuditRow,
    bills::{self, NewBill},
    in_force::InForce,
    keyed_write::{Begun, KeyedWrite},
    messages, office,
    rebilling::quote_held,
    receipts, reviews,
    signatures::{self, NewSignature},
    waivers,
};
use crate::{Catalogue, error::Error, sql::Inserts};
use chrono::{DateTime, Utc};
use kehou_contract::{Bill, Child, Refusal, ReviewStep, Signature, SubmissionReceipt, rules::quoted_total};

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
        let (rows, signed) =
            NewSignature::of(catalogue, &review.application, &command.signature, command.now);
        let mut inserts = Inserts::default();
        signatures::add(&mut inserts, &rows);
        inserts.write(write.tx()).await?;
        receipts::set_signed(write.tx(), &review.application, &signed).await?;
        charge(&mut write, catalogue, child, &review.application, command.now).await?;
        let receipt = receipts::read_of_application(write.tx(), &review.application).await?;
        if let Some(news) = messages::news_of_bill(&receipt) {
            messages::tell(write.tx(), child.id.as_str(), &news, command.now).await?;
        }
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
    let bills: Vec<NewBill> = NewBill::all_of(application, child.id.as_str(), &bills, now).collect();
    let mut inserts = Inserts::default();
    bills::add(&mut inserts, &bills)?;
    Ok(inserts.write(write.tx()).await?)
}
