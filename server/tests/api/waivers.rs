//! Waivers: applied for by a guardian, granted by the office, seen by nobody else.

mod effects;

use crate::{
    contents::Contents,
    family::{Family, new_key},
    running_server::{Answer, RunningServer},
    staff::Staff,
};
use kehou_contract::{
    AuditEntry, ChildId, Message, NewWaiverRequest, News, OfferingId, OfficeRefusal, OfficeWaiverRequest,
    Refusal, Waiver, WaiverDecided, WaiverDecision, WaiverGroupId, WaiverRequest, WaiverRequestId,
    WaiverRequested, WaiverState, routes,
};

const REASON: &str = "孩子奶奶常年住院，家里有低保证";
const ANSWER: &str = "证件已经核对";

fn wished(group: &str, offering: Option<&str>) -> NewWaiverRequest {
    NewWaiverRequest {
        group: WaiverGroupId::new(group),
        offering: offering.map(OfferingId::new),
        reason: REASON.into(),
    }
}

async fn ask(family: &Family, child: &ChildId, key: &str, new: &NewWaiverRequest) -> Answer {
    family.ask(&routes::RequestWaiver { child_id: child.clone() }).key(key).json(new).send().await
}

/// Applies for a waiver that can be applied for.
async fn asked(family: &Family, child: &ChildId, group: &str, offering: Option<&str>) -> WaiverRequestId {
    let answer = ask(family, child, &new_key(), &wished(group, offering)).await;
    answer.expect(201).read::<WaiverRequested>().id
}

async fn withdraw(family: &Family, request_id: &WaiverRequestId) -> Answer {
    family.ask(&routes::WithdrawWaiverRequest { request_id: request_id.clone() }).send().await
}

async fn listed(family: &Family, child: &ChildId) -> Vec<WaiverRequest> {
    family.ask(&routes::ListWaiverRequests { child_id: child.clone() }).send().await.expect(200).read()
}

async fn decide(office: &Staff, request_id: &WaiverRequestId, granted: bool) -> Answer {
    let decision = WaiverDecision { granted, reason: ANSWER.into() };
    office.write(&routes::DecideWaiver { request_id: request_id.clone() }, &decision).await
}

/// Applies for a waiver and has it granted.
pub(crate) async fn granted(
    office: &Staff,
    family: &Family,
    child: &ChildId,
    (group, offering): (&str, Option<&str>),
) -> WaiverDecided {
    let request = asked(family, child, group, offering).await;
    decide(office, &request, true).await.expect(201).read()
}

async fn newest_message(family: &Family) -> News {
    let mut all: Vec<Message> = family.messages().await;
    all.remove(0).news
}

#[tokio::test]
async fn an_application_is_taken_once_and_read_by_its_family_and_the_office() {
    let server = RunningServer::start().await;
    let (office, family) = (Staff::office(&server).await, server.first_family().await);
    let (child, key) = (family.child_of_grade(3), new_key());
    let new = wished("near-minimum-income", Some("football"));
    let first: WaiverRequested = ask(&family, &child, &key, &new).await.expect(201).read();
    let again = ask(&family, &child, &key, &new).await.expect(201);
    assert!(again.is_replayed());
    assert_eq!(again.read::<WaiverRequested>(), first);
    let own = listed(&family, &child).await;
    assert_eq!(own.len(), 1);
    let WaiverRequest { waiver, group_title, offering_title, reason, state, settled_at, answer, .. } =
        &own[0];
    assert_eq!(waiver, &Waiver { group: new.group.clone(), offering: new.offering.clone() });
    assert_eq!((group_title.as_str(), offering_title.as_str()), ("低保边缘家庭", "校园足球（初级）"));
    assert_eq!(
        (reason.as_str(), *state, *settled_at, answer.as_str()),
        (REASON, WaiverState::Asked, None, "")
    );
    let seen: Vec<OfficeWaiverRequest> =
        office.ask(&routes::ListOfficeWaivers).send().await.expect(200).read();
    assert_eq!((seen[0].child_name.as_str(), &seen[0].request), ("林小禾", &own[0]));
    let looks: Vec<String> = server
        .column("SELECT action FROM audit_rows WHERE target = 'waiver-requests' ORDER BY seq DESC")
        .await;
    assert_eq!(looks, ["roster.read"], "the look is recorded");
}

