//! Law I7: charges less refunds and credits are what is due, after whatever happened.

use crate::{
    family::{Family, new_key},
    running_server::RunningServer,
    staff::Staff,
};
use kehou_contract::{
    BillId, Fen, LedgerEntry, LedgerKind, NewPayment, NewWaiverRequest, OfferingId, PaymentMethod,
    WaiverDecision, WaiverGroupId, WaiverRequested, routes, rules::balance,
};
use kehou_server::sql;
use std::collections::BTreeMap;

/// Every bill is what its entries come to, and no other law is broken either.
pub(crate) async fn is_lawful(server: &RunningServer, after: &str) {
    let report = server.verify(None).await;
    assert!(report.is_sound(), "after {after}: {report}");
    for (bill, entries) in entries(server).await {
        assert!(balance(&entries).is_ok(), "after {after}: {bill}: {:?}", balance(&entries));
    }
}

/// Every bill's entries in the order they were made.
async fn entries(server: &RunningServer) -> BTreeMap<String, Vec<LedgerEntry>> {
    let rows: Vec<(String, String, i64)> =
        sql::query_as("SELECT bill_id, kind, amount_fen FROM ledger_entries ORDER BY seq")
            .fetch_all(server.app.store().writer())
            .await
            .expect("entries");
    let mut of_bill: BTreeMap<String, Vec<LedgerEntry>> = BTreeMap::new();
    for (bill, kind, amount) in rows {
        let kind: LedgerKind = serde_json::from_value(kind.into()).expect("a kind");
        let at = server.school.round.opens_at;
        let entry = LedgerEntry { at, kind, amount: Fen(amount), bill: BillId::new(&*bill), why: None };
        of_bill.entry(bill).or_default().push(entry);
    }
    of_bill
}

/// Records that a bill was paid.
pub(crate) async fn pay(office: &Staff, submission: &kehou_contract::ReceiptNumber, amount: Fen) {
    let endpoint = routes::RecordPayment { bill_id: office.bill_of(submission).await };
    let method = PaymentMethod::Transfer { voucher: "20260903-17".into() };
    office.write(&endpoint, &NewPayment { amount, method, reason: "银行到账".into() }).await.expect(201);
}

/// Applies for a waiver, and grants it.
pub(crate) async fn waive(office: &Staff, family: &Family, group: &str, offering: Option<&str>) {
    let endpoint = routes::RequestWaiver { child_id: family.child_of_grade(3) };
    let new = NewWaiverRequest {
        group: WaiverGroupId::new(group),
        offering: offering.map(OfferingId::new),
        reason: "见证明".into(),
    };
    let asked: WaiverRequested =
        family.ask(&endpoint).key(&new_key()).json(&new).send().await.expect(201).read();
    let decision = WaiverDecision { granted: true, reason: "已核对".into() };
    office.write(&routes::DecideWaiver { request_id: asked.id }, &decision).await.expect(201);
}

#[tokio::test]
async fn the_sums_hold_over_a_busy_rehearsal() {
    let server = RunningServer::start().await;
    let office = Staff::office(&server).await;
    is_lawful(&server, "the rehearsal").await;
    let busy: Vec<i64> = server.column("SELECT count(*) FROM ledger_entries WHERE kind = 'charge'").await;
    assert!(busy[0] > 50, "{} families owe something", busy[0]);
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    family.obtain(&child, &server.wish(&["football-1"])).await;
    let receipt = family.obtain(&child, &server.wish(&["football-1", "eloquence-1"])).await;
    is_lawful(&server, "choosing anew").await;
    waive(&office, &family, "school-team", Some("football")).await;
    is_lawful(&server, "a waiver on what is due").await;
    pay(&office, &receipt.number, Fen(receipt.bills[0].total.0 - 25_000)).await;
    is_lawful(&server, "a payment").await;
    waive(&office, &family, "near-minimum-income", None).await;
    waive(&office, &family, "minimum-income", None).await;
    is_lawful(&server, "waivers after it").await;
    let leaving = server.another_family(3).await;
    leaving.obtain(&leaving.child_of_grade(3), &server.wish(&["football-1"])).await;
    waive(&office, &leaving, "near-minimum-income", None).await;
    leaving.withdraw(&leaving.child_of_grade(3), &new_key(), &server).await.receipt();
    is_lawful(&server, "a withdrawal").await;
    server.app.clock().stand_still_at(server.school.round.bills_due_at);
    server.wait_until("SELECT count(*) FROM bills WHERE state = 'due' AND billed_on IS NULL", &[0_i64]).await;
    is_lawful(&server, "the due time").await;
    let kinds: Vec<String> = server.column("SELECT DISTINCT kind FROM ledger_entries ORDER BY kind").await;
    assert_eq!(kinds, ["charge", "payment", "refund", "void", "waiver"]);
}

#[tokio::test]
async fn what_was_paid_for_a_bill_that_becomes_void_goes_back() {
    let server = RunningServer::start().await;
    let (office, family) = (Staff::office(&server).await, server.first_family().await);
    let receipt = family.obtain(&family.child_of_grade(3), &server.wish(&["football-1"])).await;
    pay(&office, &receipt.number, receipt.bills[0].total).await;
    // A later part that was paid while the first is not: as if this bill were it.
    server
        .execute(
            "INSERT INTO bills (id, child_id, application_id, position, state, total_fen, due_at) \
             SELECT 'first', child_id, application_id, 99, 'due', 100, due_at FROM bills WHERE state = 'paid'",
        )
        .await;
    server.execute("INSERT INTO bill_lines (bill_id, position, title, charge, amount_fen) VALUES ('first', 0, '第一张', '\"free\"', 100)").await;
    server
        .execute(
            "INSERT INTO ledger_entries (child_id, bill_id, kind, amount_fen, facts, at) \
             SELECT child_id, id, 'charge', 100, '{}', 0 FROM bills WHERE id = 'first'",
        )
        .await;
    server.app.clock().stand_still_at(server.school.round.bills_due_at);
    server.wait_until("SELECT state FROM bills WHERE id = 'first'", &["void".to_owned()]).await;
    is_lawful(&server, "the due time").await;
    let back: Vec<i64> = server.column("SELECT amount_fen FROM ledger_entries WHERE kind = 'refund'").await;
    assert_eq!(back, [receipt.bills[0].total.0]);
}

#[tokio::test]
async fn an_entry_is_neither_changed_nor_removed() {
    let server = RunningServer::start().await;
    for statement in ["UPDATE ledger_entries SET amount_fen = 1", "DELETE FROM ledger_entries"] {
        let answer = sql::query(statement).execute(server.app.store().writer()).await;
        let fault = answer.map(drop).map_err(|fault| fault.to_string()).expect_err("refused");
        assert!(fault.contains("ledger entries are never"), "{fault}");
    }
}
