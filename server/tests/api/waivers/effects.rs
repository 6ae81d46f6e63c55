//! What a waiver that was granted changes: quotes to come, bills that are due, bills that were paid.

use super::{asked, decide, granted, newest_message};
use crate::{
    family::{Family, new_key},
    running_server::RunningServer,
    staff::Staff,
};
use kehou_contract::{
    Adjustment, Bill, BillState, Charge, ChildId, FamilyBill, Fen, NewPayment, News, OfficeBill,
    OfficeRefund, OfficeRefusal, PaymentMethod, PaymentReceipt, ReceiptNumber, RefundPayOut, Refusal,
    WaiverState, routes,
};

async fn bills(family: &Family) -> Vec<FamilyBill> {
    family.ask(&routes::ListFamilyBills).send().await.expect(200).read()
}

fn transfer(amount: Fen) -> NewPayment {
    let method = PaymentMethod::Transfer { voucher: "20260903-17".into() };
    NewPayment { amount, method, reason: "银行到账".into() }
}

async fn pay(office: &Staff, receipt: &ReceiptNumber, amount: Fen) -> PaymentReceipt {
    let endpoint = routes::RecordPayment { bill_id: office.bill_of(receipt).await };
    office.write(&endpoint, &transfer(amount)).await.expect(201).read()
}

async fn refunds(office: &Staff) -> Vec<OfficeRefund> {
    office.ask(&routes::ListOfficeRefunds).send().await.expect(200).read()
}

/// What is waived on a bill.
fn waived(bill: &Bill) -> Fen {
    let off =
        bill.lines.iter().filter(|line| matches!(line.charge, Charge::Adjusted(Adjustment::Waived { .. })));
    Fen(off.map(|line| -line.amount.0).sum())
}

/// The first family's child of grade 3 with a place in football: 20 meetings at 25 yuan.
async fn with_football(server: &RunningServer) -> (Staff, Family, ChildId, ReceiptNumber) {
    let (office, family) = (Staff::office(server).await, server.first_family().await);
    let child = family.child_of_grade(3);
    let receipt = family.obtain(&child, &server.wish(&["football-1"])).await;
    assert_eq!(receipt.bills[0].total, Fen(50_000));
    (office, family, child, receipt.number)
}

#[tokio::test]
async fn granted_before_a_family_submits_it_is_taken_off_every_quote() {
    let server = RunningServer::start().await;
    let (office, family, other) =
        (Staff::office(&server).await, server.first_family().await, server.another_family(3).await);
    let child = family.child_of_grade(3);
    let half = server.wish_with(&["football-1"], |wish| wish.quoted_total = Fen(25_000));
    let refused = family.meet_refusal(&child, &half).await;
    let moved = Refusal::PriceMoved { quoted: Fen(25_000), now: Fen(50_000) };
    assert_eq!(refused, moved, "not before it is granted");
    let request = asked(&family, &child, "near-minimum-income", None).await;
    assert_eq!(family.meet_refusal(&child, &half).await, moved, "an application alone changes nothing");
    decide(&office, &request, true).await.expect(201);
    let news = News::WaiverGranted { less: Fen::ZERO, refund: Fen::ZERO };
    assert_eq!(newest_message(&family).await, news, "nothing stood yet");
    assert_eq!(family.child_term(&child).await.waivers.len(), 1, "the phone quotes with it");
    let full = server.wish(&["football-1"]);
    let moved = Refusal::PriceMoved { quoted: Fen(50_000), now: Fen(25_000) };
    assert_eq!(family.meet_refusal(&child, &full).await, moved);
    let receipt = family.obtain(&child, &half).await;
    assert_eq!((receipt.bills[0].total, waived(&receipt.bills[0])), (Fen(25_000), Fen(25_000)));
    let others = other.meet_refusal(&other.child_of_grade(3), &half).await;
    assert_eq!(others, Refusal::PriceMoved { quoted: Fen(25_000), now: Fen(50_000) }, "nobody else's");
    assert_eq!(family.child_term(&family.child_of_grade(1)).await.waivers, [], "not even its sibling's");
}

