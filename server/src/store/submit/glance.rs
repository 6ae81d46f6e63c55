//! What there is at all of those who apply. In an opening minute there is next to nothing of anybody, and what is not there is
//! not asked for.

use super::Submission;
use crate::{
    error::Error,
    sql::{self, Connection},
};

/// What there is of one application's child and key.
#[derive(sqlx::FromRow)]
pub(super) struct Glance {
    pub(super) child: String,
    /// The last application of the child that is in force, an empty text if none of its applications is, none if it never
    /// applied.
    application: Option<String>,
    /// How many lists it stands in.
    standings: i64,
    /// How much the office waives.
    waivers: i64,
    /// How often its key was accepted.
    answers: i64,
}

/// A glance at each of several applications.
pub(super) struct Glances(Vec<Glance>);

impl Glances {
    /// Everything is looked up for each application by itself, and counted: made while a table is empty, a plan that joins, or
    /// asks whether there is any, would go on reading all of it.
    pub(super) async fn read(tx: &mut Connection, submissions: &[&Submission]) -> Result<Self, Error> {
        let asked = submissions.iter().map(|submission| {
            let Submission { own, keyed, .. } = submission;
            [own.child.id.as_str(), &*keyed.owner, &*keyed.key]
        });
        let glances = sql::query_as(
            "WITH asked AS MATERIALIZED (SELECT json_extract(each.value, '$[0]') AS child, \
              json_extract(each.value, '$[1]') AS owner, json_extract(each.value, '$[2]') AS key \
              FROM json_each($1) AS each) \
             SELECT child, (SELECT max(CASE state WHEN 'valid' THEN id ELSE '' END) FROM applications \
              WHERE child_id = asked.child) AS application, \
             (SELECT count(*) FROM standings WHERE child_id = asked.child) AS standings, \
             (SELECT count(*) FROM waiver_requests WHERE child_id = asked.child AND state = 'granted') AS waivers, \
             (SELECT count(*) FROM idempotency_keys AS kept WHERE kept.owner = asked.owner AND kept.key = asked.key) \
              AS answers FROM asked",
        )
        .bind(serde_json::to_string(&asked.collect::<Vec<_>>())?)
        .fetch_all(tx)
        .await?;
        Ok(Self(glances))
    }

    /// Whether any of the keys was accepted before.
    pub(super) fn any_answered(&self) -> bool {
        self.0.iter().any(|glance| glance.answers > 0)
    }

    /// The children that stand in any list.
    pub(super) fn standing(&self) -> Vec<&str> {
        self.children(|glance| glance.standings > 0)
    }

    /// The children for which the office waives anything.
    pub(super) fn waived(&self) -> Vec<&str> {
        self.children(|glance| glance.waivers > 0)
    }

    /// The children that ever applied.
    pub(super) fn applied(&self) -> Vec<&str> {
        self.children(|glance| glance.application.is_some())
    }

    /// The children that have an application in force.
    pub(super) fn in_force(&self) -> Vec<&str> {
        self.children(|glance| glance.in_force().is_some())
    }

    fn children(&self, has: impl Fn(&Glance) -> bool) -> Vec<&str> {
        self.0.iter().filter(|glance| has(glance)).map(|glance| &*glance.child).collect()
    }

    pub(super) fn each(self) -> impl Iterator<Item = Glance> {
        self.0.into_iter()
    }
}

impl Glance {
    /// Whether the child ever applied.
    pub(super) fn has_applied(&self) -> bool {
        self.application.is_some()
    }

    /// The child's application in force.
    pub(super) fn in_force(&self) -> Option<&str> {
        self.application.as_deref().filter(|id| !id.is_empty())
    }
}
