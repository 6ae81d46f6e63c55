//! What can go wrong between app and server.

use kehou_contract::{Problem, ProblemCode};

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
    /// Whether a write may have been taken in spite of this: then only asking again with the same key tells.
    pub(crate) fn leaves_doubt(&self) -> bool {
        match self {
            Self::Offline | Self::TimedOut | Self::Unreadable => true,
            Self::Problem(problem) => problem.code == ProblemCode::Internal,
        }
    }

    /// The kind of problem, if the server named one.
    pub(crate) fn code(&self) -> Option<ProblemCode> {
        match self {
            Self::Problem(problem) => Some(problem.code),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(code: ProblemCode) -> ApiError {
        let (kind, title) = (String::new(), String::new());
        let problem =
            Problem { kind, title, status: 0, code, errors: vec![], refusal: None, reference: None };
        ApiError::Problem(Box::new(problem))
    }

    #[test]
    fn only_an_answer_from_the_server_settles_a_write() {
        for doubtful in
            [ApiError::Offline, ApiError::TimedOut, ApiError::Unreadable, problem(ProblemCode::Internal)]
        {
            assert!(doubtful.leaves_doubt(), "{doubtful:?}");
        }
        for settled in
            [problem(ProblemCode::Refused), problem(ProblemCode::Busy), problem(ProblemCode::KeyReused)]
        {
            assert!(!settled.leaves_doubt(), "{settled:?}");
        }
    }
}
