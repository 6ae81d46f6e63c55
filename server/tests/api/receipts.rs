//! What a receipt tells whoever scans its picture.

use crate::{family::new_key, running_server::RunningServer};
use kehou_contract::{CheckCode, ReceiptCheck, ReceiptState, routes};

#[tokio::test]
async fn a_receipts_check_says_whether_it_holds_and_names_nobody() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    let first = family.obtain(&child, &server.wish(&["football-1"])).await;
    let told = |check_code: &CheckCode| {
        let check_code = check_code.clone();
        server.stranger().ask(&routes::CheckReceipt { check_code }).send()
    };
    let answer = told(&first.check_code).await.expect(200);
    let expected = ReceiptCheck {
        number: first.number.clone(),
        state: ReceiptState::Valid,
        submitted_at: first.submitted_at,
        school: server.school.title.clone(),
    };
    assert_eq!(answer.read::<ReceiptCheck>(), expected);
    for secret in ["林", child.as_str(), "football", "足球"] {
        assert!(!answer.text().contains(secret), "{secret} in {}", answer.text());
    }
    let second = family.obtain(&child, &server.wish(&["football-1"])).await;
    family.withdraw(&child, &new_key(), &server).await.receipt();
    let states = [(&first, ReceiptState::Replaced), (&second, ReceiptState::Withdrawn)];
    for (receipt, state) in states {
        let check: ReceiptCheck = told(&receipt.check_code).await.expect(200).read();
        assert_eq!((check.number, check.state), (receipt.number.clone(), state));
    }
}

#[tokio::test]
async fn a_receipts_picture_is_drawn_for_every_code_that_is_there() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let first = family.obtain(&family.child(0), &server.no_service()).await;
    let second = family.obtain(&family.child(0), &server.no_service()).await;
    let picture = |code: &CheckCode| server.stranger().ask_at("GET", &routes::receipt_qr(code)).send();
    let drawn = picture(&first.check_code).await.expect(200);
    assert_eq!(drawn.header("content-type"), "image/svg+xml");
    assert!(drawn.text().starts_with("<svg ") && drawn.text().contains("h1v1h-1z"));
    assert_ne!(picture(&second.check_code).await.expect(200).body, drawn.body);
    for code in ["", "x", first.number.as_str(), &first.check_code.as_str().to_lowercase()] {
        picture(&CheckCode::new(code)).await.expect(404);
    }
}
