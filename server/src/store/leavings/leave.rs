//! Carrying a leaving out: what was shown is what is given.

use super::{standing::Standing, unsigned};
use crate::{
    Catalogue,
    error::Error,
    sql::{self, Connection},
    store::{
        Keyed, OwnChild, Store, Written,
        audit::AuditRow,
        bills, held,
        keyed_write::Begun,
        ledger::{self, Entry},
        messages, receipts,
        submit::changes,
        takes::{Takes, tell_of_leaving_from},
    },
};
use chrono::{DateTime, Utc};
use kehou_contract::{
    ClockTime, GivesUp, GroupId, LeavingQuote, NewLeaving, News, ReceiptState, Refusal, WindowId,
    rules::{BillLeft, Left, leave},
    school_instant, school_time,
};

/// A leaving on its way in.
#[derive(Clone, Debug)]
pub(crate) struct LeavingCommand {
    pub(crate) keyed: Keyed,
    pub(crate) own: OwnChild,
    pub(crate) leaving: NewLeaving,
    pub(crate) now: DateTime<Utc>,
}

impl LeavingCommand {
    fn child(&self) -> &str {
        self.own.child.id.as_str()
    }
}

impl Store {
    /// Leaves services: bills come down, what comes back is entered, places are free, and the family is told, all at
    /// once. Answers with the submission receipt as it stands now, which is withdrawn when nothing is kept.
    pub(crate) async fn leave(
        &self,
        catalogue: &Catalogue,
        command: &LeavingCommand,
    ) -> Result<Written, Error> {
        let mut write = match self.begin_write(&command.keyed, command.now).await? {
            Begun::Before(written) => return Ok(written),
            Begun::Open(write) => write,
        };
        let tx = write.tx();
        if let Some(stage) = unsigned(tx, &command.own.child).await? {
            return Err(Refusal::UnderReview { stage }.into());
        }
        let standing = Standing::read(tx, catalogue, &command.own.child).await?;
        let standing = standing.ok_or(Refusal::NothingHeld)?;
        let NewLeaving { gives_up, given_back: quoted } = &command.leaving;
        let today = school_time(command.now).date();
        let left = standing.with(catalogue, today, |facts| leave(facts, gives_up))?;
        let now = left.quote.given_back();
        if now != *quoted {
            return Err(Refusal::RefundMoved { quoted: *quoted, now }.into());
        }
        let before = Takes::read_in_term(tx, catalogue, command.child(), command.now).await?;
        let (groups, care) = given_up(&standing, gives_up);
        let seq = insert(tx, command, &standing, &left.quote, (&groups, &care)).await?;
        for bill in &left.bills {
            settle(tx, command, &standing, bill, seq).await?;
        }
        give_up(tx, command, (&groups, &care)).await?;
        let application = &standing.in_force.application;
        if left.wholly {
            receipts::set_state(tx, application, ReceiptState::Withdrawn).await?;
        }
        tell(tx, catalogue, command, before.as_ref(), &left).await?;
        let receipt = receipts::read_of_application(tx, application).await?;
        let facts = serde_json::json!({ "receipt": receipt.number, "leaving": seq, "groups": groups, "care": care,
            "refund": left.quote.refund, "credit": left.quote.credit, "less": left.quote.no_longer_owed });
        let changed = changes(tx, &groups).await?;
        let row =
            AuditRow { actor: &command.keyed.owner, action: "services.left", target: command.child(), facts };
        write.finish(&receipt, row, changed).await
    }
}

/// The groups and windows that are given up.
fn given_up(standing: &Standing, gives_up: &GivesUp) -> (Vec<GroupId>, Vec<WindowId>) {
    match gives_up {
        GivesUp::Everything => (standing.in_force.held.clone(), standing.in_force.care.clone()),
        GivesUp::Group(group) => (vec![group.clone()], Vec::new()),
        GivesUp::Care(window) => (Vec::new(), vec![window.clone()]),
    }
}

/// Keeps that the child leaves, and what was shown; its number.
async fn insert(
    tx: &mut Connection,
    command: &LeavingCommand,
    standing: &Standing,
    quote: &LeavingQuote,
    (groups, care): (&[GroupId], &[WindowId]),
) -> Result<i64, Error> {
    let seq: i64 = sql::query_scalar(
        "INSERT INTO leavings (child_id, application_id, leaves, left_at, quote) VALUES ($1, $2, $3, $4, $5) \
         RETURNING seq",
    )
    .bind(command.child())
    .bind(&standing.in_force.application)
    .bind(quote.leaves.to_string())
    .bind(command.now.timestamp_millis())
    .bind(serde_json::to_string(quote)?)
    .fetch_one(&mut *tx)
    .await?;
    let groups = groups.iter().map(|group| (Some(group.as_str()), None));
    let care = care.iter().map(|window| (None, Some(window.as_str())));
    for (group, window) in groups.chain(care) {
        sql::query("INSERT INTO left_services (leaving_seq, group_id, window_id) VALUES ($1, $2, $3)")
            .bind(seq)
            .bind(group)
            .bind(window)
            .execute(&mut *tx)
            .await?;
    }
    Ok(seq)
}

/// Brings a bill down, and enters what is let off and given back.
async fn settle(
    tx: &mut Connection,
    command: &LeavingCommand,
    standing: &Standing,
    left: &BillLeft,
    seq: i64,
) -> Result<(), Error> {
    let (Some(id), Some(before)) = (standing.bill_ids.get(left.number), standing.bill(left.number)) else {
        return Err(Error::Broken("a bill that is left stands"));
    };
    if left.bill != before.bill {
        bills::bring_down(tx, id, &left.bill).await?;
    }
    for (kind, amount) in &left.entries {
        let facts = serde_json::json!({ "leaving": seq });
        let entry = Entry { child: command.child(), bill: id, kind: *kind, amount: *amount, facts };
        ledger::enter(tx, entry, command.now).await?;
    }
    Ok(())
}

async fn give_up(
    tx: &mut Connection,
    command: &LeavingCommand,
    (groups, care): (&[GroupId], &[WindowId]),
) -> sqlx::Result<()> {
    for group in groups {
        held::give_up(tx, command.child(), group, command.now).await?;
    }
    for window in care {
        held::end_care_in(tx, command.child(), window).await?;
    }
    Ok(())
}

/// Tells the family what it has left and what comes back, and when its child leaves from then on: on its last day it
/// comes as before.
async fn tell(
    tx: &mut Connection,
    catalogue: &Catalogue,
    command: &LeavingCommand,
    before: Option<&Takes>,
    left: &Left,
) -> Result<(), Error> {
    let LeavingQuote { titles, leaves, refund, credit, no_longer_owed: less, .. } = left.quote.clone();
    if let (Some(before), Some(midnight)) = (before, ClockTime::new(0, 0)) {
        // Told before the reason for it, and so standing below it in the inbox.
        let from = school_instant(leaves, midnight);
        tell_of_leaving_from(tx, catalogue, command.child(), before, (from, command.now)).await?;
    }
    let news = News::Left { titles, leaves, refund, credit, less };
    messages::tell(tx, command.child(), &news, command.now).await
}
