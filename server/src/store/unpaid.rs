//! Places that go back because their bill was not paid in time.

use super::{
    Store, audit,
    audit::AuditRow,
    bills, children, held, messages,
    submit::changes,
    takes::{Takes, tell_of_leaving},
    waivers,
};
use crate::{
    Catalogue,
    error::Error,
    live_places::Changed,
    sql::{self, Connection},
};
use chrono::{DateTime, Utc};
use kehou_contract::{
    Fen, Group, GroupId, News, Offering, School, Waiver, Window,
    rules::{Plan, Priced, is_waived_whole},
    school_time,
};
use std::collections::BTreeMap;

/// Whose deed it is in the audit trail: nobody's, the time came.
const ACTOR: &str = "due_time";

/// Bills by which places stand, the first that is due first. Who has left has none to give back, and owes what was used. The
/// application is looked up for one bill after the other: asked whether there is any, a database joins all there are.
const WITH_PLACES: &str = "state = 'due' AND billed_on IS NULL AND 0 < \
     (SELECT count(*) FROM applications WHERE applications.id = application_id AND applications.state = 'valid') \
     ORDER BY due_at LIMIT 1";

/// A bill whose time has come.
#[derive(sqlx::FromRow)]
struct Overdue {
    id: String,
    application_id: String,
    child_id: String,
    total_fen: i64,
}

impl Store {
    /// When the next bill is due by which places stand, if any is: later parts of a fee are asked for by the school.
    pub(crate) async fn next_due_time(&self) -> sqlx::Result<Option<DateTime<Utc>>> {
        let due: Option<Option<i64>> =
            sql::query_scalar(sqlx::AssertSqlSafe(["SELECT due_at FROM bills WHERE ", WITH_PLACES].concat()))
                .fetch_optional(&self.read)
                .await?;
        Ok(due.flatten().and_then(DateTime::from_timestamp_millis))
    }

    /// Takes back the places of one bill that was due by now and is unpaid: what costs nothing stays. The family is
    /// told in the same transaction, and when its child leaves by it. `None` when no such bill is left.
    pub(crate) async fn take_back_unpaid(
        &self,
        catalogue: &Catalogue,
        now: DateTime<Utc>,
    ) -> Result<Option<(i64, Vec<Changed>)>, Error> {
        let mut tx = self.desk.turn().await?;
        let Some(overdue) = find_overdue(&mut tx, now).await? else {
            return Ok(None);
        };
        let child = overdue.child_id.as_str();
        let before = Takes::read(&mut tx, child, school_time(now).date()).await?;
        let waivers = waivers::of_child(&mut tx, child).await?;
        let grade = children::find(&mut tx, child).await?.grade();
        let charged = charged_groups(&mut tx, catalogue, child, grade, &waivers).await?;
        let mut titles = Vec::with_capacity(charged.len());
        for (group, title) in &charged {
            held::give_up(&mut tx, child, group, now).await?;
            titles.push(title.clone());
        }
        for window in charged_care(&catalogue.school, grade, &waivers) {
            held::end_care_in(&mut tx, child, &window.id).await?;
        }
        bills::void_all(&mut tx, &BTreeMap::from([(overdue.application_id.clone(), now)])).await?;
        // Told before the reason for it, and so standing below it in the inbox.
        tell_of_leaving(&mut tx, catalogue, child, &before, now).await?;
        let news = News::PlaceReturned { titles, total: Fen(overdue.total_fen) };
        messages::tell(&mut tx, child, &news, now).await?;
        let groups: Vec<GroupId> = charged.into_iter().map(|(group, _)| group).collect();
        let facts = serde_json::json!({ "bill": overdue.id, "groups": groups });
        let row = AuditRow { actor: ACTOR, action: "places.returned", target: child, facts };
        let commit = audit::record(&mut tx, row, now).await?;
        let changed = changes(&mut tx, &groups).await?;
        tx.keep().await?;
        Ok(Some((commit, changed)))
    }
}

async fn find_overdue(tx: &mut Connection, now: DateTime<Utc>) -> sqlx::Result<Option<Overdue>> {
    let statement =
        ["SELECT id, application_id, child_id, total_fen FROM bills WHERE due_at <= $1 AND ", WITH_PLACES];
    sql::query_as(sqlx::AssertSqlSafe(statement.concat()))
        .bind(now.timestamp_millis())
        .fetch_optional(tx)
        .await
}

/// Groups the child holds that cost it something, with their titles: what is waived whole is not among them.
async fn charged_groups(
    tx: &mut Connection,
    catalogue: &Catalogue,
    child: &str,
    grade: u8,
    waivers: &[Waiver],
) -> Result<Vec<(GroupId, String)>, Error> {
    let school = &catalogue.school;
    let held = held::groups_held(tx, child).await?;
    let costs = |(offering, group): &(&Offering, &Group)| {
        let groups = [Priced { offering, group }];
        let plan = Plan { grade, care: &[], groups: &groups, from: None };
        school.tariff.charges(offering) && !is_waived_whole(school, &plan, waivers)
    };
    let titled = catalogue.groups().filter(|(_, group)| held.contains(&group.id)).filter(costs);
    Ok(titled.map(|(offering, group)| (group.id.clone(), offering.title_of(group))).collect())
}

/// Windows whose care costs the child something.
fn charged_care<'a>(
    school: &'a School,
    grade: u8,
    waivers: &'a [Waiver],
) -> impl Iterator<Item = &'a Window> {
    school.care_windows().filter(move |window| {
        let care = std::slice::from_ref(&window.id);
        let plan = Plan { grade, care, groups: &[], from: None };
        school.tariff.charges_care(&window.id) && !is_waived_whole(school, &plan, waivers)
    })
}

#[cfg(test)]
mod tests {
    use super::{super::engine::open_own_database, *};

    /// Of tens of thousands of bills that are due one evening the first is asked for, again and again.
    #[tokio::test]
    async fn the_next_bill_that_is_due_is_the_first_of_its_index() {
        let Some(opened) = open_own_database().await else { return };
        let explain = ["EXPLAIN (COSTS OFF) SELECT due_at FROM bills WHERE ", WITH_PLACES].concat();
        let plan: Vec<String> =
            sql::query_scalar(sqlx::AssertSqlSafe(explain)).fetch_all(&opened.read).await.expect("a plan");
        let plan = plan.join("\n");
        assert!(plan.contains("Index Scan using bills_due on bills"), "{plan}");
        assert!(!plan.contains("Sort") && !plan.contains("Join") && !plan.contains("Loop"), "{plan}");
    }
}
