//! What can go wrong between app and server.

use kehou_contract::{Problem, ProblemCode};
use leptos::wasm_split::SplitLoaderError;

impl From<SplitLoaderError> for ApiError {
    fn from(_: SplitLoaderError) -> Self {
        Self::Offline
    }
}

/// Why a call has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ApiError {
    /// The network gave up. Whether the server heard us is unknown.
    Offline,
    /// The server took too long. Whether it heard us is unknown.
    TimedOut,
    /// The server said no, and why.
    Problem(Box<Problem>),
    /// The server answered with something else.
    Unreadable,
}

impl ApiError {
    /// The kind of problem, if the server named one.
    pub(crate) fn code(&self) -> Option<ProblemCode> {
        match self {
            Self::Problem(problem) => Some(problem.code),
            _ => None,
        }
    }
}
