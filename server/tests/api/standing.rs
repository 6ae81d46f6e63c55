//! What the office knows of a child when it chooses: invited, returning, of a priority group.

use crate::{
    contents::Contents,
    family::{Family, new_key},
    places_apart::school_with,
    running_server::{Answer, RunningServer},
    staff::Staff,
};
use chrono::{DateTime, TimeDelta, Utc};
use kehou_contract::{
    AuditEntry, ChildId, Entry, NewStandingList, OfferingId, OfficeRefusal, OfficeStandings, Outcome,
    PriorityGroupId, Refusal, StandingKind, StandingListKept, routes,
};
use kehou_server::sql;

/// A list of the office.
pub(crate) fn list(kind: StandingKind, school_numbers: &[String]) -> NewStandingList {
    NewStandingList { kind, school_numbers: school_numbers.to_vec(), reason: "名单已核对".into() }
}

pub(crate) fn invited(offering: &str) -> StandingKind {
    StandingKind::Invited(OfferingId::new(offering))
}

pub(crate) fn returning(offering: &str) -> StandingKind {
    StandingKind::Returning(OfferingId::new(offering))
}

pub(crate) fn left_behind() -> StandingKind {
    StandingKind::Priority(PriorityGroupId::new("left-behind"))
}

/// What the office goes by: a child's school number.
pub(crate) async fn number_of(server: &RunningServer, child: &ChildId) -> String {
    let found = sql::query_scalar("SELECT school_number FROM children WHERE id = $1").bind(child.as_str());
    found.fetch_one(server.app.store().writer()).await.expect("a child")
}

/// Puts these children on a list, and nobody else.
pub(crate) async fn put_on(server: &RunningServer, kind: StandingKind, children: &[&ChildId]) -> Answer {
    let mut numbers = Vec::new();
    for child in children {
        numbers.push(number_of(server, child).await);
    }
    Staff::office(server).await.write(&routes::SetStandingList, &list(kind, &numbers)).await.expect(201)
}

/// What became of each choice.
pub(crate) async fn outcomes(
    server: &RunningServer,
    family: &Family,
    child: &ChildId,
    choices: &[&str],
) -> Vec<Outcome> {
    let receipt = family.obtain(child, &server.wish(choices)).await;
    receipt.outcomes.into_iter().map(|choice| choice.outcome).collect()
}

#[tokio::test]
async fn only_an_invited_child_gets_into_a_team() {
    let by_invitation = |settings: &mut kehou_server::Settings| {
        let offerings = settings.catalogue.offerings.iter_mut();
        let football = offerings.into_iter().find(|offering| offering.id.as_str() == "football");
        football.expect("football").entry = Some(Entry::Invitation);
    };
    let server = RunningServer::start_with(by_invitation).await;
    let (family, other) = (server.first_family().await, server.another_family(3).await);
    let (child, others) = (family.child_of_grade(3), other.child_of_grade(3));
    put_on(&server, invited("football"), &[&child]).await;
    assert_eq!(family.child_term(&child).await.invited, [OfferingId::new("football")]);
    assert_eq!(outcomes(&server, &family, &child, &["football-1"]).await, [Outcome::In]);
    let not_invited = Outcome::NotIn(Refusal::NotInvited);
    assert_eq!(outcomes(&server, &other, &others, &["football-1"]).await, [not_invited]);
    put_on(&server, invited("football"), &[&others]).await;
    assert_eq!(family.child_term(&child).await.invited, []);
    let kept = outcomes(&server, &family, &child, &["football-1", "tai-chi-1"]).await;
    assert_eq!(kept, [Outcome::In, Outcome::In], "a place that was won stays");
    assert_eq!(outcomes(&server, &other, &others, &["football-1"]).await, [Outcome::In]);
}

/// Grades 5 and 6 two days before the others, returning children a day, left-behind children an hour.
const EARLY: &str = r#"
[[school.round.early]]
who = "returning"
opens_at = "2026-08-23T12:00:00Z"

[[school.round.early]]
who = { priority = "left-behind" }
opens_at = "2026-08-24T11:00:00Z"

[[school.round.early]]
who = { grades = { from = 5, to = 6 } }
opens_at = "2026-08-22T12:00:00Z"

[[office.priority_groups]]
id = "left-behind"
title = "留守儿童"
"#;

async fn early_server() -> (RunningServer, DateTime<Utc>) {
    let server = RunningServer::start_with(|settings| settings.catalogue = school_with(EARLY)).await;
    let opens_at = server.school.round.opens_at;
    assert_eq!(opens_at, "2026-08-24T12:00:00Z".parse::<DateTime<Utc>>().expect("an instant"));
    (server, opens_at)
}

#[tokio::test]
async fn a_returning_child_chooses_what_it_returns_to_a_day_before_the_others() {
    let (server, opens_at) = early_server().await;
    let (family, other) = (server.first_family().await, server.another_family(3).await);
    let (child, others) = (family.child_of_grade(3), other.child_of_grade(3));
    put_on(&server, returning("football"), &[&child]).await;
    let term = family.child_term(&child).await;
    assert_eq!((term.returning, term.opens_at), (vec![OfferingId::new("football")], None));
    let earlier = opens_at - TimeDelta::hours(24);
    server.app.clock().stand_still_at(earlier - TimeDelta::minutes(1));
    let just_before = Some(earlier - TimeDelta::minutes(1));
    let ahead = Refusal::RoundAhead { opens_at: earlier, arrived_at: just_before };
    assert_eq!(family.meet_refusal(&child, &server.wish(&["football-1"])).await, ahead);
    server.app.clock().stand_still_at(earlier);
    let ahead = Refusal::RoundAhead { opens_at, arrived_at: Some(earlier) };
    let both = outcomes(&server, &family, &child, &["football-1", "tai-chi-1"]).await;
    assert_eq!(both, [Outcome::In, Outcome::NotIn(ahead.clone())]);
    let before = Contents::of(&server).await;
    assert_eq!(other.meet_refusal(&others, &server.wish(&["football-1"])).await, ahead);
    before.assert_same(&Contents::of(&server).await, "an application before the round");
    family.withdraw(&child, &new_key(), &server).await.expect(201);
    server.app.clock().stand_still_at(opens_at);
    assert_eq!(outcomes(&server, &other, &others, &["football-1"]).await, [Outcome::In]);
}

