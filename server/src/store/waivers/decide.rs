//! Granting a waiver, or declining it.

use super::{Standing, answer_place, find, of_child, rebilling::rebill_all, word};
use crate::{
    Catalogue,
    error::Error,
    sql::{self, Connection},
    store::{Store, Written, audit::AuditRow, children, keyed_write::Begun, messages, office::StaffWrite},
};
use kehou_contract::{
    Fen, News, Refusal, WaiverDecided, WaiverDecision, WaiverRequestId, WaiverState, rules::may_decide_waiver,
};

impl Store {
    /// Decides about an application. A waiver that is granted counts from here on in every quote of the child, and
    /// brings down what stands; the family is told in the same transaction. The trail has neither reason.
    pub(crate) async fn decide_waiver(
        &self,
        catalogue: &Catalogue,
        staff: &StaffWrite,
        id: &WaiverRequestId,
        decision: &WaiverDecision,
    ) -> Result<Written, Error> {
        let mut write = match self.begin_write(&staff.keyed, staff.now).await? {
            Begun::Before(written) => return Ok(written),
            Begun::Open(write) => write,
        };
        let standing = find(write.tx(), id.as_str()).await?.ok_or(Error::NotFound)?;
        may_decide_waiver(&catalogue.school, &standing.waiver(), standing.state()?, decision.granted)
            .map_err(Refusal::Office)?;
        let state = if decision.granted { WaiverState::Granted } else { WaiverState::Declined };
        let answer = self.seal.close(&staff.reason, &answer_place(id.as_str()))?;
        settle(write.tx(), staff, id, state, answer).await?;
        let decided = match decision.granted {
            true => grant(write.tx(), catalogue, &standing, id, staff).await?,
            false => WaiverDecided { state, less: Fen::ZERO, refund: Fen::ZERO },
        };
        let news = match decision.granted {
            true => News::WaiverGranted { less: decided.less, refund: decided.refund },
            false => News::WaiverDeclined,
        };
        messages::tell(write.tx(), &standing.child_id, &news, staff.now).await?;
        let (action, facts) = match decision.granted {
            true => ("waiver.granted", serde_json::json!({ "less": decided.less, "refund": decided.refund })),
            false => ("waiver.declined", serde_json::json!({})),
        };
        let row = AuditRow { actor: staff.teacher(), action, target: id.as_str(), facts };
        write.finish(&decided, row, Vec::new()).await
    }
}

async fn settle(
    tx: &mut Connection,
    staff: &StaffWrite,
    id: &WaiverRequestId,
    state: WaiverState,
    answer: Vec<u8>,
) -> Result<(), Error> {
    sql::query(
        "UPDATE waiver_requests SET state = $2, settled_at = $3, decided_by = $4, answer_sealed = $5 WHERE id = $1",
    )
    .bind(id.as_str())
    .bind(word(state)?)
    .bind(staff.now.timestamp_millis())
    .bind(staff.teacher())
    .bind(answer)
    .execute(tx)
    .await?;
    Ok(())
}

/// Brings down what stands of the child's bills, now that the application is granted.
async fn grant(
    tx: &mut Connection,
    catalogue: &Catalogue,
    standing: &Standing,
    id: &WaiverRequestId,
    staff: &StaffWrite,
) -> Result<WaiverDecided, Error> {
    let child = children::find(tx, &standing.child_id).await?;
    let after = of_child(tx, &standing.child_id).await?;
    let new = standing.waiver();
    let before: Vec<_> = after.iter().filter(|waiver| **waiver != new).cloned().collect();
    let (less, refund) = rebill_all(tx, catalogue, &child, (&before, &after), (&new, id), staff.now).await?;
    Ok(WaiverDecided { state: WaiverState::Granted, less, refund })
}
