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

/// Whether a problem is a definite no. While an earlier try may have been taken, only what the server says after
/// looking the key up is: that nobody is signed in or that it is busy says nothing about that try.
pub(crate) fn settles(code: ProblemCode, in_doubt: bool) -> bool {
    match code {
        ProblemCode::Internal => false,
        ProblemCode::NotSignedIn
        | ProblemCode::Busy
        | ProblemCode::CannotRecord
        | ProblemCode::TooManyAttempts
        | ProblemCode::TooManyWishLists
        | ProblemCode::BodyTooSlow => !in_doubt,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_definite_no_settles_and_a_try_in_doubt_needs_one_that_looked_the_key_up() {
        for code in
            [ProblemCode::Refused, ProblemCode::KeyReused, ProblemCode::InvalidField, ProblemCode::NotFound]
        {
            assert!(settles(code, false) && settles(code, true), "{code:?}");
        }
        for code in [ProblemCode::NotSignedIn, ProblemCode::Busy, ProblemCode::CannotRecord] {
            assert!(settles(code, false) && !settles(code, true), "{code:?}");
        }
        assert!(!settles(ProblemCode::Internal, false));
    }
}
