//! What there is at all of those who apply. In an opening minute there is next to nothing of anybody, and what is not there is
//! not asked for.

use super::Submission;

/// What there is of one application's child and key.
pub(super) struct Glance {
    pub(super) child: String,
    counted: Counted,
}

/// It beside something else, where it is one.
#[derive(sqlx::FromRow)]
pub(super) struct FoundGlance {
    child: Option<String>,
    #[sqlx(flatten)]
    counted: Counted,
}

#[derive(sqlx::FromRow)]
struct Counted {
    /// The last application of the child that is in force, an empty text if none of its applications is, none if it never
    /// applied.
    latest: Option<String>,
    /// How many lists it stands in.
    standings: i64,
    /// How much the office waives.
    waivers: i64,
    /// How often its key was accepted.
    answers: i64,
}

impl FoundGlance {
    pub(super) fn glance(self) -> Option<Glance> {
        Some(Glance { child: self.child?, counted: self.counted })
    }
}

/// A glance at each of several applications.
pub(super) struct Glances(pub(super) Vec<Glance>);

impl Glances {
    /// Of what a glance is asked for, as JSON.
    pub(super) fn asked(submissions: &[&Submission]) -> serde_json::Result<String> {
        let asked = submissions.iter().map(|submission| {
            let Submission { own, keyed, .. } = submission;
            [own.child.id.as_str(), &*keyed.owner, &*keyed.key]
        });
        serde_json::to_string(&asked.collect::<Vec<_>>())
    }

    /// Whether any of the keys was accepted before.
    pub(super) fn any_answered(&self) -> bool {
        self.0.iter().any(|glance| glance.counted.answers > 0)
    }

    /// The children that stand in any list.
    pub(super) fn standing(&self) -> Vec<&str> {
        self.children(|glance| glance.counted.standings > 0)
    }

    /// The children for which the office waives anything.
    pub(super) fn waived(&self) -> Vec<&str> {
        self.children(|glance| glance.counted.waivers > 0)
    }

    /// The children that ever applied.
    pub(super) fn applied(&self) -> Vec<&str> {
        self.children(Glance::has_applied)
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
        self.counted.latest.is_some()
    }

    /// The child's application in force.
    pub(super) fn in_force(&self) -> Option<&str> {
        self.counted.latest.as_deref().filter(|id| !id.is_empty())
    }
}
