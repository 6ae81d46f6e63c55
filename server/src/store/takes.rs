//! What a child takes part in inside a transaction, and telling its household when it leaves at other times by it.

use super::{
    child_term::care_of,
    held::groups_held,
    leavings::{StillComes, still_comes},
    messages,
    pick_up::read_date,
};
use crate::{
    Catalogue,
    error::Error,
    sql::{self, Connection},
};
use chrono::{DateTime, NaiveDate, Utc};
use kehou_contract::{
    CancelledSession, ChildId, GroupId, News, WindowId,
    rules::{Priced, TakesPart, leaving_changes},
    school_time,
};

/// Grade, care, groups and cancelled sessions of one child.
pub(super) struct Takes {
    grade: u8,
    care: Vec<WindowId>,
    groups: Vec<GroupId>,
    cancelled: Vec<CancelledSession>,
    /// What it has left and comes to still, on its last day.
    still_comes: Vec<StillComes>,
}

impl Takes {
    /// As it stands now; sessions cancelled from a date on.
    pub(super) async fn read(tx: &mut Connection, child: &str, from: NaiveDate) -> Result<Self, Error> {
        let grade: i64 = sql::query_scalar("SELECT grade FROM children WHERE id = $1")
            .bind(child)
            .fetch_one(&mut *tx)
            .await?;
        Ok(Self {
            grade: u8::try_from(grade).unwrap_or(0),
            care: care_of(tx, &ChildId::new(child)).await?,
            groups: groups_held(tx, child).await?,
            cancelled: cancelled_for(tx, child, from).await?,
            still_comes: still_comes(tx, child, from).await?,
        })
    }

    /// What stands before a family changes it. `None` before the term: nobody waits at the gate yet, and the receipt
    /// tells what will be.
    pub(super) async fn read_in_term(
        tx: &mut Connection,
        catalogue: &Catalogue,
        child: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<Self>, Error> {
        let today = school_time(now).date();
        if today < catalogue.school.term.span().0 {
            return Ok(None);
        }
        Self::read(tx, child, today).await.map(Some)
    }

    /// Asks a rule about it.
    pub(super) fn with<T>(&self, catalogue: &Catalogue, ask: impl FnOnce(&TakesPart<'_>) -> T) -> T {
        self.and_still(catalogue, &[], ask)
    }

    /// Asks a rule about a date: on its last day a child still comes to what it has left.
    pub(super) fn with_on<T>(
        &self,
        catalogue: &Catalogue,
        date: NaiveDate,
        ask: impl FnOnce(&TakesPart<'_>) -> T,
    ) -> T {
        let still: Vec<&StillComes> = self.still_comes.iter().filter(|still| date < still.leaves).collect();
        self.and_still(catalogue, &still, ask)
    }

    fn and_still<T>(
        &self,
        catalogue: &Catalogue,
        still: &[&StillComes],
        ask: impl FnOnce(&TakesPart<'_>) -> T,
    ) -> T {
        let comes_to = |group: &GroupId| {
            self.groups.contains(group) || still.iter().any(|still| still.group.as_ref() == Some(group))
        };
        let held = catalogue.groups().filter(|(_, group)| comes_to(&group.id));
        let groups: Vec<Priced<'_>> = held.map(|(offering, group)| Priced { offering, group }).collect();
        let mut care = self.care.clone();
        care.extend(still.iter().filter_map(|still| still.care.clone()));
        ask(&TakesPart { grade: self.grade, care: &care, groups: &groups, cancelled: &self.cancelled })
    }
}

/// Tells the household when its child leaves now, if that is another time than before. Whoever fetches the child may
/// be somebody else than whoever changed it.
pub(super) async fn tell_of_leaving(
    tx: &mut Connection,
    catalogue: &Catalogue,
    child: &str,
    before: &Takes,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    tell_of_leaving_from(tx, catalogue, child, before, (now, now)).await
}

/// The same of a change that holds from an instant on.
pub(super) async fn tell_of_leaving_from(
    tx: &mut Connection,
    catalogue: &Catalogue,
    child: &str,
    before: &Takes,
    (from, now): (DateTime<Utc>, DateTime<Utc>),
) -> Result<(), Error> {
    let after = Takes::read(tx, child, school_time(from).date()).await?;
    let school = &catalogue.school;
    let days = before.with(catalogue, |before| {
        after.with(catalogue, |after| leaving_changes(school, before, after, from))
    });
    match days.is_empty() {
        true => Ok(()),
        false => messages::tell(tx, child, &News::LeavingChanged { days }, now).await,
    }
}

/// Sessions from a date on that do not take place, of groups a child comes to.
pub(super) async fn cancelled_for(
    tx: &mut Connection,
    child: &str,
    from: NaiveDate,
) -> Result<Vec<CancelledSession>, Error> {
    let rows: Vec<(String, String, String)> = sql::query_as(
        "SELECT group_id, date, reason FROM cancelled_sessions WHERE date >= $2 AND group_id IN \
         (SELECT group_id FROM enrolments WHERE child_id = $1 AND ended_at IS NULL AND proposed = 0 UNION \
          SELECT group_id FROM leavings JOIN left_services ON leaving_seq = seq \
          WHERE child_id = $1 AND leaves > $2 AND group_id IS NOT NULL) ORDER BY date",
    )
    .bind(child)
    .bind(from.to_string())
    .fetch_all(tx)
    .await?;
    let session = |(group, date, reason): (String, String, String)| {
        Ok(CancelledSession { group: GroupId::new(group), date: read_date(&date)?, reason })
    };
    rows.into_iter().map(session).collect()
}
