//! Places that count only when a teacher has seen the child: what came of it.

use super::{
    Store, Written,
    audit::AuditRow,
    children, held,
    in_force::InForce,
    keyed_write::Begun,
    messages,
    office::StaffWrite,
    rebilling::{bring_all_down, quote_held},
    submit::changes,
    takes::{Takes, tell_of_leaving},
    waivers,
};
use crate::{
    Catalogue,
    error::Error,
    sql::{self, Connection},
};
use chrono::{DateTime, Utc};
use kehou_contract::{
    EntryChecked, EntryChecks, Fen, GroupId, News, OfficeRefusal, Refusal,
    rules::{Priced, TakenOff},
};

impl Store {
    /// Lets places count, or takes them back with what is owed for them; all of it, or nothing when a child does not
    /// wait for a teacher. Families are told in the same transaction.
    pub(crate) async fn record_entry_checks(
        &self,
        catalogue: &Catalogue,
        staff: &StaffWrite,
        seen: Priced<'_>,
        checks: &EntryChecks,
    ) -> Result<Written, Error> {
        let mut write = match self.begin_write(&staff.keyed, staff.now).await? {
            Begun::Before(written) => return Ok(written),
            Begun::Open(write) => write,
        };
        let group = &seen.group.id;
        let [admitted, not_admitted] =
            take_off_the_list(write.tx(), group, [&checks.admitted, &checks.not_admitted]).await?;
        let title = seen.offering.title_of(seen.group);
        for child in &admitted {
            messages::tell(write.tx(), child, &News::Admitted { title: title.clone() }, staff.now).await?;
        }
        for child in &not_admitted {
            turn_away(write.tx(), catalogue, child, (group, &title), staff.now).await?;
        }
        let count = |children: &[String]| u32::try_from(children.len()).unwrap_or(u32::MAX);
        let answer = EntryChecked { admitted: count(&admitted), not_admitted: count(&not_admitted) };
        let facts = serde_json::json!({ "admitted": admitted, "not_admitted": not_admitted });
        let changed = changes(write.tx(), std::slice::from_ref(group)).await?;
        let row: AuditRow<'_> = staff.row("entry.checked", group.as_str(), facts);
        write.finish(&answer, row, changed).await
    }
}

/// The children with these school numbers, by id, who wait for a teacher of the group no longer. Who stands on a list
/// twice waits only once.
async fn take_off_the_list(
    tx: &mut Connection,
    group: &GroupId,
    lists: [&[String]; 2],
) -> Result<[Vec<String>; 2], Error> {
    let mut nobody = Vec::new();
    let mut found = [Vec::new(), Vec::new()];
    for (list, children) in lists.into_iter().zip(&mut found) {
        for number in list {
            let child: Option<String> = sql::query_scalar(
                "UPDATE enrolments SET to_be_seen = 0 WHERE group_id = $1 AND ended_at IS NULL AND proposed = 0 AND to_be_seen = 1 \
                 AND child_id = (SELECT id FROM children WHERE school_number = $2) RETURNING child_id",
            )
            .bind(group.as_str())
            .bind(number)
            .fetch_optional(&mut *tx)
            .await?;
            match child {
                Some(child) => children.push(child),
                None => nobody.push(number.clone()),
            }
        }
    }
    match nobody.is_empty() {
        true => Ok(found),
        false => Err(Refusal::Office(OfficeRefusal::NotToBeSeen { school_numbers: nobody }).into()),
    }
}

/// Takes a place back. What is not owed without it is let off, and what was paid for it goes back whole: the child was
/// never in.
async fn turn_away(
    tx: &mut Connection,
    catalogue: &Catalogue,
    child: &str,
    (group, title): (&GroupId, &str),
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let leaving_before = Takes::read_in_term(tx, catalogue, child, now).await?;
    let (whole, waivers) = (children::find(tx, child).await?, waivers::of_child(tx, child).await?);
    let with = InForce::read(tx, &whole.id).await?;
    held::give_up(tx, child, group, now).await?;
    let without = InForce::read(tx, &whole.id).await?;
    let (mut less, mut refund) = (Fen::ZERO, Fen::ZERO);
    if let Some((with, without)) = with.zip(without) {
        let quote = |in_force: &InForce| quote_held(catalogue, &whole, in_force, &waivers);
        let facts = (serde_json::json!({ "not_admitted": group }), now);
        let off = TakenOff::not_admitted(title);
        let quotes = (&quote(&with)[..], &quote(&without)[..]);
        (less, refund) = bring_all_down(tx, &with.application, quotes, &off, facts).await?;
    }
    if let Some(before) = &leaving_before {
        tell_of_leaving(tx, catalogue, child, before, now).await?;
    }
    messages::tell(tx, child, &News::NotAdmitted { title: title.to_owned(), less, refund }, now).await
}
