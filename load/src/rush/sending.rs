//! One application, from the phone to its answer.

use crate::{
    client::{Answer, Client, post},
    family::Family,
    history::{Event, History, Kind, digest},
};
use anyhow::{Context, Result};
use bytes::Bytes;
use http::{Request, StatusCode};
use http_body_util::Full;
use kehou_contract::routes::IDEMPOTENCY_KEY;
use std::sync::Arc;

/// An application under a key of its own, ready to be sent.
pub(super) struct Sending {
    family: usize,
    key: String,
    body: Bytes,
    request: Request<Full<Bytes>>,
}

impl Sending {
    pub(super) fn of(family: &Family, body: Bytes) -> Result<Self> {
        let key = uuid::Uuid::new_v4().to_string();
        let headers = [("cookie", &*family.cookie()), (IDEMPOTENCY_KEY, &key)];
        let request = post(&family.path(), &headers, body.clone())?;
        Ok(Self { family: family.number, key, body, request })
    }

    pub(super) async fn send(self, client: &mut Client, record: &Record) -> Result<Answer> {
        let Self { family, key, body, request } = self;
        let write_down = |kind, answer: Option<&Answer>| record.add(family, &key, &body, kind, answer);
        write_down(Kind::Invoke, None)?;
        let answer = client.send(request).await;
        let kind = match answer.as_ref().map(|answer| answer.status) {
            Ok(StatusCode::CREATED) => Kind::Ok,
            Ok(StatusCode::CONFLICT | StatusCode::SERVICE_UNAVAILABLE) => Kind::Refused,
            _ => Kind::Unknown,
        };
        write_down(kind, answer.as_ref().ok().filter(|_| kind == Kind::Ok))?;
        answer
    }
}

/// Where it is written down what was sent and what came back, if anywhere.
#[derive(Clone)]
pub(super) struct Record(pub(super) Option<Arc<History>>);

impl Record {
    fn add(
        &self,
        process: usize,
        key: &str,
        body: &Bytes,
        kind: Kind,
        answer: Option<&Answer>,
    ) -> Result<()> {
        let Some(history) = &self.0 else { return Ok(()) };
        let receipt = answer.map(|answer| receipt_number(&answer.body)).transpose()?;
        let (key, body) = (key.to_owned(), digest(body));
        let answer = answer.map(|answer| digest(&answer.body));
        history.add(Event { at_us: history.now(), process, kind, op: "submit", key, body, answer, receipt });
        Ok(())
    }
}

/// The number at the beginning of a receipt, without reading the rest of it.
pub(crate) fn receipt_number(body: &[u8]) -> Result<String> {
    let text = std::str::from_utf8(body)?;
    let number = text.strip_prefix("{\"number\":\"").and_then(|rest| rest.split('"').next());
    Ok(number.with_context(|| format!("a receipt: {text}"))?.to_owned())
}
