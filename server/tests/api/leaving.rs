//! Leaving services during the term, with what comes back shown first.

mod child;

use crate::{
    contents::miscounted_groups,
    family::new_key,
    ledger::{is_lawful, pay, waive},
    running_server::RunningServer,
    staff::Staff,
};
use child::Child;
use kehou_contract::{
    Answer, BillState, Fen, GivesUp, GroupId, LeavingReason, NewLeaving, News, ReceiptState, RefundPayOut,
    Refusal, SessionChange, SubmissionReceipt, WindowId, routes,
};

const BEFORE_THE_TERM: &str = "2026-08-26T10:00:00+08:00";
const THURSDAY: &str = "2026-09-24T10:00:00+08:00";

fn football() -> GivesUp {
    GivesUp::Group(GroupId::new("football-1"))
}

#[tokio::test]
async fn a_family_that_paid_is_given_back_what_it_was_shown() {
    let mut child = Child::paid(&["football-1"]).await;
    child.at(THURSDAY).await;
    child.settled().await;
    let taken = child.server.places("football-1").await.enrolled;
    let (quote, receipt) = child.leave(&GivesUp::Everything).await;
    let total = child.receipt.bills[0].total;
    assert_eq!(quote.refund, Fen(total.0 - 3 * 2_500), "three Wednesdays were used");
    assert_eq!(quote.leaves.to_string(), "2026-09-25");
    let LeavingReason::Rule(rule) = &quote.bills[0].fees[0].by else { panic!("a rule: {quote:?}") };
    assert_eq!((rule.why.used, rule.why.all), (3, u32::try_from(total.0 / 2_500).expect("few")));
    assert_eq!(receipt.state, ReceiptState::Withdrawn);
    let term = child.family.child_term(&child.id).await;
    assert_eq!((term.answer, term.care.len(), term.enrolments.len()), (Answer::Withdrawn, 0, 0));
    assert_eq!(child.server.places("football-1").await.enrolled, taken - 1);
    assert_eq!(miscounted_groups(&child.server).await, [""; 0]);
    is_lawful(&child.server, "leaving").await;
    let bill = child.bill().await;
    assert_eq!((bill.state, bill.total), (BillState::Paid, total), "the payment receipt says so");
    let news = News::Left {
        titles: vec!["校园足球（初级）".into(), "午餐托管".into()],
        leaves: quote.leaves,
        refund: quote.refund,
        credit: Fen::ZERO,
        less: Fen::ZERO,
    };
    assert_eq!(child.family.messages().await[0].news, news);
    assert!(child.quotes().await.is_empty(), "nothing is left to leave");
}

#[tokio::test]
async fn what_comes_back_waits_at_the_office_and_is_paid_out_once() {
    let mut child = Child::paid(&["football-1"]).await;
    child.at(THURSDAY).await;
    let (quote, _) = child.leave(&GivesUp::Everything).await;
    let refund = child.refunds().await.remove(0);
    assert_eq!((refund.amount, &refund.submission), (quote.refund, &child.receipt.number));
    let pay_out =
        RefundPayOut { amount: refund.amount, method: refund.paid_by, reason: "原路退回".into() };
    let endpoint = routes::PayOutRefund { refund_id: refund.id };
    child.office.write(&endpoint, &pay_out).await.expect(201);
    let twice = child.office.write(&endpoint, &pay_out).await.refusal();
    assert!(matches!(twice, Refusal::Office(_)), "{twice:?}");
}

#[tokio::test]
async fn the_same_key_leaves_once_and_another_body_under_it_is_refused() {
    let child = Child::paid(&["football-1", "eloquence-1"]).await;
    let (key, quote) = (new_key(), child.quote(&football()).await);
    let first = child.leave_under(&key, &football(), quote.refund).await.expect(201);
    let again = child.leave_under(&key, &football(), quote.refund).await.expect(201);
    assert!(!first.is_replayed() && again.is_replayed());
    assert_eq!(first.body, again.body);
    assert_eq!(child.refunds().await.len(), 1);
    child.leave_under(&key, &GivesUp::Everything, quote.refund).await.expect(422);
    let gone = child.leave_under(&new_key(), &football(), quote.refund).await.refusal();
    assert_eq!(gone, Refusal::NothingHeld);
}

#[tokio::test]
async fn what_moved_since_it_was_shown_changes_nothing() {
    let mut child = Child::paid(&["football-1"]).await;
    child.at("2026-09-23T23:59:00+08:00").await;
    let quoted = child.quote(&GivesUp::Everything).await.refund;
    child.at("2026-10-08T00:00:00+08:00").await;
    let before = child.contents().await;
    let now = child.quote(&GivesUp::Everything).await.refund;
    assert_ne!(now, quoted);
    let moved = child.leave_under(&new_key(), &GivesUp::Everything, quoted).await.refusal();
    assert_eq!(moved, Refusal::RefundMoved { quoted, now });
    before.assert_same(&child.contents().await, "a refund that moved");
    child.leave_under(&new_key(), &GivesUp::Everything, now).await.expect(201);
}

