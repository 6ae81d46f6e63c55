//! A place that counts only when a teacher has seen the child.

use crate::{
    contents::miscounted_groups,
    family::Family,
    running_server::{Answer, RunningServer},
    staff::Staff,
    standing::number_of,
};
use kehou_contract::{
    BillState, ChildId, Entry, EntryChecked, EntryChecks, FamilyBill, Fen, GroupId, GroupRoster, NewPayment,
    News, OfficeRefund, OfficeRefusal, Outcome, PaymentMethod, Refusal, routes,
};

/// Football is by check, and costs something.
async fn start() -> RunningServer {
    let by_check = |settings: &mut kehou_server::Settings| {
        let mut offerings = settings.catalogue.offerings.iter_mut();
        let football = offerings.find(|offering| offering.id.as_str() == "football");
        football.expect("football").entry = Some(Entry::Check);
    };
    let server = RunningServer::start_with(by_check).await;
    assert!(server.price_of(&["football-1"]) > Fen::ZERO);
    server
}

fn football() -> GroupId {
    GroupId::new("football-1")
}

async fn record(server: &RunningServer, admitted: &[&ChildId], not_admitted: &[&ChildId]) -> Answer {
    let mut lists = [Vec::new(), Vec::new()];
    for (list, children) in lists.iter_mut().zip([admitted, not_admitted]) {
        for child in children {
            list.push(number_of(server, child).await);
        }
    }
    let [admitted, not_admitted] = lists;
    let checks = EntryChecks { admitted, not_admitted, reason: "9 月 1 日试训".into() };
    Staff::office(server).await.write(&routes::RecordEntryChecks { group_id: football() }, &checks).await
}

async fn waits(family: &Family, child: &ChildId) -> bool {
    let enrolments = family.child_term(child).await.enrolments;
    enrolments.iter().any(|enrolment| enrolment.group == football() && enrolment.to_be_seen)
}

async fn roster(server: &RunningServer) -> GroupRoster {
    let endpoint = routes::GetGroupRoster { group_id: football() };
    Staff::office(server).await.ask(&endpoint).send().await.expect(200).read()
}

async fn bills(family: &Family) -> Vec<FamilyBill> {
    family.ask(&routes::ListFamilyBills).send().await.expect(200).read()
}

async fn news(family: &Family) -> Vec<News> {
    family.messages().await.into_iter().map(|message| message.news).collect()
}

#[tokio::test]
async fn a_place_is_taken_at_once_and_counts_when_a_teacher_has_seen_the_child() {
    let server = start().await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    let before = server.places("football-1").await.enrolled;
    let receipt = family.obtain(&child, &server.wish(&["football-1", "tai-chi-1"])).await;
    let said: Vec<(&Outcome, bool)> =
        receipt.outcomes.iter().map(|choice| (&choice.outcome, choice.to_be_seen)).collect();
    assert_eq!(said, [(&Outcome::In, true), (&Outcome::In, false)]);
    assert_eq!(server.places("football-1").await.enrolled, before + 1);
    assert!(waits(&family, &child).await);
    let told = news(&family).await;
    assert!(
        told.iter().any(|news| matches!(news, News::Outcome { admitted: 2, to_be_seen: 1, .. })),
        "{told:?}"
    );
    let again = family.obtain(&child, &server.wish(&["football-1"])).await;
    assert!(again.outcomes[0].to_be_seen, "asked for again it waits on");
    let number = number_of(&server, &child).await;
    assert_eq!(roster(&server).await.to_be_seen, std::slice::from_ref(&number));
    let checked: EntryChecked = record(&server, &[&child], &[]).await.expect(201).read();
    assert_eq!(checked, EntryChecked { admitted: 1, not_admitted: 0 });
    assert!(!waits(&family, &child).await);
    assert_eq!(roster(&server).await.to_be_seen, [""; 0]);
    let title = receipt.outcomes[0].title.clone();
    assert_eq!(news(&family).await[0], News::Admitted { title });
    let refused = record(&server, &[], &[&child]).await.refusal();
    let seen = OfficeRefusal::NotToBeSeen { school_numbers: vec![number] };
    assert_eq!(refused, Refusal::Office(seen));
    assert_eq!(server.places("football-1").await.enrolled, before + 1);
    let kept = family.obtain(&child, &server.wish(&["football-1"])).await;
    assert!(!kept.outcomes[0].to_be_seen, "who was seen stays seen");
}

#[tokio::test]
async fn a_place_that_does_not_count_goes_back_and_is_no_longer_owed() {
    let server = start().await;
    let (family, other) = (server.first_family().await, server.another_family(3).await);
    let (child, others) = (family.child_of_grade(3), other.child_of_grade(3));
    let before = server.places("football-1").await.enrolled;
    let receipt = family.obtain(&child, &server.wish(&["football-1", "tai-chi-1"])).await;
    other.obtain(&others, &server.wish(&["football-1"])).await;
    let price = server.price_of(&["football-1"]);
    let checked: EntryChecked = record(&server, &[&others], &[&child]).await.expect(201).read();
    assert_eq!(checked, EntryChecked { admitted: 1, not_admitted: 1 });
    assert_eq!(server.places("football-1").await.enrolled, before + 1);
    assert_eq!(family.groups_of(&child).await, [GroupId::new("tai-chi-1")]);
    let title = receipt.outcomes[0].title.clone();
    assert_eq!(news(&family).await[0], News::NotAdmitted { title, less: price, refund: Fen::ZERO });
    let now = family.receipt(&receipt.number).await;
    assert_eq!(now.bills.iter().map(|bill| bill.total).fold(Fen::ZERO, |a, b| Fen(a.0 + b.0)), Fen::ZERO);
    assert!(now.bills.iter().all(|bill| bill.state == BillState::NothingDue), "{:?}", now.bills);
    assert_eq!(
        server
            .column::<i64>("SELECT CAST(sum(amount_fen) AS BIGINT) FROM ledger_entries WHERE kind = 'void'")
            .await,
        [price.0]
    );
    assert_eq!(miscounted_groups(&server).await, [""; 0]);
    assert!(!waits(&other, &others).await, "the other one is in");
}

#[tokio::test]
async fn what_was_paid_for_it_goes_back_whole() {
    let server = start().await;
    let (family, office) = (server.first_family().await, Staff::office(&server).await);
    let child = family.child_of_grade(3);
    let receipt = family.obtain(&child, &server.wish(&["football-1"])).await;
    let price = server.price_of(&["football-1"]);
    let bill_id = office.bill_of(&receipt.number).await;
    let method = PaymentMethod::Transfer { voucher: "20260829-0007".into() };
    let payment = NewPayment { amount: price, method, reason: "银行回单".into() };
    office.write(&routes::RecordPayment { bill_id }, &payment).await.expect(201);
    record(&server, &[], &[&child]).await.expect(201);
    let refunds: Vec<OfficeRefund> = office.ask(&routes::ListOfficeRefunds).send().await.expect(200).read();
    assert_eq!(refunds.iter().map(|refund| refund.amount).collect::<Vec<_>>(), [price]);
    assert_eq!(bills(&family).await[0].refunded, price);
    let said = &news(&family).await[0];
    assert!(
        matches!(said, News::NotAdmitted { less: Fen::ZERO, refund, .. } if *refund == price),
        "{said:?}"
    );
}
