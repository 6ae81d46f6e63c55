//! The key that names one sent body.

use crate::error::Error;
use axum::extract::FromRequestParts;
use http::request::Parts;
use kehou_contract::routes::IDEMPOTENCY_KEY;

/// Shortest and longest key kept: a UUID has 36 signs.
const LENGTHS: std::ops::RangeInclusive<usize> = 16..=64;

/// The idempotency key of a request.
#[derive(Clone, Debug)]
pub(crate) struct IdempotencyKey(pub(crate) String);

impl<S: Send + Sync> FromRequestParts<S> for IdempotencyKey {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Error> {
        let key = parts
            .headers
            .get(IDEMPOTENCY_KEY)
            .and_then(|value| value.to_str().ok())
            .ok_or(Error::KeyMissing)?;
        let keepable = LENGTHS.contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic());
        if keepable { Ok(Self(key.to_owned())) } else { Err(Error::KeyMissing) }
    }
}
