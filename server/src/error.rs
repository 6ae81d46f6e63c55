//! What goes wrong, and the one place where it becomes an answer.

use crate::sql::FaultKind;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use kehou_contract::{FieldError, Problem, ProblemCode, Refusal, words::Language};
use std::{path::PathBuf, sync::Arc, time::Duration};

/// Why the server cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The school's file is not as it should be.
    #[error("{path}: {fault}")]
    School {
        /// The file.
        path: PathBuf,
        /// What is wrong, with line and key where known.
        fault: String,
    },
    /// The database is there, but not as it should be.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// The tables could not be brought up to date.
    #[error("database migration: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// The database library has a known fault.
    #[error("SQLite {found} can lose committed writes; {needed} or newer is needed")]
    OldSqlite {
        /// The version linked.
        found: String,
        /// The first good one.
        needed: &'static str,
    },
    /// The URL names a database this server cannot use.
    #[error("--database {0}: only sqlite:PATH and postgres://… are served")]
    UnknownDatabase(String),
    /// What was asked for is done with a file only.
    #[error(
        "--database names a database on PostgreSQL, and this is for one in a file; PostgreSQL has its own backups and \
         its own monitoring"
    )]
    SharedDatabase,
    /// Nothing was backed up or restored.
    #[error(transparent)]
    Backup(#[from] crate::BackupError),
    /// A file or address cannot be used.
    #[error("{what}: {source}")]
    Io {
        /// What was tried.
        what: String,
        /// Why it failed.
        source: std::io::Error,
    },
    /// Something else.
    #[error("{0}")]
    Other(String),
}

impl From<Error> for StartError {
    fn from(error: Error) -> Self {
        Self::Other(error.to_string())
    }
}

