//! An answer, read to its end.

use bytes::Bytes;
use http::HeaderMap;
use kehou_contract::{Problem, ProblemCode, Refusal, SubmissionReceipt};
use serde::de::DeserializeOwned;

/// What came back.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Answer {
    /// This answer, if it has this status.
    #[track_caller]
    pub(crate) fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.text());
        self
    }

    /// The body as what it should be.
    #[track_caller]
    pub(crate) fn read<T: DeserializeOwned>(&self) -> T {
        match serde_json::from_slice(&self.body) {
            Ok(value) => value,
            Err(fault) => panic!("{fault} in {} {}", self.status, self.text()),
        }
    }

    /// The body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The receipt of an application that was taken.
    #[track_caller]
    pub(crate) fn receipt(self) -> SubmissionReceipt {
        self.expect(201).read()
    }

    /// The problem it tells of.
    #[track_caller]
    pub(crate) fn problem(&self) -> Problem {
        self.read()
    }

    /// The rule that said no.
    #[track_caller]
    pub(crate) fn refusal(self) -> Refusal {
        let problem = self.expect(409).problem();
        assert_eq!(problem.code, ProblemCode::Refused);
        problem.refusal.expect("a refusal with its facts")
    }

    /// A header, empty when it is not there.
    pub(crate) fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name).map(|value| value.to_str());
        value.and_then(Result::ok).unwrap_or_default()
    }

    /// Whether this is the answer of an earlier send again.
    pub(crate) fn is_replayed(&self) -> bool {
        self.header(kehou_contract::routes::IDEMPOTENT_REPLAYED) == "true"
    }
}
