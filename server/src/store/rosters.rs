//! Lists of children for those who teach them. Every look leaves a row in the audit trail.

use super::{
    Store, audit,
    audit::AuditRow,
    children::children_of_class,
    leavings::{StillComes, still_comes},
    places,
};
use crate::{
    Catalogue,
    error::Error,
    sql::{self, Connection},
    store::child_term,
};
use chrono::{DateTime, Utc};
use kehou_contract::{
    ChildTerm, ClassChild, Group, GroupRoster, HomeClass, HomeClassRoster, Offering, RosterChild, WindowId,
    school_time,
};

#[derive(sqlx::FromRow)]
struct Row {
    school_number: String,
    name: String,
    #[sqlx(try_from = "i64")]
    grade: u8,
    #[sqlx(try_from = "i64")]
    home_class_number: u8,
}

impl From<Row> for RosterChild {
    fn from(row: Row) -> Self {
        let home_class = HomeClass { grade: row.grade, number: row.home_class_number };
        Self { school_number: row.school_number, name: row.name, home_class }
    }
}

impl Store {
    /// The children of a group; whoever has left it today comes for the last time, and is on it still.
    pub(crate) async fn read_group_roster(
        &self,
        (offering, group): (&Offering, &Group),
        teacher: &str,
        now: DateTime<Utc>,
    ) -> Result<GroupRoster, Error> {
        let mut tx = self.desk.turn().await?;
        let to_be_seen = to_be_seen_in(&mut tx, group).await?;
        let rows: Vec<Row> = sql::query_as(
            "SELECT school_number, name, grade, home_class_number FROM children WHERE id IN \
             (SELECT child_id FROM enrolments WHERE group_id = $1 AND ended_at IS NULL AND proposed = 0 UNION \
              SELECT child_id FROM leavings JOIN left_services ON leaving_seq = seq \
              WHERE group_id = $1 AND leaves > $2) \
             ORDER BY grade, home_class_number, school_number",
        )
        .bind(group.id.as_str())
        .bind(school_time(now).date().to_string())
        .fetch_all(&mut *tx)
        .await?;
        let places = places::read_places(&mut tx, std::slice::from_ref(&group.id)).await?;
        record_look(&mut tx, teacher, group.id.as_str(), now).await?;
        tx.keep().await?;
        Ok(GroupRoster {
            group: group.id.clone(),
            title: offering.title_of(group),
            places: *places.get(&group.id).ok_or(Error::NotFound)?,
            children: rows.into_iter().map(RosterChild::from).collect(),
            to_be_seen,
        })
    }

    /// The children of a home class, with what each family answered.
    pub(crate) async fn read_home_class_roster(
        &self,
        catalogue: &Catalogue,
        home_class: HomeClass,
        teacher: &str,
        now: DateTime<Utc>,
    ) -> Result<HomeClassRoster, Error> {
        let mut tx = self.desk.turn().await?;
        let mut children = Vec::new();
        for (child, school_number) in children_of_class(&mut tx, home_class).await? {
            let term = child_term::read(&mut tx, &child.id).await?;
            let still = still_comes(&mut tx, child.id.as_str(), school_time(now).date()).await?;
            children.push(answered(catalogue, (child.name, school_number), &term, &still));
        }
        let target = format!("{}-{}", home_class.grade, home_class.number);
        record_look(&mut tx, teacher, &target, now).await?;
        tx.keep().await?;
        Ok(HomeClassRoster { home_class, children })
    }
}

/// What it takes, and on its last day what it has left.
fn answered(
    catalogue: &Catalogue,
    (name, school_number): (String, String),
    term: &ChildTerm,
    still: &[StillComes],
) -> ClassChild {
    let held = |id| catalogue.groups().find(|(_, group)| &group.id == id);
    let title = |(offering, group): (&Offering, &Group)| offering.title_of(group);
    let in_care = |window: &WindowId| {
        term.care.contains(window) || still.iter().any(|still| still.care.as_ref() == Some(window))
    };
    let windows = catalogue.school.care_windows().filter(|window| in_care(&window.id));
    let groups = term.enrolments.iter().map(|one| &one.group);
    let groups = groups.chain(still.iter().filter_map(|still| still.group.as_ref()));
    ClassChild {
        school_number,
        name,
        answer: term.answer,
        care: windows.filter_map(|window| window.care.clone()).collect(),
        groups: groups.filter_map(|group| held(group).map(title)).collect(),
    }
}

/// Every look of the staff at children's names is recorded.
pub(super) async fn record_look(
    tx: &mut Connection,
    teacher: &str,
    target: &str,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let facts = serde_json::json!({});
    let row = AuditRow { actor: teacher, action: "roster.read", target, facts };
    audit::record(tx, row, now).await.map(drop)
}

/// School numbers of the children of a group whose places count only when a teacher has seen them.
async fn to_be_seen_in(tx: &mut Connection, group: &Group) -> sqlx::Result<Vec<String>> {
    sql::query_scalar(
        "SELECT school_number FROM enrolments JOIN children ON children.id = child_id \
         WHERE group_id = $1 AND ended_at IS NULL AND proposed = 0 AND to_be_seen = 1 \
         ORDER BY grade, home_class_number, school_number",
    )
    .bind(group.id.as_str())
    .fetch_all(tx)
    .await
}
