//! Writing what was decided, table by table, in an order that every constraint agrees to.

use super::rows::{GivenUp, NewApplication, NewCare, NewEnrolment, NewMeeting, Rows, TakenUp};
use crate::{
    error::Error,
    sql::{self, Connection, Inserts},
    store::{CapacityGuard, audit::Trail, bills, ids::Ids, keys, messages, receipts, reviews, signatures},
};
use kehou_contract::{GroupId, QuotaId, ReceiptState};
use std::collections::BTreeMap;

impl Rows {
    /// Takes away what children have no longer.
    pub(super) async fn make_room(&self, tx: &mut Connection) -> Result<(), Error> {
        give_up(tx, &self.given_up).await?;
        receipts::set_aside(tx, &self.replaced, ReceiptState::Replaced).await?;
        end_care(tx, &self.care_anew).await
    }

    /// Adds what children have from now on: places, after they are counted, times and care.
    pub(super) fn add_takes<'v>(
        &'v self,
        inserts: &mut Inserts<'v>,
        guard: CapacityGuard,
    ) -> Result<(), Error> {
        count_places(inserts, &self.places, guard)?;
        add_applications(inserts, &self.applications);
        // Those out of what is held back first: everybody's leave what is still held back.
        let (held, open): (Vec<_>, Vec<_>) =
            self.enrolments.iter().partition(|enrolment| enrolment.held_from.is_some());
        add_enrolments(inserts, held);
        add_enrolments(inserts, open);
        add_counted_apart(inserts, &self.quota_places);
        add_meetings(inserts, &self.meetings);
        add_care(inserts, &self.care);
        Ok(())
    }

    /// Whether there is anything for [`Self::change_kept`].
    pub(super) fn change_what_is_kept(&self) -> bool {
        !self.taken_up.is_empty() || !self.reviews.is_empty()
    }

    /// Changes what refers to the applications that are written.
    pub(super) async fn change_kept(&self, tx: &mut Connection) -> Result<(), Error> {
        take_up(tx, &self.taken_up).await?;
        for (application, review) in &self.reviews {
            reviews::set(tx, application, review).await?;
        }
        Ok(())
    }

    /// Adds the papers: bills, signatures, receipts, messages, the audit, and the answers under their keys.
    pub(super) fn add_papers<'v>(&'v self, inserts: &mut Inserts<'v>, trail: &Trail) -> Result<(), Error> {
        bills::add(inserts, &self.bills)?;
        signatures::add(inserts, &self.signatures);
        receipts::add(inserts, &self.receipts);
        messages::add(inserts, &self.messages);
        trail.add(inserts, &self.audit);
        keys::add_answers(inserts, &self.answers);
        Ok(())
    }
}

async fn give_up(tx: &mut Connection, places: &[GivenUp]) -> Result<(), Error> {
    if places.is_empty() {
        return Ok(());
    }
    let ended: Vec<(&str, i64)> =
        places.iter().map(|place| (&*place.enrolment, place.at.timestamp_millis())).collect();
    sql::query(
        "WITH ended AS MATERIALIZED (SELECT json_extract(each.value, '$[0]') AS id, \
          CAST(json_extract(each.value, '$[1]') AS BIGINT) AS at FROM json_each($1) AS each) \
         UPDATE enrolments SET ended_at = ended.at FROM ended WHERE enrolments.id = ended.id",
    )
    .bind(serde_json::to_string(&ended)?)
    .execute(&mut *tx)
    .await?;
    let (children, ids): (Vec<&str>, Vec<&str>) =
        places.iter().map(|place| (&*place.child, &*place.enrolment)).unzip();
    sql::query(
        "DELETE FROM enrolment_meetings WHERE child_id IN (SELECT value FROM json_each($1)) \
         AND enrolment_id IN (SELECT value FROM json_each($2))",
    )
    .bind(Ids::of(&children)?.as_json())
    .bind(Ids::of(&ids)?.as_json())
    .execute(tx)
    .await?;
    Ok(())
}

