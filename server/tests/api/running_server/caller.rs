//! Asking the server over HTTP.

use super::{Answer, Events, documented::Documented};
use kehou_contract::routes::{Endpoint, IDEMPOTENCY_KEY, OPENAPI};
use reqwest::{Client, Method, RequestBuilder};
use serde::Serialize;
use std::net::SocketAddr;

/// One way to the server; whatever comes back through it is held against the API document.
pub(crate) struct Caller {
    http: Client,
    origin: String,
    pub(crate) document: Documented,
}

impl Caller {
    /// Reads the document of the server at this address.
    pub(super) async fn of(address: SocketAddr) -> Self {
        let http = Client::builder().no_proxy().build().expect("a client");
        let origin = format!("http://{address}");
        let document = http.get([&origin, OPENAPI].concat()).send().await;
        let document = document.expect("an answer").bytes().await.expect("a body");
        let document = Documented::read(&document);
        Self { http, origin, document }
    }

    /// A request to one of the API's addresses.
    pub(crate) fn ask<E: Endpoint>(&self, endpoint: &E) -> Ask<'_> {
        self.ask_at(E::METHOD.as_str(), &endpoint.path())
    }

    /// A request to any address.
    pub(crate) fn ask_at(&self, method: &str, path: &str) -> Ask<'_> {
        let method = Method::from_bytes(method.as_bytes()).expect("a method");
        let request = self.http.request(method, [&self.origin, path].concat());
        Ask { caller: self, request }
    }
}

/// A request being made.
pub(crate) struct Ask<'a> {
    caller: &'a Caller,
    request: RequestBuilder,
}

impl Ask<'_> {
    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.request = self.request.header(name, value);
        self
    }

    /// Under this idempotency key.
    pub(crate) fn key(self, key: &str) -> Self {
        self.header(IDEMPOTENCY_KEY, key)
    }

    pub(crate) fn json<T: Serialize>(mut self, body: &T) -> Self {
        self.request = self.request.json(body);
        self
    }

    /// Bytes that need be no JSON, said to be some.
    pub(crate) fn bytes(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.request = self.request.body(body.into());
        self.header("content-type", "application/json")
    }

    /// Listens to a stream of events.
    pub(crate) async fn listen(self) -> Events {
        let answer = self.request.send().await.expect("an answer");
        assert_eq!(answer.status(), 200);
        assert_eq!(answer.headers()["content-type"], "text/event-stream");
        Events::of(answer)
    }

    pub(crate) async fn send(self) -> Answer {
        let request = self.request.build().expect("a request");
        let (method, path) = (request.method().to_string(), request.url().path().to_owned());
        let answer = self.caller.http.execute(request).await;
        let answer = answer.unwrap_or_else(|lost| panic!("{method} {path}: {lost:?}"));
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        let is_stream = headers.get("content-type").is_some_and(|told| told == "text/event-stream");
        let body = match is_stream {
            // It does not end by itself.
            true => Events::of(answer).first().await,
            false => answer.bytes().await.expect("a whole body"),
        };
        let answer = Answer { status, headers, body };
        self.caller.document.check(&method, &path, &answer);
        answer
    }
}
