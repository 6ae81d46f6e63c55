//! Another site cannot write in a family's name.

use crate::{
    addresses::filled,
    contents::Contents,
    family::new_key,
    running_server::{Ask, RunningServer},
};
use kehou_contract::{
    ProblemCode,
    routes::{self, Method},
};

type Headers = &'static [(&'static str, &'static str)];

/// What a browser says of a request that another site makes it send.
const FROM_ELSEWHERE: [Headers; 6] = [
    &[("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")],
    &[("sec-fetch-site", "cross-site")],
    &[("sec-fetch-site", "same-site")],
    // Browsers that do not send Sec-Fetch-Site yet.
    &[("origin", "https://evil.example")],
    &[("origin", "https://127.0.0.1.evil.example")],
    &[("origin", "null")],
];

fn with<'a>(ask: Ask<'a>, headers: Headers) -> Ask<'a> {
    headers.iter().fold(ask, |ask, (name, value)| ask.header(name, value))
}

#[tokio::test]
async fn a_request_from_elsewhere_writes_nothing() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let before = Contents::of(&server).await;
    for headers in FROM_ELSEWHERE {
        let child_id = family.child(0);
        let submit =
            family.ask(&routes::SubmitApplication { child_id }).key(&new_key()).json(&server.no_service());
        assert_eq!(with(submit, headers).send().await.expect(403).problem().code, ProblemCode::CrossOrigin);
        with(family.ask(&routes::SignOut), headers).send().await.expect(403);
    }
    before.assert_same(&Contents::of(&server).await, "requests from elsewhere");
}

#[tokio::test]
async fn no_address_that_writes_is_left_open() {
    let server = RunningServer::start().await;
    let writing = routes::ALL.iter().filter(|(method, _)| *method != Method::Get);
    for (method, template) in writing {
        for headers in FROM_ELSEWHERE {
            let ask = server.stranger().ask_at(method.as_str(), &filled(template));
            let problem = with(ask, headers).send().await.expect(403).problem();
            assert_eq!(problem.code, ProblemCode::CrossOrigin, "{template} {headers:?}");
        }
    }
}

#[tokio::test]
async fn a_link_from_elsewhere_and_the_apps_own_requests_work() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    family.ask(&routes::GetViewer).header("sec-fetch-site", "cross-site").send().await.expect(200);
    let own = family.ask(&routes::SignOut).header("origin", &format!("http://{}", server.address));
    own.header("sec-fetch-site", "same-origin").send().await.expect(204);
}
