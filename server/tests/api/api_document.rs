//! The API document says what the server does.

use crate::running_server::RunningServer;
use kehou_contract::routes;
use std::collections::BTreeSet;

#[tokio::test]
async fn the_document_names_every_endpoint_and_no_other() {
    let server = RunningServer::start().await;
    let typed = routes::ALL.iter().map(|(method, template)| (method.as_str().to_owned(), *template));
    let documents =
        [routes::RECEIPT_QR, routes::WISH_LIST_QR, routes::GROUP_ROSTER_CSV, routes::HOME_CLASS_ROSTER_CSV]
            .map(|path| ("GET".to_owned(), path));
    let expected: BTreeSet<_> = typed.chain(documents).collect();
    let operations = server.stranger().document.operations();
    let named: BTreeSet<_> = operations.map(|(method, template, _)| (method, template)).collect();
    assert_eq!(named, expected);
}

#[tokio::test]
async fn the_document_is_openapi_3_1_and_every_operation_says_what_success_is() {
    let server = RunningServer::start().await;
    let document = &server.stranger().document;
    let version = document.document()["openapi"].as_str().unwrap_or_default();
    assert!(version.starts_with("3.1"), "{version}");
    for (method, template, operation) in document.operations() {
        let mut statuses = operation["responses"].as_object().into_iter().flatten().map(|(status, _)| status);
        assert!(statuses.any(|status| status.starts_with('2')), "{method} {template}");
    }
}