#[tokio::test]
async fn a_priority_group_chooses_anything_earlier_and_nobody_is_told_which_it_is() {
    let (server, opens_at) = early_server().await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    put_on(&server, left_behind(), &[&child]).await;
    let earlier = opens_at - TimeDelta::hours(1);
    let answer = family.ask(&routes::GetChildTerm { child_id: child.clone() }).send().await.expect(200);
    assert!(!answer.text().contains("left-behind"), "{}", answer.text());
    assert_eq!(family.child_term(&child).await.opens_at, Some(earlier));
    server.app.clock().stand_still_at(earlier - TimeDelta::minutes(1));
    let refused = family.meet_refusal(&child, &server.wish(&["tai-chi-1"])).await;
    let just_before = Some(earlier - TimeDelta::minutes(1));
    assert_eq!(refused, Refusal::RoundAhead { opens_at: earlier, arrived_at: just_before });
    server.app.clock().stand_still_at(earlier);
    assert_eq!(outcomes(&server, &family, &child, &["tai-chi-1"]).await, [Outcome::In]);
    let texts: Vec<String> = server.column("SELECT answer || document FROM idempotency_keys, submission_receipts WHERE answer LIKE '%tai-chi%' ORDER BY accepted_at DESC LIMIT 1").await;
    assert!(!texts[0].contains("left-behind"), "{texts:?}");
}

#[tokio::test]
async fn a_round_opens_grade_by_grade() {
    let (server, opens_at) = early_server().await;
    let (eldest, first) = (server.another_family(5).await, server.first_family().await);
    let (child, younger) = (eldest.child_of_grade(5), first.child_of_grade(3));
    let earlier = opens_at - TimeDelta::hours(48);
    assert_eq!(eldest.child_term(&child).await.opens_at, Some(earlier));
    server.app.clock().stand_still_at(earlier);
    assert_eq!(outcomes(&server, &eldest, &child, &["tai-chi-1"]).await, [Outcome::In]);
    let refused = first.meet_refusal(&younger, &server.wish(&["tai-chi-1"])).await;
    assert_eq!(refused, Refusal::RoundAhead { opens_at, arrived_at: Some(earlier) });
}

#[tokio::test]
async fn the_office_keeps_its_lists_whole() {
    let (server, _) = early_server().await;
    let (office, family) = (Staff::office(&server).await, server.first_family().await);
    let children = [family.child_of_grade(3), family.child_of_grade(1)];
    put_on(&server, left_behind(), &[&children[0]]).await;
    let kept: StandingListKept =
        put_on(&server, returning("football"), &[&children[0], &children[1], &children[0]]).await.read();
    assert_eq!(kept.children, 2, "each once");
    let read = async || {
        let all: OfficeStandings = office.ask(&routes::ListStandings).send().await.expect(200).read();
        let names = |list: &kehou_contract::StandingList| {
            list.children.iter().map(|child| child.name.clone()).collect()
        };
        let lists = all.lists.iter().map(|list| (list.kind.clone(), names(list)));
        (all.priority_groups[0].title.clone(), lists.collect::<Vec<(StandingKind, Vec<String>)>>())
    };
    let names = |nth: &[usize]| nth.iter().map(|nth| family.household.children[*nth].name.clone()).collect();
    let (title, lists) = read().await;
    assert_eq!(title, "留守儿童");
    assert_eq!(lists, [(left_behind(), names(&[0])), (returning("football"), names(&[1, 0]))]);
    let before = Contents::of(&server).await;
    let number = number_of(&server, &children[0]).await;
    let unknown = list(returning("football"), &[number.clone(), "209999".into()]);
    let refused = office.write(&routes::SetStandingList, &unknown).await.refusal();
    let nobody = OfficeRefusal::NoSuchChildren { school_numbers: vec!["209999".into()] };
    assert_eq!(refused, Refusal::Office(nobody));
    let nowhere = list(returning("cricket"), &[]);
    let problem = office.write(&routes::SetStandingList, &nowhere).await.expect(422).problem();
    assert_eq!(problem.errors[0].pointer, "/kind");
    before.assert_same(&Contents::of(&server).await, "refused lists");
    put_on(&server, returning("football"), &[]).await;
    assert_eq!(read().await.1.len(), 1, "an empty list is none");
    let trail: Vec<AuditEntry> = office.ask(&routes::ListAudit).send().await.expect(200).read();
    let actions: Vec<&str> = trail.iter().map(|entry| entry.action.as_str()).collect();
    assert_eq!(actions[..2], ["roster.read", "standing.set"], "looks and changes are recorded");
    let trail: Vec<String> =
        server.column("SELECT facts FROM audit_rows WHERE action = 'standing.set'").await;
    assert!(trail.iter().all(|facts| !facts.contains(&number)), "{trail:?}");
}
