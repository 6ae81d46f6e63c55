//! Bills: paid at the office, or not in time.

use crate::{
    contents::miscounted_groups,
    family::{Family, new_key},
    running_server::RunningServer,
    staff::Staff,
};
use chrono::TimeDelta;
use kehou_contract::{
    BillState, FamilyBill, Fen, Message, NewPayment, News, OfficeRefusal, PaymentMethod, PaymentReceipt,
    ReceiptState, Refusal, routes,
    rules::{BillStanding, bill_standing},
};

async fn bills(family: &Family) -> Vec<FamilyBill> {
    family.ask(&routes::ListFamilyBills).send().await.expect(200).read()
}

async fn newest_message(family: &Family) -> News {
    let mut all: Vec<Message> = family.ask(&routes::ListMessages).send().await.expect(200).read();
    all.remove(0).news
}

fn transfer(amount: i64) -> NewPayment {
    let method = PaymentMethod::Transfer { voucher: " 20260903-17 ".into() };
    NewPayment { amount: Fen(amount), method, reason: "银行到账".into() }
}

#[tokio::test]
async fn a_paid_bill_has_a_receipt_of_its_own_series() {
    let server = RunningServer::start().await;
    let (office, family) = (Staff::office(&server).await, server.first_family().await);
    let child = family.child_of_grade(3);
    let receipt = family.obtain(&child, &server.wish(&["football-1"])).await;
    let total = receipt.bills[0].total;
    assert_eq!(bills(&family).await[0].bill.state, BillState::Due);
    let endpoint = routes::RecordPayment { bill_id: office.bill_of(&receipt.number).await };
    let key = new_key();
    let pay = || office.ask(&endpoint).key(&key).json(&transfer(total.0)).send();
    let paid: PaymentReceipt = pay().await.expect(201).read();
    assert!(pay().await.expect(201).is_replayed());
    assert_eq!((paid.amount, &paid.submission, paid.bill.state), (total, &receipt.number, BillState::Paid));
    assert_eq!(paid.method, PaymentMethod::Transfer { voucher: "20260903-17".into() });
    assert!(paid.number.as_str().starts_with("S1-SJ-2608-"), "{}", paid.number);
    let number = paid.number.clone();
    let own: PaymentReceipt =
        family.ask(&routes::GetPaymentReceipt { number: number.clone() }).send().await.expect(200).read();
    assert_eq!(own, paid);
    let bill = bills(&family).await.remove(0);
    assert_eq!((bill.bill.state, bill.bill.payment), (BillState::Paid, Some(number.clone())));
    assert_eq!((bill.submission, bill.submission_state), (receipt.number.clone(), ReceiptState::Valid));
    let now = family.receipt(&receipt.number).await;
    assert_eq!((now.bills[0].state, now.bills[0].payment.clone()), (BillState::Paid, Some(number.clone())));
    let news = News::BillPaid { receipt: receipt.number.clone(), total, number: number.to_string() };
    assert_eq!(newest_message(&family).await, news);
    let other = server.another_family(3).await;
    other.ask(&routes::GetPaymentReceipt { number }).send().await.expect(404);
    let refused = family.meet_refusal(&child, &server.no_service()).await;
    assert_eq!(refused, Refusal::AlreadyPaid);
    let twice = office.write(&endpoint, &transfer(total.0)).await.refusal();
    assert_eq!(twice, Refusal::Office(OfficeRefusal::BillNotDue));
}

#[tokio::test]
async fn a_payment_that_does_not_settle_the_bill_is_refused() {
    let server = RunningServer::start().await;
    let (office, family) = (Staff::office(&server).await, server.first_family().await);
    let receipt = family.obtain(&family.child_of_grade(3), &server.wish(&["football-1"])).await;
    let endpoint = routes::RecordPayment { bill_id: office.bill_of(&receipt.number).await };
    let due = receipt.bills[0].total;
    let refused = office.write(&endpoint, &transfer(due.0 - 1)).await.refusal();
    assert_eq!(refused, Refusal::Office(OfficeRefusal::AmountDiffers { due }));
    let cash = NewPayment { method: PaymentMethod::Cash, ..transfer(due.0) };
    let refused = office.write(&endpoint, &cash).await.refusal();
    assert_eq!(refused, Refusal::Office(OfficeRefusal::NoCash), "this school takes none");
    let voucher = PaymentMethod::Transfer { voucher: "=1+1".into() };
    let problem =
        office.write(&endpoint, &NewPayment { method: voucher, ..cash }).await.expect(422).problem();
    assert_eq!(problem.errors[0].pointer, "/method/transfer/voucher");
    assert_eq!(bills(&family).await[0].bill.state, BillState::Due);
}

#[tokio::test]
async fn what_is_not_paid_in_time_goes_back_and_the_family_is_told() {
    let server = RunningServer::start().await;
    let (office, family, payer) =
        (Staff::office(&server).await, server.first_family().await, server.another_family(3).await);
    let child = family.child_of_grade(3);
    let receipt = family.obtain(&child, &server.wish(&["football-1", "tai-chi-1"])).await;
    let paid = payer.obtain(&payer.child_of_grade(3), &server.wish(&["football-1"])).await;
    let endpoint = routes::RecordPayment { bill_id: office.bill_of(&paid.number).await };
    office.write(&endpoint, &transfer(paid.bills[0].total.0)).await.expect(201);
    let due = receipt.bills[0].due_at.expect("a due time");
    server.app.clock().stand_still_at(due - TimeDelta::milliseconds(1));
    assert_eq!(family.groups_of(&child).await.len(), 2, "until its very time");
    server.app.clock().stand_still_at(due);
    while family.groups_of(&child).await.len() == 2 {
        tokio::task::yield_now().await;
    }
    let groups: Vec<String> = family.groups_of(&child).await.iter().map(ToString::to_string).collect();
    assert_eq!(groups, ["tai-chi-1"], "what costs nothing stays");
    while server.places("football-1").await.enrolled > 1 {
        tokio::task::yield_now().await;
    }
    let titles = vec!["校园足球（初级）".to_owned()];
    let news = News::PlaceReturned { titles, total: receipt.bills[0].total };
    assert_eq!(newest_message(&family).await, news);
    let bill = bills(&family).await.remove(0);
    assert_eq!((bill.bill.state, bill.submission_state), (BillState::Void, ReceiptState::Valid));
    let standing = bill_standing(bill.bill.state, bill.submission_state);
    assert_eq!(standing, BillStanding::Returned, "which is how a family tells it from a bill replaced");
    assert_eq!(payer.groups_of(&payer.child_of_grade(3)).await.len(), 1, "who paid keeps the place");
    assert_eq!(miscounted_groups(&server).await, [""; 0]);
    let rows: Vec<i64> =
        server.column("SELECT count(*) FROM audit_rows WHERE action = 'places.returned'").await;
    assert!(rows[0] >= 1);
}