#[tokio::test]
async fn a_part_of_it_leaves_and_the_rest_stays() {
    let mut child = Child::paid(&["football-1", "eloquence-1"]).await;
    child.at(BEFORE_THE_TERM).await;
    let ways: Vec<GivesUp> = child.quotes().await.into_iter().map(|quote| quote.gives_up).collect();
    let eloquence = GivesUp::Group(GroupId::new("eloquence-1"));
    let noon = GivesUp::Care(WindowId::new("noon"));
    assert_eq!(ways, [GivesUp::Everything, football(), eloquence.clone(), noon.clone()]);
    let (quote, receipt) = child.leave(&football()).await;
    assert_eq!(receipt.state, ReceiptState::Valid);
    is_lawful(&child.server, "leaving one").await;
    let (free, receipt_still) = child.leave(&noon).await;
    assert_eq!((free.refund, receipt_still.state), (Fen::ZERO, ReceiptState::Valid));
    let term = child.family.child_term(&child.id).await;
    let groups: Vec<&str> = term.enrolments.iter().map(|one| one.group.as_str()).collect();
    assert_eq!((term.answer, term.care.len(), groups), (Answer::TakingPart, 0, vec!["eloquence-1"]));
    let (last, receipt) = child.leave(&GivesUp::Everything).await;
    assert_eq!(receipt.state, ReceiptState::Withdrawn);
    assert_eq!(quote.refund.0 + last.refund.0, child.receipt.bills[0].total.0, "nothing was used");
    is_lawful(&child.server, "leaving the rest").await;
    assert_eq!(miscounted_groups(&child.server).await, [""; 0]);
}

#[tokio::test]
async fn a_waiver_afterwards_gives_back_what_is_left_and_no_more() {
    let child = Child::paid(&["football-1", "eloquence-1"]).await;
    let (quote, _) = child.leave(&football()).await;
    waive(&child.office, &child.family, "minimum-income", None).await;
    is_lawful(&child.server, "a waiver of the rest").await;
    let back: i64 = child.refunds().await.iter().map(|refund| refund.amount.0).sum();
    assert_eq!(back, child.receipt.bills[0].total.0);
    let last = child.quotes().await.remove(0);
    assert!(last.given_back().is_zero() && !quote.refund.is_zero(), "{last:?}");
    child.leave(&GivesUp::Everything).await;
    is_lawful(&child.server, "leaving what was waived").await;
}

#[tokio::test]
async fn leaving_the_last_service_is_leaving_everything() {
    let child = Child::paid(&["football-1"]).await;
    child.leave(&GivesUp::Care(WindowId::new("noon"))).await;
    let quote = child.quotes().await.remove(0);
    let answer = child.leave_under(&new_key(), &football(), quote.refund).await.expect(201);
    assert_eq!(answer.read::<SubmissionReceipt>().state, ReceiptState::Withdrawn);
}

#[tokio::test]
async fn what_nobody_paid_is_no_longer_owed() {
    let child = Child::taking(&["football-1", "eloquence-1"]).await;
    child.server.app.clock().stand_still_at(child.server.school.round.closes_at);
    let closed = child.family.withdraw(&child.id, &new_key(), &child.server).await.refusal();
    assert!(matches!(closed, Refusal::RoundClosed { .. }), "{closed:?}");
    let (quote, _) = child.leave(&football()).await;
    assert_eq!(quote.refund, Fen::ZERO);
    let bill = child.bill().await;
    assert_eq!(bill.total, Fen(child.receipt.bills[0].total.0 - quote.no_longer_owed.0));
    assert!(bill.lines.iter().all(|line| !line.title.contains("足球")), "{:?}", bill.lines);
    is_lawful(&child.server, "leaving one unpaid").await;
    let (rest, receipt) = child.leave(&GivesUp::Everything).await;
    assert_eq!(rest.no_longer_owed, bill.total);
    assert_eq!(receipt.bills[0].state, BillState::Void);
    assert!(child.refunds().await.is_empty());
    is_lawful(&child.server, "leaving everything unpaid").await;
}

#[tokio::test]
async fn who_has_left_owes_what_was_used_and_has_no_places_to_lose() {
    let mut child = Child::taking(&["football-1"]).await;
    // Let in late: to be paid when the term has begun.
    child.server.execute("UPDATE bills SET due_at = 1790416800000 WHERE state = 'due'").await;
    child.at(THURSDAY).await;
    let (quote, receipt) = child.leave(&GivesUp::Everything).await;
    assert_eq!((quote.refund, quote.bills[0].owed_after), (Fen::ZERO, Fen(7_500)));
    assert_eq!((receipt.bills[0].state, receipt.bills[0].total), (BillState::Due, Fen(7_500)));
    is_lawful(&child.server, "leaving with something owed").await;
    child.at("2026-09-27T10:00:00+08:00").await;
    child
        .server
        .wait_until(
            "SELECT count(*) FROM bills JOIN applications ON applications.id = application_id \
             WHERE bills.state = 'due' AND applications.state = 'valid'",
            &[0_i64],
        )
        .await;
    assert_eq!(child.bill().await.state, BillState::Due, "it is owed still");
    pay(&child.office, &receipt.number, Fen(7_500)).await;
    is_lawful(&child.server, "paying it").await;
}

