//! What belongs to another family is as missing as what is not there.

use crate::{
    family::{Family, new_key},
    running_server::{Answer, Ask, RunningServer},
};
use bytes::Bytes;
use kehou_contract::{
    ChildId, PickUpChange, ProblemCode, ReceiptNumber, UsualCompany, WalkingSignature, WishedCompany, routes,
};

/// Everything a client can tell two answers apart by: all but the moment of answering.
fn seen(answer: &Answer) -> (u16, String, &Bytes) {
    let mut headers = answer.headers.clone();
    headers.remove("date");
    headers.remove(routes::SERVER_TIME);
    (answer.status, format!("{headers:?}"), &answer.body)
}

/// Every request that names a child.
fn asks<'a>(family: &'a Family, server: &RunningServer, child: &ChildId) -> [Ask<'a>; 9] {
    let child_id = child.clone();
    let wish = server.wish(&["calligraphy-1"]);
    let change = PickUpChange { date: server.school.term.first_day, with: None };
    let usual = UsualCompany { with: WishedCompany::Guardian };
    let text = server.school.walking_pledge.hash.clone();
    let signature = WalkingSignature { guardian_name: "林晓梅".into(), text };
    [
        family.ask(&routes::GetChildTerm { child_id: child_id.clone() }),
        family.ask(&routes::ListReceipts { child_id: child_id.clone() }),
        family.ask(&routes::SubmitApplication { child_id: child_id.clone() }).key(&new_key()).json(&wish),
        family
            .ask(&routes::Withdraw { child_id: child_id.clone() })
            .key(&new_key())
            .json(&server.withdrawal()),
        family.ask(&routes::ChangePickUp { child_id: child_id.clone() }).key(&new_key()).json(&change),
        family.ask(&routes::SetUsualCompany { child_id: child_id.clone() }).key(&new_key()).json(&usual),
        family
            .ask(&routes::SignWalkingPledge { child_id: child_id.clone() })
            .key(&new_key())
            .json(&signature),
        family
            .ask(&routes::SignApplication { child_id: child_id.clone() })
            .key(&new_key())
            .json(&server.signature()),
        family.ask(&routes::EndWalkingPledge { child_id }),
    ]
}

#[tokio::test]
async fn another_familys_child_is_as_missing_as_one_that_is_not_there() {
    let server = RunningServer::start().await;
    let (family, other) = (server.first_family().await, server.another_family(3).await);
    let theirs = other.child_of_grade(3);
    other.obtain(&theirs, &server.wish(&["tai-chi-1"])).await;
    let settled = other.child_term(&theirs).await;
    let missing = ChildId::new("00000000-0000-4000-8000-000000000000");
    for (foreign, missing) in
        asks(&family, &server, &theirs).into_iter().zip(asks(&family, &server, &missing))
    {
        let foreign = foreign.send().await.expect(404);
        assert_eq!(foreign.problem().code, ProblemCode::NotFound);
        assert_eq!(seen(&foreign), seen(&missing.send().await));
    }
    assert_eq!(other.child_term(&theirs).await, settled);
}

#[tokio::test]
async fn another_familys_receipt_is_as_missing_as_one_that_is_not_there() {
    let server = RunningServer::start().await;
    let (family, other) = (server.first_family().await, server.another_family(3).await);
    let number = other.obtain(&other.child_of_grade(3), &server.no_service()).await.number;
    other.receipt(&number).await;
    let foreign = family.ask(&routes::GetReceipt { number }).send().await.expect(404);
    let number = ReceiptNumber::new("S1-2608-999999");
    let missing = family.ask(&routes::GetReceipt { number }).send().await;
    assert_eq!(seen(&foreign), seen(&missing));
}

#[tokio::test]
async fn one_household_answers_for_each_of_its_children_apart() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let (elder, younger) = (family.child(0), family.child(1));
    let receipt = family.obtain(&elder, &server.wish(&["tai-chi-1"])).await;
    assert_eq!(receipt.child_name, "林小禾");
    let receipt = family.obtain(&younger, &server.no_service()).await;
    assert_eq!(receipt.child_name, "林小苗");
    assert_eq!(family.groups_of(&elder).await.len(), 1);
    assert_eq!(family.receipts(&elder).await.len(), 1);
    assert_eq!(family.receipts(&younger).await.len(), 1);
}
