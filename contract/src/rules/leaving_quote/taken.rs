//! What a child takes, what of it it gives up, and what it keeps.

use super::LeavingFacts;
use crate::{
    GivesUp, WindowId,
    rules::{Plan, Priced, Usage, planned_usage},
};

/// What a child takes, service by service: its groups, then care in the order of the windows.
pub(super) struct Taken<'a> {
    kept_groups: Vec<Priced<'a>>,
    kept_care: Vec<WindowId>,
    /// Which of the services it gives up, in the order of its planned usage.
    pub(super) gives_up: Vec<bool>,
}

impl<'a> Taken<'a> {
    /// `None` where the child does not take what it is to give up.
    pub(super) fn of(facts: &LeavingFacts<'a>, gives_up: &GivesUp) -> Option<Self> {
        let care: Vec<&WindowId> = facts.school.care_windows().map(|window| &window.id).collect();
        let care: Vec<&WindowId> = care.into_iter().filter(|window| facts.care.contains(window)).collect();
        let gives_up_group = |priced: &Priced<'_>| match gives_up {
            GivesUp::Everything => true,
            GivesUp::Group(group) => &priced.group.id == group,
            GivesUp::Care(_) => false,
        };
        let gives_up_care = |window: &WindowId| match gives_up {
            GivesUp::Everything => true,
            GivesUp::Group(_) => false,
            GivesUp::Care(given_up) => window == given_up,
        };
        let of_groups = facts.groups.iter().map(gives_up_group);
        let all: Vec<bool> = of_groups.chain(care.iter().map(|window| gives_up_care(window))).collect();
        all.contains(&true).then(|| Self {
            kept_groups: facts.groups.iter().filter(|priced| !gives_up_group(priced)).copied().collect(),
            kept_care: care.into_iter().filter(|window| !gives_up_care(window)).cloned().collect(),
            gives_up: all,
        })
    }

    /// Whether it keeps nothing.
    pub(super) fn is_all(&self) -> bool {
        !self.gives_up.contains(&false)
    }

    /// What it takes; what was cancelled is not held.
    pub(super) fn usage(&self, facts: &LeavingFacts<'a>) -> Usage<'a> {
        let LeavingFacts { grade, care, groups, .. } = *facts;
        let mut usage = planned_usage(facts.school, &Plan { grade, care, groups, from: None });
        for session in &mut usage.sessions {
            let Some(priced) = groups.get(session.service) else { continue };
            session.held =
                !facts.cancelled.iter().any(|off| off.group == priced.group.id && off.date == session.date);
        }
        usage
    }

    /// What it takes if it takes only what it keeps.
    pub(super) fn kept_usage<'k>(&'k self, facts: &LeavingFacts<'k>) -> Usage<'k> {
        let (care, groups) = (&self.kept_care[..], &self.kept_groups[..]);
        planned_usage(facts.school, &Plan { grade: facts.grade, care, groups, from: None })
    }

    /// What it gives up, in words.
    pub(super) fn titles(&self, all: &Usage<'_>) -> Vec<String> {
        let given_up = all.services.iter().zip(&self.gives_up).filter(|(_, given_up)| **given_up);
        given_up.map(|(service, _)| service.title.clone()).collect()
    }
}
