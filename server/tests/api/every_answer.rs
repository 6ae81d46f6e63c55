//! What every answer carries, whoever asked for whatever.

use crate::{
    addresses::filled,
    family::{Family, new_key},
    running_server::{Ask, RunningServer},
};
use kehou_contract::{
    Fen, MessageId, MessageReading, SubmissionReceipt,
    routes::{self, Endpoint},
};

/// Requests anybody may make, with the status of their answers.
fn public_asks<'a>(server: &'a RunningServer, tag: &str) -> Vec<(u16, Ask<'a>)> {
    let stranger = server.stranger();
    let school = || stranger.ask(&routes::GetSchool);
    vec![
        (200, stranger.ask_at("GET", routes::HEALTHZ)),
        (200, stranger.ask_at("GET", routes::OPENAPI)),
        (200, school()),
        (200, school().header("accept-encoding", "br")),
        (304, stranger.ask(&routes::GetMenu).header("if-none-match", tag)),
        (403, stranger.ask(&routes::SignOut).header("sec-fetch-site", "cross-site")),
        (404, stranger.ask_at("GET", &filled(routes::GetOffering::TEMPLATE))),
        (404, stranger.ask_at("GET", "/menu")),
        (405, stranger.ask_at("PUT", routes::GetMenu::TEMPLATE)),
    ]
}

/// Reading what is a family's own.
fn personal_reads<'a>(
    server: &'a RunningServer,
    family: &'a Family,
    receipt: &SubmissionReceipt,
) -> Vec<(u16, Ask<'a>)> {
    let child_id = family.child(0);
    let (number, check_code) = (receipt.number.clone(), receipt.check_code.clone());
    let list_receipts = routes::ListReceipts { child_id: child_id.clone() };
    vec![
        (401, server.stranger().ask(&routes::GetViewer)),
        (200, family.ask(&routes::GetViewer)),
        (200, family.ask(&routes::GetChildTerm { child_id })),
        (200, family.ask(&list_receipts)),
        (200, family.ask(&routes::GetReceipt { number })),
        (200, family.ask(&routes::ListMessages)),
        (200, server.stranger().ask(&routes::CheckReceipt { check_code })),
    ]
}

/// Writing what is a family's own, in an order in which it can be done.
fn personal_writes<'a>(server: &'a RunningServer, family: &'a Family) -> Vec<(u16, Ask<'a>)> {
    let child_id = family.child(0);
    let endpoint = routes::SubmitApplication { child_id: child_id.clone() };
    let submit = || family.ask(&endpoint);
    let withdraw = family.ask(&routes::Withdraw { child_id });
    let refused = server.wish_with(&["tai-chi-1"], |wish| wish.quoted_total = Fen(1));
    let sign_in = server.stranger().ask(&routes::SignInHousehold);
    vec![
        (400, submit()),
        (415, submit().key(&new_key())),
        (422, submit().key(&new_key()).bytes("7")),
        (409, submit().key(&new_key()).json(&refused)),
        (201, submit().key(&new_key()).json(&server.no_service())),
        (201, withdraw.key(&new_key()).json(&server.withdrawal())),
        (404, family.ask(&routes::ReadMessages).json(&MessageReading { up_to: MessageId::new("x") })),
        (201, sign_in.json(&server.letters()[0].sign_in())),
        (204, family.ask(&routes::SignOut)),
    ]
}

/// Headers every answer has with these values; those without one are on no answer.
const EXPECTED: [(&str, &str); 12] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("strict-transport-security", "max-age=63072000"),
    ("date", "Mon, 24 Aug 2026 12:00:00 GMT"),
    (routes::SERVER_TIME, "1787572800000"),
    ("server", ""),
    ("access-control-allow-origin", ""),
];

#[tokio::test]
async fn every_answer_carries_the_security_headers_and_the_servers_time() {
    let server = RunningServer::start().await;
    server.app.clock().stand_still_at(server.school.round.opens_at);
    let family = server.first_family().await;
    let receipt = family.obtain(&family.child(0), &server.no_service()).await;
    let menu = server.stranger().ask(&routes::GetMenu).send().await;
    let mut asks = public_asks(&server, menu.header("etag"));
    asks.extend(personal_reads(&server, &family, &receipt));
    asks.extend(personal_writes(&server, &family));
    for (status, ask) in asks {
        let answer = ask.send().await.expect(status);
        for (name, value) in EXPECTED {
            assert_eq!(answer.header(name), value, "{name} of {status} {}", answer.text());
        }
    }
}

#[tokio::test]
async fn personal_answers_are_kept_by_no_cache() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let receipt = family.obtain(&family.child(0), &server.no_service()).await;
    let reads = personal_reads(&server, &family, &receipt);
    for (status, ask) in reads.into_iter().chain(personal_writes(&server, &family)) {
        let answer = ask.send().await.expect(status);
        assert_eq!(answer.header("cache-control"), "no-store", "{status} {}", answer.text());
    }
}
