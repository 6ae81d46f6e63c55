//! Addresses that are not there, and methods an address does not have.

use crate::{contents::Contents, running_server::RunningServer};
use kehou_contract::{
    ChildId, ProblemCode,
    routes::{self, Endpoint, Method},
};

/// An address of this template that leads to nothing.
pub(crate) fn filled(template: &str) -> String {
    filled_with(template, "x")
}

fn filled_with(template: &str, parameter: &str) -> String {
    match (template.find('{'), template.find('}')) {
        (Some(open), Some(close)) => [&template[..open], parameter, &template[close + 1..]].concat(),
        _ => template.to_owned(),
    }
}

#[tokio::test]
async fn what_is_not_there_is_missing_in_json() {
    let server = RunningServer::start().await;
    let school = routes::GetSchool::TEMPLATE;
    let addresses = [
        school.replace("school", "schools"),
        school.replace("/v1/", "/v2/"),
        school.replace("/v1/school", ""),
        school.replace("/v1/school", "/"),
        format!("{school}/"),
        format!("{school}.html"),
        school.replace("school", "%73chools"),
        filled(routes::GetOffering::TEMPLATE),
        filled(routes::CheckReceipt::TEMPLATE),
        filled(routes::RECEIPT_QR),
    ];
    for address in addresses {
        for accepted in ["application/json", "text/html", "*/*"] {
            let ask = server.stranger().ask_at("GET", &address).header("accept", accepted);
            assert_eq!(ask.send().await.expect(404).problem().code, ProblemCode::NotFound, "{address}");
        }
    }
}

#[tokio::test]
async fn a_hostile_id_names_nothing_that_is_there() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let long = "x".repeat(5_000);
    for id in ["' OR 1=1 --", "../viewer", "\0", "书", "%", &long] {
        let child_id = ChildId::new(id);
        family.ask(&routes::GetChildTerm { child_id }).send().await.expect(404);
    }
    // No text at all: these bytes are no UTF-8.
    let with_parameter = routes::ALL.iter().filter(|(_, template)| template.contains('{'));
    for (method, template) in with_parameter.chain(&[(Method::Get, routes::RECEIPT_QR)]) {
        let address = filled_with(template, "%FF%FE");
        let ask = server.stranger().ask_at(method.as_str(), &address).header("cookie", family.cookie());
        let answer = ask.key("a-key-that-is-kept").json(&server.no_service()).send().await;
        assert_eq!(answer.expect(404).problem().code, ProblemCode::NotFound, "{template}");
    }
}

#[tokio::test]
async fn a_method_an_address_does_not_have_is_told_so() {
    let server = RunningServer::start().await;
    let before = Contents::of(&server).await;
    let documents = [(Method::Get, routes::RECEIPT_QR), (Method::Get, routes::OPENAPI)];
    let there = |method: &str, template: &str| {
        let mut all = routes::ALL.iter().chain(&documents);
        all.any(|(has, known)| has.as_str() == method && *known == template)
    };
    for (has, template) in routes::ALL.iter().chain(&documents) {
        for method in ["GET", "POST", "PUT", "PATCH", "DELETE"] {
            if there(method, template) {
                continue;
            }
            let answer = server.stranger().ask_at(method, &filled(template)).send().await.expect(405);
            assert_eq!(answer.problem().code, ProblemCode::MethodNotAllowed, "{method} {template}");
            assert!(
                answer.header("allow").contains(has.as_str()),
                "{method} {template}: {:?}",
                answer.headers
            );
        }
    }
    before.assert_same(&Contents::of(&server).await, "methods that are not there");
}