#[tokio::test]
async fn each_refusal_has_its_facts_and_leaves_nothing_behind() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    asked(&family, &child, "minimum-income", None).await;
    let before = Contents::of(&server).await;
    let cases = [
        (wished("orphans", None), Refusal::NoSuchWaiver),
        (wished("minimum-income", Some("nowhere")), Refusal::NotOnTheMenu),
        (wished("school-team", Some("eloquence")), Refusal::WaiverNotFor { title: "小小主持人".into() }),
        (
            wished("minimum-income", Some("tai-chi")),
            Refusal::WaiverNotFor { title: server.title_of("tai-chi") },
        ),
        (wished("minimum-income", None), Refusal::WaiverAskedAlready { granted: false }),
        (wished("minimum-income", Some("football")), Refusal::WaiverAskedAlready { granted: false }),
    ];
    for (new, refusal) in cases {
        assert_eq!(ask(&family, &child, &new_key(), &new).await.refusal(), refusal, "{new:?}");
    }
    for reason in ["", " \n ", &"字".repeat(501)] {
        let silent = NewWaiverRequest { reason: reason.into(), ..wished("school-team", None) };
        let problem = ask(&family, &child, &new_key(), &silent).await.expect(422).problem();
        assert_eq!(problem.errors[0].pointer, "/reason");
    }
    before.assert_same(&Contents::of(&server).await, "refusals");
}

#[tokio::test]
async fn an_application_is_taken_back_with_what_it_told_until_the_office_has_decided() {
    let server = RunningServer::start().await;
    let (office, family, other) =
        (Staff::office(&server).await, server.first_family().await, server.another_family(3).await);
    let child = family.child_of_grade(3);
    let request = asked(&family, &child, "minimum-income", None).await;
    withdraw(&other, &request).await.expect(404);
    for _ in 0..2 {
        withdraw(&family, &request).await.expect(204);
    }
    let own = listed(&family, &child).await;
    assert_eq!((own[0].state, own[0].reason.as_str()), (WaiverState::Withdrawn, ""));
    assert!(own[0].settled_at.is_some());
    let kept: Vec<i64> =
        server.column("SELECT count(*) FROM waiver_requests WHERE reason_sealed IS NOT NULL").await;
    assert_eq!(kept, [0], "what the family took back is not kept");
    let refused = decide(&office, &request, true).await.refusal();
    assert_eq!(refused, Refusal::Office(OfficeRefusal::WaiverNotOpen));
    let seen: Vec<OfficeWaiverRequest> =
        office.ask(&routes::ListOfficeWaivers).send().await.expect(200).read();
    assert!(seen.is_empty(), "the office does not see it any more");
    let again = asked(&family, &child, "minimum-income", None).await;
    decide(&office, &again, false).await.expect(201);
    assert_eq!(withdraw(&family, &again).await.refusal(), Refusal::WaiverDecided);
}

#[tokio::test]
async fn a_declined_application_changes_nothing_says_why_and_can_be_made_again() {
    let server = RunningServer::start().await;
    let (office, family) = (Staff::office(&server).await, server.first_family().await);
    let child = family.child_of_grade(3);
    let receipt = family.obtain(&child, &server.wish(&["football-1"])).await;
    let request = asked(&family, &child, "minimum-income", None).await;
    let decided: WaiverDecided = decide(&office, &request, false).await.expect(201).read();
    assert_eq!((decided.state, decided.less.0, decided.refund.0), (WaiverState::Declined, 0, 0));
    assert_eq!(newest_message(&family).await, News::WaiverDeclined);
    let own = listed(&family, &child).await;
    assert_eq!((own[0].state, own[0].answer.as_str()), (WaiverState::Declined, ANSWER));
    assert_eq!(family.receipt(&receipt.number).await.bills, receipt.bills);
    assert!(family.child_term(&child).await.waivers.is_empty());
    let refused = decide(&office, &request, true).await.refusal();
    assert_eq!(refused, Refusal::Office(OfficeRefusal::WaiverNotOpen), "decided once");
    asked(&family, &child, "minimum-income", None).await;
}

