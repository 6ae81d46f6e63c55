//! Reading a JSON body: small, in time, and with every fault named by its field.

use crate::{codes::sha256, error::Error};
use axum::extract::{FromRequest, Request};
use bytes::Bytes;
use http::header;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use kehou_contract::{FieldError, ProblemCode};
use serde::de::{DeserializeOwned, IgnoredAny};
use std::time::Duration;

/// Largest body taken: an application with every choice a child can hold is below 4 KB.
const LARGEST: usize = 16 * 1024;
/// Slowest body taken.
const SLOWEST: Duration = Duration::from_secs(10);

/// A JSON body, with the hash that tells one request from another under the same key. The address is part of it: two
/// children's bodies can be the same to the byte.
#[derive(Debug)]
pub(crate) struct JsonBody<T> {
    pub(crate) value: T,
    pub(crate) hash: [u8; 32],
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for JsonBody<T> {
    type Rejection = Error;

    async fn from_request(request: Request, _state: &S) -> Result<Self, Error> {
        let content_type = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let essence = content_type.and_then(|value| value.split(';').next()).map(str::trim);
        if !essence.is_some_and(|essence| essence.eq_ignore_ascii_case("application/json")) {
            return Err(fault(ProblemCode::WrongContentType));
        }
        let declared =
            request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
        if declared.is_some_and(|length: usize| length > LARGEST) {
            return Err(fault(ProblemCode::BodyTooLarge));
        }
        let address = request.uri().path().to_owned();
        let bytes = read(request).await?;
        Ok(Self { value: parse(&bytes)?, hash: sha256(&[address.as_bytes(), b"\n", &bytes].concat()) })
    }
}

fn fault(code: ProblemCode) -> Error {
    Error::Body { code, errors: Vec::new() }
}

async fn read(request: Request) -> Result<Bytes, Error> {
    let limited = Limited::new(request.into_body(), LARGEST);
    let collected = tokio::time::timeout(SLOWEST, limited.collect()).await;
    match collected {
        Err(_elapsed) => Err(fault(ProblemCode::BodyTooSlow)),
        Ok(Ok(body)) => Ok(body.to_bytes()),
        Ok(Err(broken)) if broken.is::<LengthLimitError>() => Err(fault(ProblemCode::BodyTooLarge)),
        Ok(Err(_broken)) => Err(fault(ProblemCode::MalformedBody)),
    }
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Error> {
    // Serde would take a list of the fields' values in order; the document says an object.
    if bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'[') {
        return Err(Error::field("", "expected an object"));
    }
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|broken| {
        let pointer = pointer_to(broken.path());
        field_fault(&pointer, broken.inner(), bytes)
    })?;
    reader.end().map_err(|broken| field_fault("", &broken, bytes))?;
    Ok(value)
}

/// The reader calls some wrong values bad syntax, for example `null` for a choice between variants, or 1e400. So
/// whether the body is JSON at all is asked apart.
fn field_fault(pointer: &str, broken: &serde_json::Error, body: &[u8]) -> Error {
    if !broken.is_data() && serde_json::from_slice::<IgnoredAny>(body).is_err() {
        return fault(ProblemCode::MalformedBody);
    }
    let message = broken.to_string();
    let pointer = [pointer, &named_field(&message)].concat();
    Error::Body { code: ProblemCode::InvalidField, errors: vec![FieldError { pointer, message }] }
}

/// The field a message says is missing, as the last part of a pointer: the path ends before it.
fn named_field(message: &str) -> String {
    let field = message.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
    field.map(|field| format!("/{}", escape(field))).unwrap_or_default()
}

fn pointer_to(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    let parts = path.iter().filter_map(|segment| match segment {
        Segment::Seq { index } => Some(format!("/{index}")),
        Segment::Map { key } => Some(format!("/{}", escape(key))),
        Segment::Enum { variant } => Some(format!("/{}", escape(variant))),
        Segment::Unknown => None,
    });
    parts.collect()
}

/// RFC 6901.
fn escape(part: &str) -> String {
    part.replace('~', "~0").replace('/', "~1")
}

#[cfg(test)]
mod tests {
    use super::*;
    use kehou_contract::Application;

    fn fault_of(body: &str) -> (ProblemCode, Vec<String>) {
        match parse::<Application>(body.as_bytes()) {
            Err(Error::Body { code, errors }) => {
                (code, errors.into_iter().map(|error| error.pointer).collect())
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn every_fault_names_its_field() {
        let wish = |extra: &str| {
            format!(
                r#"{{"round":"first","participation":{{"taking_part":{{"care":[],"choices":["a",{extra}]}}}}}}"#
            )
        };
        let cases = [
            (r#"{"round":"first"}"#.to_owned(), "/participation"),
            (r#"{"round":"first","participation":"no_service","fee":0}"#.to_owned(), "/fee"),
            (r#"{"round":1,"participation":"no_service"}"#.to_owned(), "/round"),
            (r#"{"round":"first","participation":null}"#.to_owned(), "/participation"),
            (wish("7"), "/participation/taking_part/choices/1"),
            (wish(r#""b""#), "/participation/taking_part/all_or_none"),
        ];
        for (body, pointer) in cases {
            assert_eq!(fault_of(&body), (ProblemCode::InvalidField, vec![pointer.to_owned()]), "{body}");
        }
    }

    #[test]
    fn what_is_no_json_is_malformed() {
        for body in ["", "{", "nul", r#"{"round":"first","participation":"no_service"} trailing"#] {
            assert_eq!(fault_of(body).0, ProblemCode::MalformedBody, "{body}");
        }
    }
}