#[tokio::test]
async fn on_its_last_day_the_child_comes_as_before() {
    let mut child = Child::paid(&["football-1"]).await;
    child.at("2026-09-23T10:00:00+08:00").await;
    let wednesday = child.leaves_at(0).await;
    child.leave(&GivesUp::Everything).await;
    assert_eq!(child.leaves_at(0).await, wednesday);
    assert_ne!(child.leaves_at(7).await, wednesday, "the week after it leaves with the others");
    assert_eq!(child.on_roster().await, 1);
    let messages = child.family.messages().await;
    assert!(matches!(&messages[0].news, News::Left { .. }), "{messages:?}");
    let News::LeavingChanged { days } = &messages[1].news else { panic!("{:?}", messages[1]) };
    assert_eq!(days[0].date.to_string(), "2026-09-30", "not on the last day");
    let endpoint = routes::ChangeSession { group_id: GroupId::new("football-1") };
    let date = "2026-09-23".parse().expect("a date");
    let cancelled = SessionChange { date, held: false, reason: "大风".into() };
    child.office.write(&endpoint, &cancelled).await.expect(201);
    let news = &child.family.messages().await[0].news;
    assert!(matches!(news, News::SessionCancelled { .. }), "{news:?}");
    child.at("2026-09-24T10:00:00+08:00").await;
    assert_eq!(child.on_roster().await, 0);
}

#[tokio::test]
async fn what_the_school_cancelled_comes_back_as_well() {
    let mut child = Child::paid(&["football-1"]).await;
    let endpoint = routes::ChangeSession { group_id: GroupId::new("football-1") };
    let date = "2026-09-16".parse().expect("a date");
    let cancelled = SessionChange { date, held: false, reason: "大风".into() };
    child.office.write(&endpoint, &cancelled).await.expect(201);
    child.at(THURSDAY).await;
    let total = child.receipt.bills[0].total;
    assert_eq!(child.quotes().await[0].refund, Fen(total.0 - 2 * 2_500));
}

#[tokio::test]
async fn a_rule_that_gives_credit_leaves_nothing_to_pay_out() {
    let server = RunningServer::start_with(|settings| {
        let rule = settings.catalogue.school.tariff.refund.as_mut();
        rule.expect("a rule").paid_out = kehou_contract::PaidOut::Credit;
    })
    .await;
    let (office, family) = (Staff::office(&server).await, server.first_family().await);
    let id = family.child_of_grade(3);
    let receipt = family.obtain(&id, &server.wish(&["football-1"])).await;
    let child = Child { server, office, family, id, receipt };
    child.pay().await;
    let (quote, _) = child.leave(&GivesUp::Everything).await;
    assert_eq!((quote.refund, quote.credit), (Fen::ZERO, child.receipt.bills[0].total));
    assert!(child.refunds().await.is_empty());
    is_lawful(&child.server, "a credit").await;
}

#[tokio::test]
async fn once_the_term_is_over_nothing_is_left() {
    let mut child = Child::paid(&["football-1"]).await;
    let last_day = child.server.school.term.last_day;
    child.at(&format!("{last_day}T23:59:00+08:00")).await;
    assert_eq!(child.quotes().await[0].refund, Fen::ZERO);
    let next = last_day.succ_opt().expect("a date");
    child.at(&format!("{next}T00:00:00+08:00")).await;
    assert!(child.quotes().await.is_empty());
    let before = child.contents().await;
    let over = child.leave_under(&new_key(), &GivesUp::Everything, Fen::ZERO).await.refusal();
    assert_eq!(over, Refusal::TermOver { last_day });
    before.assert_same(&child.contents().await, "a term that is over");
}

#[tokio::test]
async fn who_takes_no_service_and_whose_child_it_is_not_leaves_nothing() {
    let server = RunningServer::start().await;
    let (office, family) = (Staff::office(&server).await, server.first_family().await);
    let id = family.child_of_grade(3);
    let receipt = family.obtain(&id, &server.no_service()).await;
    let child = Child { server, office, family, id, receipt };
    assert!(child.quotes().await.is_empty());
    let nothing = child.leave_under(&new_key(), &GivesUp::Everything, Fen::ZERO).await.refusal();
    assert_eq!(nothing, Refusal::NothingHeld);
    let other = child.server.another_family(3).await;
    let endpoint = routes::ListLeavingQuotes { child_id: child.id.clone() };
    other.ask(&endpoint).send().await.expect(404);
    let body = NewLeaving { gives_up: GivesUp::Everything, given_back: Fen::ZERO };
    let endpoint = routes::Leave { child_id: child.id.clone() };
    other.ask(&endpoint).key(&new_key()).json(&body).send().await.expect(404);
}
