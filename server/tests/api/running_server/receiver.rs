//! A webhook's other end, on loopback.

use axum::{Router, extract::Request, routing::any};
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use http_body_util::BodyExt;
use kehou_server::WebhookUrl;
use serde_json::Value;
use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicU16, Ordering},
    },
    time::Duration,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    task::AbortHandle,
    time::timeout,
};

/// The longest wait for what should come; it is there for what never comes.
const LIMIT: Duration = Duration::from_secs(60);

/// Something that was posted.
#[derive(Clone, Debug)]
pub(crate) struct Received {
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Received {
    /// A field of the body.
    pub(crate) fn field(&self, name: &str) -> String {
        self.json()[name].as_str().unwrap_or_default().to_owned()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

/// Keeps what is posted to it.
pub(crate) struct Receiver {
    address: SocketAddr,
    status: Arc<AtomicU16>,
    received: watch::Sender<Vec<Received>>,
    serving: AbortHandle,
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

impl Receiver {
    /// One that answers everything with this status.
    pub(crate) async fn answering(status: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let (status, received) = (Arc::new(AtomicU16::new(status)), watch::Sender::new(Vec::new()));
        let (answering, keeping) = (status.clone(), received.clone());
        let receive = any(move |request: Request| async move {
            let (head, body) = request.into_parts();
            let body = body.collect().await.expect("a whole body").to_bytes();
            let status = StatusCode::from_u16(answering.load(Ordering::SeqCst)).expect("a status");
            keeping.send_modify(|all| all.push(Received { headers: head.headers, body }));
            // Whoever followed this would be counted twice.
            (status, [("location", "/elsewhere")])
        });
        let service = Router::new().fallback(receive);
        let serving = tokio::spawn(async move { axum::serve(listener, service).await }).abort_handle();
        Self { address, status, received, serving }
    }

    /// Where it is.
    pub(crate) fn url(&self) -> WebhookUrl {
        format!("http://{}/hook?of=s1", self.address).parse().expect("an address of a webhook")
    }

    /// The same, without how it is reached.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// From here on answers with this status.
    pub(crate) fn answer_with(&self, status: u16) {
        self.status.store(status, Ordering::SeqCst);
    }

    /// Everything received, as soon as it is so much.
    pub(crate) async fn received(&self, count: usize) -> Vec<Received> {
        let mut received = self.received.subscribe();
        let enough = received.wait_for(|all| all.len() >= count);
        let all = timeout(LIMIT, enough).await;
        all.unwrap_or_else(|_| panic!("{count} messages")).expect("receiving").clone()
    }
}

/// Another end that takes connections and never answers.
pub(crate) struct SilentReceiver {
    listener: TcpListener,
    scheme: &'static str,
}

impl SilentReceiver {
    /// One that is reached by this scheme.
    pub(crate) async fn of(scheme: &'static str) -> Self {
        Self { listener: TcpListener::bind("127.0.0.1:0").await.expect("a free port"), scheme }
    }

    /// Where it is.
    pub(crate) fn url(&self) -> WebhookUrl {
        format!("{}://{}", self.scheme, self.address()).parse().expect("an address of a webhook")
    }

    /// The same, without how it is reached.
    pub(crate) fn address(&self) -> SocketAddr {
        self.listener.local_addr().expect("an address")
    }

    /// The next connection made to it.
    pub(crate) async fn connection(&self) -> TcpStream {
        let (connection, _) = timeout(LIMIT, self.listener.accept()).await.expect("in time").expect("one");
        connection
    }
}