/// Counts the places in their groups. The condition in the statement is the guard: it holds on every engine and at every
/// isolation level; the table's CHECK stands behind it. A place judged free is free under the one writer.
fn count_places(
    inserts: &mut Inserts<'_>,
    places: &BTreeMap<GroupId, i64>,
    guard: CapacityGuard,
) -> Result<(), Error> {
    let changes: Vec<(&GroupId, i64)> =
        places.iter().filter(|(_, change)| **change != 0).map(|(group, change)| (group, *change)).collect();
    if changes.is_empty() {
        return Ok(());
    }
    let statement = match guard {
        CapacityGuard::On => {
            "WITH changes AS MATERIALIZED (SELECT json_extract(each.value, '$[0]') AS id, \
              CAST(json_extract(each.value, '$[1]') AS BIGINT) AS change FROM json_each(?) AS each) \
             UPDATE groups SET enrolled = enrolled + change FROM changes \
             WHERE groups.id = changes.id AND enrolled + change BETWEEN 0 AND capacity"
        }
        CapacityGuard::ConstraintAlone | CapacityGuard::OffForNegativeControl => {
            "WITH changes AS MATERIALIZED (SELECT json_extract(each.value, '$[0]') AS id, \
              CAST(json_extract(each.value, '$[1]') AS BIGINT) AS change FROM json_each(?) AS each) \
             UPDATE groups SET enrolled = enrolled + change FROM changes WHERE groups.id = changes.id"
        }
    };
    let (groups, json) = (u32::try_from(changes.len()).unwrap_or(u32::MAX), serde_json::to_string(&changes)?);
    inserts.and_of(groups, statement, |values| {
        values.push_bind(json);
    });
    Ok(())
}

fn add_applications<'v>(inserts: &mut Inserts<'v>, applications: &'v [NewApplication]) {
    let into =
        "INSERT INTO applications (seq, id, child_id, round_id, participation, wish, submitted_at, state) ";
    inserts.add(into, applications, |values, new| {
        values.push_bind(new.seq).push_bind(&new.id).push_bind(&new.child).push_bind(new.round.as_str());
        values.push_bind(new.participation).push_bind(&new.wish).push_bind(new.at.timestamp_millis());
        values.push_bind("valid");
    });
}

fn add_enrolments<'v>(inserts: &mut Inserts<'v>, enrolments: Vec<&'v NewEnrolment>) {
    let into = "INSERT INTO enrolments \
                (id, child_id, offering_id, group_id, application_id, enrolled_at, held_from, to_be_seen) ";
    inserts.add(into, enrolments, |values, new| {
        values.push_bind(&new.id).push_bind(&new.child).push_bind(new.offering.as_str());
        values.push_bind(new.group.as_str()).push_bind(&new.application);
        values
            .push_bind(new.at.timestamp_millis())
            .push_bind(new.held_from.as_deref())
            .push_bind(new.to_be_seen);
    });
}

/// Makes places that were proposed the children's own. Whatever was in their way was given up before.
async fn take_up(tx: &mut Connection, places: &[TakenUp]) -> sqlx::Result<()> {
    for place in places {
        sql::query("UPDATE enrolments SET proposed = 0, application_id = $2 WHERE id = $1")
            .bind(&place.enrolment)
            .bind(&place.application)
            .execute(&mut *tx)
            .await?;
    }
    Ok(())
}

fn add_counted_apart<'v>(inserts: &mut Inserts<'v>, places: &'v [(String, QuotaId)]) {
    let into = "INSERT INTO quota_places (enrolment_id, quota_id) ";
    inserts.add(into, places, |values, (enrolment, quota)| {
        values.push_bind(enrolment).push_bind(quota.as_str());
    });
}

fn add_meetings<'v>(inserts: &mut Inserts<'v>, meetings: &'v [NewMeeting]) {
    let into = "INSERT INTO enrolment_meetings (child_id, weekday, window_id, turn, enrolment_id) ";
    inserts.add(into, meetings, |values, new| {
        values.push_bind(&new.child).push_bind(i64::from(new.weekday)).push_bind(new.window.as_str());
        values.push_bind(i64::from(new.turn)).push_bind(&new.enrolment);
    });
}

/// Ends the care of children who apply anew.
async fn end_care(tx: &mut Connection, children: &[String]) -> Result<(), Error> {
    if children.is_empty() {
        return Ok(());
    }
    sql::query("DELETE FROM care_enrolments WHERE child_id IN (SELECT value FROM json_each($1))")
        .bind(Ids::of(children)?.as_json())
        .execute(tx)
        .await?;
    Ok(())
}

fn add_care<'v>(inserts: &mut Inserts<'v>, care: &'v [NewCare]) {
    let into = "INSERT INTO care_enrolments (child_id, window_id, application_id) ";
    inserts.add(into, care, |values, new| {
        values.push_bind(&new.child).push_bind(new.window.as_str()).push_bind(&new.application);
    });
}
