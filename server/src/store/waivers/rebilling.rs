//! What a waiver that was granted changes of the bills of the child's application in force.

use crate::{
    Catalogue,
    error::Error,
    sql::Connection,
    store::{
        in_force::InForce,
        rebilling::{bring_all_down, quote_held},
    },
};
use chrono::{DateTime, Utc};
use kehou_contract::{Child, Fen, Waiver, WaiverRequestId, rules::TakenOff};

/// Brings down every bill by what the new waiver gives of it; what need not be paid any more, and what goes back.
pub(super) async fn rebill_all(
    tx: &mut Connection,
    catalogue: &Catalogue,
    child: &Child,
    (before, after): (&[Waiver], &[Waiver]),
    (new, request): (&Waiver, &WaiverRequestId),
    now: DateTime<Utc>,
) -> Result<(Fen, Fen), Error> {
    let group = catalogue.school.tariff.waivers.iter().find(|group| group.id == new.group);
    let (Some(group), Some(in_force)) = (group, InForce::read(tx, &child.id).await?) else {
        return Ok((Fen::ZERO, Fen::ZERO));
    };
    let without = quote_held(catalogue, child, &in_force, before);
    let with = quote_held(catalogue, child, &in_force, after);
    let facts = serde_json::json!({ "waiver_request": request });
    bring_all_down(tx, &in_force.application, (&without, &with), &TakenOff::waived(group), (facts, now)).await
}