/// Everything a request can run into. Private to the server: families see a [`Problem`].
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("refused: {0:?}")]
    Refused(Refusal),
    #[error("{code:?}: {errors:?}")]
    Body { code: ProblemCode, errors: Vec<FieldError> },
    #[error("no idempotency key")]
    KeyMissing,
    #[error("idempotency key used for another body")]
    KeyReused,
    #[error("not signed in")]
    NotSignedIn,
    #[error("wrong code or name")]
    WrongCode,
    #[error("too many attempts")]
    TooManyAttempts(Duration),
    #[error("too many wish lists")]
    TooManyWishLists(Duration),
    #[error("too many streams")]
    TooManyStreams(Duration),
    #[error("not found")]
    NotFound,
    #[error("method not allowed")]
    MethodNotAllowed,
    #[error("cross-origin")]
    CrossOrigin,
    #[error("the desk is full")]
    DeskIsFull(Duration),
    #[error("nothing is written any more: {0}")]
    CannotRecord(Arc<Self>),
    #[error("with others: {0}")]
    OfGroup(Arc<Self>),
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    #[error("the database's file is not synced: {0}")]
    NotSynced(std::io::Error),
    #[error("stored document: {0}")]
    Stored(#[from] serde_json::Error),
    #[error("{0}")]
    Broken(&'static str),
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl Error {
    /// A field that cannot be taken.
    pub(crate) fn field(pointer: &str, message: &str) -> Self {
        let error = FieldError { pointer: pointer.to_owned(), message: message.to_owned() };
        Self::Body { code: ProblemCode::InvalidField, errors: vec![error] }
    }

    /// Whether it is what somebody asked for is answered with; anything else is a fault.
    pub(crate) fn is_an_answer(&self) -> bool {
        matches!(self, Self::Refused(_) | Self::KeyReused)
    }

    /// Whether the database has undone the whole transaction because of this fault, of itself.
    pub(crate) fn undoes_everything(&self) -> bool {
        match self {
            Self::OfGroup(fault) => fault.undoes_everything(),
            Self::Database(fault) => FaultKind::of(fault).undoes_everything(),
            _ => false,
        }
    }

    /// Whether the same may be tried again at once: nothing is left of it, and whatever was in its way has gone on.
    pub(crate) fn is_worth_another_try(&self) -> bool {
        matches!(self, Self::Database(fault) if FaultKind::of(fault) == FaultKind::Conflict)
    }

    /// Whether it is certain what the database holds after this fault: not where the disk itself failed.
    pub(crate) fn leaves_certain(&self) -> bool {
        match self {
            Self::OfGroup(fault) => fault.leaves_certain(),
            Self::Database(fault) => FaultKind::of(fault) != FaultKind::DiskFailed,
            Self::NotSynced(_) => false,
            _ => true,
        }
    }

    fn code(&self) -> ProblemCode {
        match self {
            Self::Refused(_) => ProblemCode::Refused,
            Self::Body { code, .. } => *code,
            Self::KeyMissing => ProblemCode::KeyMissing,
            Self::KeyReused => ProblemCode::KeyReused,
            Self::NotSignedIn => ProblemCode::NotSignedIn,
            Self::WrongCode => ProblemCode::WrongCode,
            Self::TooManyAttempts(_) => ProblemCode::TooManyAttempts,
            Self::TooManyWishLists(_) => ProblemCode::TooManyWishLists,
            Self::NotFound => ProblemCode::NotFound,
            Self::MethodNotAllowed => ProblemCode::MethodNotAllowed,
            Self::CrossOrigin => ProblemCode::CrossOrigin,
            Self::DeskIsFull(_) | Self::TooManyStreams(_) => ProblemCode::Busy,
            Self::OfGroup(fault) => fault.code(),
            Self::CannotRecord(_) => ProblemCode::CannotRecord,
            Self::Database(fault) => match FaultKind::of(fault) {
                FaultKind::Busy | FaultKind::LineBroken | FaultKind::Conflict => ProblemCode::Busy,
                FaultKind::NoRoom => ProblemCode::CannotRecord,
                FaultKind::GivenUp | FaultKind::DiskFailed | FaultKind::Other => ProblemCode::Internal,
            },
            Self::NotSynced(_) | Self::Stored(_) | Self::Broken(_) => ProblemCode::Internal,
        }
    }
}

fn status_of(code: ProblemCode) -> StatusCode {
    match code {
        ProblemCode::MalformedBody | ProblemCode::KeyMissing => StatusCode::BAD_REQUEST,
        ProblemCode::NotSignedIn | ProblemCode::WrongCode => StatusCode::UNAUTHORIZED,
        ProblemCode::CrossOrigin => StatusCode::FORBIDDEN,
        ProblemCode::NotFound => StatusCode::NOT_FOUND,
        ProblemCode::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
        ProblemCode::BodyTooSlow => StatusCode::REQUEST_TIMEOUT,
        ProblemCode::Refused => StatusCode::CONFLICT,
        ProblemCode::BodyTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        ProblemCode::WrongContentType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        ProblemCode::InvalidField | ProblemCode::KeyReused => StatusCode::UNPROCESSABLE_ENTITY,
        ProblemCode::TooManyAttempts | ProblemCode::TooManyWishLists => StatusCode::TOO_MANY_REQUESTS,
        ProblemCode::Busy | ProblemCode::CannotRecord => StatusCode::SERVICE_UNAVAILABLE,
        ProblemCode::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let code = self.code();
        let reference = (code == ProblemCode::Internal).then(|| log_with_reference(&self));
        let retry_after = match &self {
            Self::TooManyAttempts(wait)
            | Self::TooManyWishLists(wait)
            | Self::DeskIsFull(wait)
            | Self::TooManyStreams(wait) => Some(wait.as_secs().max(1)),
            _ => match code {
                ProblemCode::Busy => Some(2),
                // Somebody has to look after it first.
                ProblemCode::CannotRecord => Some(30),
                _ => None,
            },
        };
        let (errors, refusal) = match self {
            Self::Body { errors, .. } => (errors, None),
            Self::Refused(refusal) => (Vec::new(), Some(refusal)),
            _ => (Vec::new(), None),
        };
        let mut response = problem_response(code, errors, refusal, reference);
        if let Some(seconds) = retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// Logs once what must not leave the server, under a word the family can quote.
fn log_with_reference(error: &Error) -> String {
    let reference = crate::codes::new_token()[..8].to_owned();
    tracing::error!(%reference, %error, "a request broke");
    reference
}

fn problem_response(
    code: ProblemCode,
    errors: Vec<FieldError>,
    refusal: Option<Refusal>,
    reference: Option<String>,
) -> Response {
    let words = Language::default().words();
    let status = status_of(code);
    let name =
        serde_json::to_value(code).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default();
    let title = match &refusal {
        Some(Refusal::Office(refusal)) => (Language::default().staff_words().refusal)(refusal),
        Some(refusal) => (words.refusal)(refusal),
        None => (words.problem)(code).to_owned(),
    };
    let kind = format!("/problems/{name}");
    let problem = Problem { kind, title, status: status.as_u16(), code, errors, refusal, reference };
    let body = serde_json::to_vec(&problem).unwrap_or_default();
    (status, [(header::CONTENT_TYPE, "application/problem+json")], body).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_the_desk_cannot_take_is_told_when_to_come_again() {
        let full = || Error::DeskIsFull(Duration::from_millis(3_200));
        for error in [full(), Error::OfGroup(Arc::new(full()))] {
            assert_eq!(error.code(), ProblemCode::Busy);
        }
        let response = full().into_response();
        assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(response.headers()[header::RETRY_AFTER], "3");
    }
}
