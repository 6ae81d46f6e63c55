//! What the cookie is worth, and for how long.

use crate::{
    family::{Family, new_key},
    running_server::{Ask, RunningServer},
};
use chrono::TimeDelta;
use kehou_contract::{MessageId, MessageReading, ProblemCode, ReceiptNumber, routes};

/// Every request that only a signed-in family may make, well made.
fn personal_asks<'a>(server: &'a RunningServer, family: &Family) -> [Ask<'a>; 8] {
    let child_id = family.child(0);
    let number = ReceiptNumber::new("S1-2608-000001");
    let caller = server.stranger();
    let submit = caller.ask(&routes::SubmitApplication { child_id: child_id.clone() });
    let withdraw = caller.ask(&routes::Withdraw { child_id: child_id.clone() });
    [
        caller.ask(&routes::GetViewer),
        caller.ask(&routes::GetChildTerm { child_id: child_id.clone() }),
        caller.ask(&routes::ListReceipts { child_id }),
        caller.ask(&routes::GetReceipt { number }),
        caller.ask(&routes::ListMessages),
        caller.ask(&routes::ReadMessages).json(&MessageReading { up_to: MessageId::new("x") }),
        submit.key(&new_key()).json(&server.no_service()),
        withdraw.key(&new_key()).json(&server.withdrawal()),
    ]
}

#[tokio::test]
async fn whoever_is_not_signed_in_is_told_so() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let forged = "__Host-kehou=00000000000000000000000000";
    let under_another_name = family.cookie().replace("__Host-", "");
    for cookie in ["", forged, &under_another_name, "__Host-kehou=", "__Host-kehou"] {
        for ask in personal_asks(&server, &family) {
            let answer = ask.header("cookie", cookie).send().await;
            assert_eq!(answer.expect(401).problem().code, ProblemCode::NotSignedIn, "{cookie}");
        }
    }
}

#[tokio::test]
async fn signing_out_makes_the_cookie_worthless() {
    let server = RunningServer::start().await;
    let (family, other_phone) = (server.first_family().await, server.first_family().await);
    let answer = family.ask(&routes::SignOut).send().await.expect(204);
    let dropped = answer.header("set-cookie");
    assert!(dropped.starts_with("__Host-kehou=;") && dropped.contains("Max-Age=0"), "{dropped}");
    for ask in personal_asks(&server, &other_phone) {
        ask.header("cookie", family.cookie()).send().await.expect(401);
    }
    family.ask(&routes::SignOut).send().await.expect(204);
    server.stranger().ask(&routes::SignOut).send().await.expect(204);
    other_phone.ask(&routes::GetViewer).send().await.expect(200);
}

/// The cookie a server at this address hands out: its name, its token and its flags.
async fn cookie_at(public_url: Option<&str>) -> (String, String, Vec<String>) {
    let server = RunningServer::start_with(|settings| {
        if let Some(url) = public_url {
            url.clone_into(&mut settings.public_url);
        }
    });
    let server = server.await;
    let sign_in = server.letters()[0].sign_in();
    let answer = server.stranger().ask(&routes::SignInHousehold).json(&sign_in).send().await.expect(201);
    let mut parts = answer.header("set-cookie").split("; ").map(str::to_owned);
    let pair = parts.next().expect("a cookie");
    let (name, token) = pair.split_once('=').expect("name and value");
    server.stranger().ask(&routes::GetViewer).header("cookie", &pair).send().await.expect(200);
    (name.to_owned(), token.to_owned(), parts.collect())
}

#[tokio::test]
async fn the_cookie_is_kept_from_scripts_other_sites_and_other_hosts() {
    let cases = [
        (None, "__Host-kehou", true),
        (Some("https://school.example"), "__Host-kehou", true),
        (Some("http://school.lan"), "kehou", false),
    ];
    for (public_url, expected, is_secure) in cases {
        let (name, token, flags) = cookie_at(public_url).await;
        assert_eq!((&*name, token.len()), (expected, 26));
        for flag in ["HttpOnly", "SameSite=Lax", "Path=/"] {
            assert!(flags.iter().any(|one| one == flag), "{flag} in {flags:?}");
        }
        assert_eq!(flags.iter().any(|flag| flag == "Secure"), is_secure, "{flags:?}");
        assert!(!flags.iter().any(|flag| flag.starts_with("Domain")), "{flags:?}");
    }
}

#[tokio::test]
async fn a_sign_in_runs_out_after_thirty_days() {
    let server = RunningServer::start().await;
    let signed_in_at = server.app.clock().now();
    server.app.clock().stand_still_at(signed_in_at);
    let family = server.first_family().await;
    let last = signed_in_at + TimeDelta::days(30);
    server.app.clock().stand_still_at(last - TimeDelta::milliseconds(1));
    family.ask(&routes::GetViewer).send().await.expect(200);
    server.app.clock().stand_still_at(last);
    family.ask(&routes::GetViewer).send().await.expect(401);
}