#[tokio::test]
async fn a_decision_sent_twice_is_done_once() {
    let server = RunningServer::start().await;
    let (office, family) = (Staff::office(&server).await, server.first_family().await);
    let child = family.child_of_grade(3);
    let request_id = asked(&family, &child, "minimum-income", None).await;
    let (endpoint, key) = (routes::DecideWaiver { request_id }, new_key());
    let decision = WaiverDecision { granted: true, reason: ANSWER.into() };
    let send = || office.ask(&endpoint).key(&key).json(&decision).send();
    let first: WaiverDecided = send().await.expect(201).read();
    let again = send().await.expect(201);
    assert!(again.is_replayed());
    assert_eq!(again.read::<WaiverDecided>(), first);
    let other = WaiverDecision { granted: false, ..decision.clone() };
    office.ask(&endpoint).key(&key).json(&other).send().await.expect(422);
    let told =
        family.messages().await.into_iter().filter(|one| matches!(one.news, News::WaiverGranted { .. }));
    assert_eq!(told.count(), 1);
    let silent = WaiverDecision { reason: " ".into(), ..decision };
    let problem = office.write(&endpoint, &silent).await.expect(422).problem();
    assert_eq!(problem.errors[0].pointer, "/reason");
}

#[tokio::test]
async fn neither_reason_stands_anywhere_but_sealed() {
    let server = RunningServer::start().await;
    let (office, family) = (Staff::office(&server).await, server.first_family().await);
    let child = family.child_of_grade(3);
    family.obtain(&child, &server.wish(&["football-1"])).await;
    granted(&office, &family, &child, ("minimum-income", None)).await;
    let request = asked(&family, &child, "school-team", None).await;
    decide(&office, &request, false).await.expect(201);
    let kept: Vec<Vec<u8>> = server
        .column(
            "SELECT reason_sealed FROM waiver_requests UNION ALL SELECT answer_sealed FROM waiver_requests",
        )
        .await;
    assert_eq!(kept.len(), 4);
    let everything = format!("{:?}", Contents::of(&server).await);
    for told in ["住院", "低保证", "证件", "minimum-income\",\"reason"] {
        assert!(!everything.contains(told), "{told} stands in the database");
        let bytes = told.as_bytes();
        let plain = kept.iter().any(|sealed| sealed.windows(bytes.len()).any(|part| part == bytes));
        assert!(!plain, "{told} is not sealed");
    }
    let trail: Vec<AuditEntry> = office.ask(&routes::ListAudit).send().await.expect(200).read();
    let entry = trail.iter().find(|entry| entry.action == "waiver.granted").expect("the grant");
    assert_eq!((entry.teacher.as_deref(), &entry.reason), (Some("方老师"), &None));
    let news: Vec<String> = server.column("SELECT news FROM messages WHERE news LIKE '%waiver%'").await;
    assert!(!news.iter().any(|news| news.contains("minimum")), "a message does not say as whom: {news:?}");
}

#[tokio::test]
async fn the_hash_of_a_reason_cannot_be_tried_out() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    let new = wished("minimum-income", None);
    ask(&family, &child, "0123456789abcdef-waiver", &new).await.expect(201);
    let hashes: Vec<String> = server
        .column("SELECT hex(body_hash) FROM idempotency_keys WHERE key = '0123456789abcdef-waiver'")
        .await;
    let body = serde_json::to_vec(&new).expect("JSON");
    let plain = <sha2::Sha256 as sha2::Digest>::digest(&body);
    let plain: String = plain.iter().map(|byte| format!("{byte:02X}")).collect();
    assert_eq!(hashes.len(), 1);
    assert_ne!(hashes[0], plain);
}