#[tokio::test]
async fn granted_while_a_bill_is_due_it_comes_down_and_the_document_stays() {
    let server = RunningServer::start().await;
    let (office, family, child, number) = with_football(&server).await;
    let handed_out: Vec<String> = server.column("SELECT document FROM submission_receipts").await;
    let due_at = bills(&family).await[0].bill.due_at;
    let decided = granted(&office, &family, &child, ("near-minimum-income", None)).await;
    assert_eq!((decided.less, decided.refund), (Fen(25_000), Fen::ZERO));
    let one = bills(&family).await.remove(0);
    assert_eq!(
        (one.bill.state, one.bill.total, waived(&one.bill)),
        (BillState::Due, Fen(25_000), Fen(25_000))
    );
    assert_eq!((one.bill.due_at, one.refunded), (due_at, Fen::ZERO));
    let news = News::WaiverGranted { less: Fen(25_000), refund: Fen::ZERO };
    assert_eq!(newest_message(&family).await, news);
    assert_eq!(
        family.receipt(&number).await.bills,
        [one.bill],
        "what is to be paid is said the same everywhere"
    );
    let now: Vec<String> = server.column("SELECT document FROM submission_receipts").await;
    assert_eq!(now, handed_out);
    let endpoint = routes::RecordPayment { bill_id: office.bill_of(&number).await };
    let refused = office.write(&endpoint, &transfer(Fen(50_000))).await.refusal();
    assert_eq!(refused, Refusal::Office(OfficeRefusal::AmountDiffers { due: Fen(25_000) }));
    let paid = pay(&office, &number, Fen(25_000)).await;
    assert_eq!((paid.amount, waived(&paid.bill)), (Fen(25_000), Fen(25_000)));
}

#[tokio::test]
async fn waived_whole_nothing_is_due_and_the_place_stays() {
    let server = RunningServer::start().await;
    let (office, family, child, _) = with_football(&server).await;
    let decided = granted(&office, &family, &child, ("minimum-income", None)).await;
    assert_eq!(decided.less, Fen(50_000));
    let one = bills(&family).await.remove(0);
    assert_eq!((one.bill.state, one.bill.total, one.bill.due_at), (BillState::NothingDue, Fen::ZERO, None));
    assert_eq!(waived(&one.bill), Fen(50_000), "the family sees what was waived");
    let due = server.school.round.bills_due_at;
    server.app.clock().stand_still_at(due);
    server.wait_until("SELECT count(*) FROM bills WHERE state = 'due' AND billed_on IS NULL", &[0_i64]).await;
    assert_eq!(family.groups_of(&child).await.len(), 1);
}

#[tokio::test]
async fn of_an_unpaid_bill_the_place_that_is_waived_whole_stays() {
    let server = RunningServer::start().await;
    let (office, family) = (Staff::office(&server).await, server.first_family().await);
    let child = family.child_of_grade(3);
    let receipt = family.obtain(&child, &server.wish(&["football-1", "eloquence-1"])).await;
    granted(&office, &family, &child, ("minimum-income", Some("football"))).await;
    let one = bills(&family).await.remove(0);
    assert_eq!(one.bill.total.0, receipt.bills[0].total.0 - 50_000, "one offering alone");
    server.app.clock().stand_still_at(server.school.round.bills_due_at);
    while family.groups_of(&child).await.len() == 2 {
        tokio::task::yield_now().await;
    }
    let groups: Vec<String> = family.groups_of(&child).await.iter().map(ToString::to_string).collect();
    assert_eq!(groups, ["football-1"]);
}

