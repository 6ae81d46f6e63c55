//! Writes under an idempotency key: reading the key, carrying the write through, answering.

mod idempotency_key;

pub(crate) use idempotency_key::IdempotencyKey;

use crate::{App, answers::json_text, error::Error, store::Written};
use axum::response::Response;
use http::{HeaderName, HeaderValue, StatusCode};
use kehou_contract::routes::IDEMPOTENT_REPLAYED;
use std::{future::Future, sync::Arc};

/// Carries a write through even if the family's phone hangs up meanwhile, shows its numbers to everybody, has
/// its messages sent, and answers.
pub(crate) fn answer_write(
    app: Arc<App>,
    write: impl Future<Output = Result<Written, Error>> + Send + 'static,
) -> impl Future<Output = Result<Response, Error>> + Send {
    // In one place from here on: handed from future to future it would leave room for itself in each of them, and thousands
    // wait at once.
    let write = Box::pin(write);
    let carried = tokio::spawn(async move {
        let written = write.await?;
        if let Written::Now { commit, changed, .. } = &written {
            app.live_places.take_in(*commit, changed);
            app.outbox.ring();
        }
        Ok::<_, Error>(written)
    });
    async move { Ok(answer(carried.await.map_err(|_| Error::Broken("a write panicked"))??)) }
}

fn answer(written: Written) -> Response {
    match written {
        Written::Now { answer, .. } => json_text(StatusCode::CREATED, answer),
        Written::Before { answer } => {
            let mut response = json_text(StatusCode::CREATED, answer);
            let replayed = HeaderName::from_static(IDEMPOTENT_REPLAYED);
            response.headers_mut().insert(replayed, HeaderValue::from_static("true"));
            response
        }
    }
}
