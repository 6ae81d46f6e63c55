//! Submitting, when all goes well.

use crate::running_server::RunningServer;
use kehou_contract::{
    Answer, Application, BillState, Charge, Fen, HomeClass, Outcome, ReceiptState, Signed, SubmissionReceipt,
    Unit, WindowId, routes,
};

/// Title and amount of every line of a bill.
fn lines(receipt: &SubmissionReceipt) -> Vec<(&str, Fen)> {
    receipt.bills[0].lines.iter().map(|line| (line.title.as_str(), line.amount)).collect()
}

/// A course, a club, and care at noon.
fn wish(server: &RunningServer) -> Application {
    server.wish_with(&["football-1", "calligraphy-1"], |wish| {
        wish.care = vec![WindowId::new("noon")];
    })
}

#[tokio::test]
async fn a_family_gets_its_places_and_a_numbered_receipt() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let receipt = family.obtain(&family.child_of_grade(3), &wish(&server)).await;
    let outcomes = receipt.outcomes.iter().map(|choice| (&*choice.title, &choice.outcome));
    let expected = [("校园足球（初级）", &Outcome::In), ("硬笔书法 · 何老师班", &Outcome::In)];
    assert!(outcomes.eq(expected), "{receipt:?}");
    assert_eq!(receipt.care, ["午餐托管"]);
    assert!(receipt.number.as_str().starts_with("S1-2608-"), "{}", receipt.number);
    assert_eq!(receipt.state, ReceiptState::Valid);
    assert_eq!(receipt.child_name, "林小禾");
    assert_eq!(receipt.home_class, HomeClass { grade: 3, number: 2 });
    assert!(receipt.submitted_at >= server.school.round.opens_at);
    let texts = ["《自愿参加课后服务协议书》2026-1", "《安全接送承诺书》2026-1"].map(str::to_owned);
    let guardian_name = "林晓梅".to_owned();
    assert_eq!(receipt.signed, Some(Signed { guardian_name, texts: texts.to_vec() }));
}

#[tokio::test]
async fn the_bill_says_line_by_line_what_is_due_until_when() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let receipt = family.obtain(&family.child_of_grade(3), &wish(&server)).await;
    // 25 yuan for each Wednesday from 7 September to 22 January, without that of National Day and with its make-up.
    let football = ("校园足球（初级）", Fen(50_000));
    assert_eq!(lines(&receipt), [football, ("硬笔书法 · 何老师班", Fen(0)), ("午餐托管", Fen(0))]);
    let (rate, count) = (Fen(2_500), 20);
    assert_eq!(receipt.bills[0].lines[0].charge, Charge::Counted { rate, unit: Unit::Meeting, count });
    assert_eq!((receipt.bills[0].total, receipt.bills[0].state), (Fen(50_000), BillState::Due));
    assert_eq!(receipt.bills[0].due_at, Some(server.school.round.bills_due_at));
    assert_eq!(receipt.fee_document, server.school.fee_document);
    assert_eq!(receipt.complaint_phone, server.school.complaint_phone);
}

#[tokio::test]
async fn what_was_won_is_settled_for_the_child() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    assert_eq!(family.child_term(&child).await, Default::default(), "nothing is assumed");
    let wish = server.wish_with(&["football-1", "tai-chi-1"], |wish| {
        wish.care = vec![WindowId::new("evening")];
    });
    let receipt = family.obtain(&child, &wish).await;
    let term = family.child_term(&child).await;
    assert_eq!((term.answer, &term.receipt), (Answer::TakingPart, &Some(receipt.number.clone())));
    assert_eq!(term.care, [WindowId::new("evening")]);
    let groups: Vec<_> =
        term.enrolments.iter().map(|held| (held.offering.as_str(), held.group.as_str())).collect();
    assert_eq!(groups, [("football", "football-1"), ("tai-chi", "tai-chi-1")]);
    assert_eq!(family.receipt(&receipt.number).await, receipt, "it reads as it was handed out");
}

#[tokio::test]
async fn care_alone_is_taken_and_nothing_is_due() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let child = family.child(1);
    let receipt = family.obtain(&child, &server.care_only(&["morning", "noon", "evening"])).await;
    assert_eq!(receipt.care, ["晨间托管", "午餐托管", "傍晚托管"]);
    assert_eq!((receipt.bills[0].state, receipt.bills[0].due_at), (BillState::NothingDue, None));
    assert_eq!(lines(&receipt), [("晨间托管", Fen(0)), ("午餐托管", Fen(0)), ("傍晚托管", Fen(0))]);
    let term = family.child_term(&child).await;
    assert_eq!((term.answer, term.care.len(), term.enrolments.len()), (Answer::TakingPart, 3, 0));
}

#[tokio::test]
async fn no_service_is_an_answer_of_its_own() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let child = family.child(0);
    let receipt = family.obtain(&child, &server.no_service()).await;
    assert!(receipt.care.is_empty() && receipt.outcomes.is_empty() && receipt.bills[0].lines.is_empty());
    assert_eq!((receipt.bills[0].state, receipt.signed), (BillState::NothingDue, None));
    let term = family.child_term(&child).await;
    assert_eq!((term.answer, term.receipt), (Answer::NoService, Some(receipt.number)));
}

#[tokio::test]
async fn receipt_numbers_rise_one_by_one_whatever_is_refused_between() {
    let server = RunningServer::start().await;
    let (family, other) = (server.first_family().await, server.another_family(4).await);
    let (child, theirs) = (family.child(0), other.child_of_grade(4));
    let mut numbers = Vec::new();
    for (family, child) in [(&family, &child), (&other, &theirs), (&family, &child)] {
        let refused = server.wish_with(&["tai-chi-1"], |wish| wish.quoted_total = Fen(1));
        family.meet_refusal(child, &refused).await;
        numbers.push(family.obtain(child, &server.no_service()).await.number.to_string());
    }
    let last_part =
        |number: &String| number.strip_prefix("S1-2608-").and_then(|rest| rest.parse::<u32>().ok());
    let parts: Vec<u32> = numbers.iter().filter_map(last_part).collect();
    assert_eq!(parts, [parts[0], parts[0] + 1, parts[0] + 2], "{numbers:?}");
}

#[tokio::test]
async fn a_place_taken_shows_at_once_under_a_new_tag() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let before = server.places("tai-chi-1").await;
    let tag = server.stranger().ask(&routes::ListPlaces).send().await.header("etag").to_owned();
    let ask = || server.stranger().ask(&routes::ListPlaces).header("if-none-match", &tag);
    assert!(ask().send().await.expect(304).body.is_empty());
    family.obtain(&family.child(0), &server.wish(&["tai-chi-1"])).await;
    let answer = ask().send().await.expect(200);
    assert_ne!(answer.header("etag"), tag);
    assert_eq!(server.places("tai-chi-1").await.enrolled, before.enrolled + 1);
    let unchanged = server.wish_with(&["tai-chi-1"], |wish| wish.care = vec![WindowId::new("noon")]);
    let tag = answer.header("etag").to_owned();
    family.obtain(&family.child(0), &unchanged).await;
    let again = server.stranger().ask(&routes::ListPlaces).header("if-none-match", &tag).send().await;
    again.expect(304);
}
