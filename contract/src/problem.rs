//! The one wire error (RFC 9457, `application/problem+json`).

use crate::Refusal;
use serde::{Deserialize, Serialize};

/// What every answer from 400 up carries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// `/problems/{code}`.
    #[serde(rename = "type")]
    pub kind: String,
    /// One line for a person.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// For programs.
    pub code: ProblemCode,
    /// Which fields are wrong and how.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// The rule that said no, with its facts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<Refusal>,
    /// What to quote to the office; the log has the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
}

/// A field of a request that cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldError {
    /// JSON pointer to the field, for example `/participation/taking_part/choices/0`; empty for the whole body.
    pub pointer: String,
    /// What is wrong with it.
    pub message: String,
}

/// What kind of problem it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// The body is no JSON.
    MalformedBody,
    /// A field is missing, unknown or has a wrong value.
    InvalidField,
    /// The content type is not `application/json`.
    WrongContentType,
    /// The body is larger than any application can be.
    BodyTooLarge,
    /// The body came too slowly.
    BodyTooSlow,
    /// The request names no idempotency key, or none we can keep.
    KeyMissing,
    /// The key was used for another body.
    KeyReused,
    /// Nobody is signed in.
    NotSignedIn,
    /// The code and the name do not belong together.
    WrongCode,
    /// Too many wrong codes.
    TooManyAttempts,
    /// Too many wish lists were made from one address, or are kept.
    TooManyWishLists,
    /// There is no such thing, or it is not yours.
    NotFound,
    /// The address exists, the method does not.
    MethodNotAllowed,
    /// The request came from another site.
    CrossOrigin,
    /// A rule said no.
    Refused,
    /// The server is busy; nothing was recorded.
    Busy,
    /// Nothing can be recorded for now: the disk is full or broken. Nothing of this was recorded.
    CannotRecord,
    /// Something broke; the reference is in the log.
    Internal,
}