#[tokio::test]
async fn granted_after_payment_the_difference_goes_back_to_the_fen() {
    let server = RunningServer::start().await;
    let (office, family, child, number) = with_football(&server).await;
    let paid = pay(&office, &number, Fen(50_000)).await;
    let decided = granted(&office, &family, &child, ("school-team", Some("football"))).await;
    assert_eq!((decided.state, decided.less, decided.refund), (WaiverState::Granted, Fen::ZERO, Fen(25_000)));
    let one = bills(&family).await.remove(0);
    assert_eq!((one.bill.state, one.bill.total), (BillState::Paid, Fen(50_000)), "as it was paid");
    assert_eq!((one.refunded, one.paid_out), (Fen(25_000), Fen::ZERO));
    let news = News::WaiverGranted { less: Fen::ZERO, refund: Fen(25_000) };
    assert_eq!(newest_message(&family).await, news);
    let seen: Vec<OfficeBill> = office.ask(&routes::ListOfficeBills).send().await.expect(200).read();
    let seen = seen.into_iter().find(|bill| bill.submission == number).expect("the bill");
    assert_eq!(seen.refunded, Fen(25_000));
    let again: PaymentReceipt = family
        .ask(&routes::GetPaymentReceipt { number: paid.number.clone() })
        .send()
        .await
        .expect(200)
        .read();
    assert_eq!(again, paid, "the receipt for the money stays as it was");
    let more = granted(&office, &family, &child, ("minimum-income", None)).await;
    assert_eq!(more.refund, Fen(25_000), "another waiver gives the rest, and no more");
    let all = refunds(&office).await;
    assert_eq!(all.iter().map(|refund| refund.amount).collect::<Vec<_>>(), [Fen(25_000), Fen(25_000)]);
}

#[tokio::test]
async fn a_refund_is_paid_out_once() {
    let server = RunningServer::start().await;
    let (office, family, child, number) = with_football(&server).await;
    pay(&office, &number, Fen(50_000)).await;
    granted(&office, &family, &child, ("near-minimum-income", None)).await;
    let due = refunds(&office).await.remove(0);
    assert_eq!((&due.submission, due.amount, due.paid_out_at), (&number, Fen(25_000), None));
    assert_eq!(due.paid_by, PaymentMethod::Transfer { voucher: "20260903-17".into() });
    let (endpoint, key) = (routes::PayOutRefund { refund_id: due.id.clone() }, new_key());
    let method = PaymentMethod::Transfer { voucher: "20260910-03".into() };
    let pay_out = RefundPayOut { amount: due.amount, method, reason: "原路退回".into() };
    let less = RefundPayOut { amount: Fen(1), ..pay_out.clone() };
    let refused = office.write(&endpoint, &less).await.refusal();
    assert_eq!(refused, Refusal::Office(OfficeRefusal::AmountDiffers { due: due.amount }));
    let send = || office.ask(&endpoint).key(&key).json(&pay_out).send();
    let done: OfficeRefund = send().await.expect(201).read();
    assert!(done.paid_out_at.is_some());
    assert!(send().await.expect(201).is_replayed());
    let refused = office.write(&endpoint, &pay_out).await.refusal();
    assert_eq!(refused, Refusal::Office(OfficeRefusal::RefundPaidOut));
    let one = bills(&family).await.remove(0);
    assert_eq!((one.refunded, one.paid_out), (Fen(25_000), Fen(25_000)));
    for nowhere in ["0", "x", "999999"] {
        let endpoint = routes::PayOutRefund { refund_id: kehou_contract::RefundId::new(nowhere) };
        office.write(&endpoint, &pay_out).await.expect(404);
    }
}

#[tokio::test]
async fn a_waiver_stays_when_the_family_chooses_anew() {
    let server = RunningServer::start().await;
    let (office, family, child, _) = with_football(&server).await;
    granted(&office, &family, &child, ("near-minimum-income", None)).await;
    let wish = server.wish_with(&["eloquence-1"], |wish| wish.quoted_total.0 /= 2);
    let receipt = family.obtain(&child, &wish).await;
    assert_eq!(receipt.bills[0].total, waived(&receipt.bills[0]));
    let void: Vec<i64> =
        server.column("SELECT total_fen FROM bills WHERE state = 'void' ORDER BY id DESC LIMIT 1").await;
    assert_eq!(void, [25_000], "the bill before is void at what it had come down to");
}
