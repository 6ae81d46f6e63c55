use super::*;
use crate::{EarlyChildren, EarlyOpening, HeldBack, HeldFor, PriorityGroup, Quota, QuotaId, Room};
use chrono::TimeDelta;

fn poor() -> PriorityGroupId {
    PriorityGroupId::new("poor")
}

fn poor_families() -> PriorityGroup {
    PriorityGroup { id: poor(), title: "困难家庭".into() }
}

fn early(school: &School, who: EarlyChildren, hours: i64) -> EarlyOpening {
    EarlyOpening { who, opens_at: school.round.opens_at - TimeDelta::hours(hours) }
}

#[test]
fn early_openings_are_early_and_for_somebody() {
    assert_right(&[
        ("children who come back", |school, _, _| {
            school.round.early = vec![early(school, EarlyChildren::Returning, 1)];
        }),
        ("a priority group of the school", |school, office, _| {
            office.priority_groups = vec![poor_families()];
            school.round.early = vec![early(school, EarlyChildren::Priority(poor()), 24)];
        }),
        ("grades of which one is in the round", |school, _, _| {
            let who = EarlyChildren::Grades(GradeSpan { from: 6, to: 9 });
            school.round.early = vec![early(school, who, 24)];
        }),
    ]);
    assert_keys(&[
        ("school.round.early.opens_at", |school, _, _| {
            school.round.early = vec![early(school, EarlyChildren::Returning, 0)];
        }),
        ("school.round.early.who", |school, _, _| {
            school.round.early = vec![early(school, EarlyChildren::Priority(poor()), 24)];
        }),
        ("school.round.early.who", |school, _, _| {
            let who = EarlyChildren::Grades(GradeSpan { from: 7, to: 9 });
            school.round.early = vec![early(school, who, 24)];
        }),
    ]);
}

fn quota(id: &str, groups: &[&str]) -> Quota {
    let groups = groups.iter().map(|id| GroupId::new(*id)).collect();
    Quota { id: QuotaId::new(id), title: id.into(), groups, grades: None, classes: vec![], places: 40 }
}

fn held(whom: HeldFor, places: u32) -> HeldBack {
    HeldBack { groups: vec![GroupId::new("football-1")], whom, places, until: None }
}

#[test]
fn places_add_up() {
    assert_right(&[
        ("as many held back as there are places", |_, office, _| {
            office.quotas = vec![quota("a", &["football-1"]), quota("b", &["football-1", "robots-1"])];
            office.rooms = vec![Room { title: "操场".into(), seats: 30 }];
            office.priority_groups = vec![poor_families()];
            office.held_back = vec![held(HeldFor::Team, 10), held(HeldFor::Priority(poor()), 20)];
        }),
        ("held for another round until this one ends", |school, office, _| {
            let until = Some(school.round.closes_at);
            office.held_back = vec![HeldBack { until, ..held(HeldFor::AnotherRound, 3) }];
        }),
    ]);
    assert_keys(&[
        ("office.quotas.a", |_, office, _| {
            office.quotas = vec![quota("a", &["football-1"]), quota("a", &["robots-1"])];
        }),
        ("office.quotas.a.groups", |_, office, _| office.quotas = vec![quota("a", &[])]),
        ("office.quotas.a.groups", |_, office, _| office.quotas = vec![quota("a", &["nowhere"])]),
        ("office.held_back.groups", |_, office, _| {
            let groups = vec![GroupId::new("nowhere")];
            office.held_back = vec![HeldBack { groups, ..held(HeldFor::Team, 3) }];
        }),
        ("office.held_back.groups", |_, office, _| {
            office.held_back = vec![held(HeldFor::Team, 3), held(HeldFor::Team, 2)];
        }),
        ("office.held_back.for", |_, office, _| {
            office.held_back = vec![held(HeldFor::Priority(poor()), 3)];
        }),
        ("office.held_back.until", |_, office, _| office.held_back = vec![held(HeldFor::AnotherRound, 3)]),
        ("groups.football-1.capacity", |_, office, _| {
            office.held_back = vec![held(HeldFor::Team, 20), held(HeldFor::Paper, 11)];
        }),
        ("groups.football-1.capacity", |_, office, offerings| {
            office.rooms = vec![Room { title: "操场".into(), seats: 31 }];
            offerings[0].groups[0].capacity = 32;
        }),
    ]);
}
