//! What a family does under one key.

use bytes::Bytes;

#[derive(Clone, Debug)]
pub(super) struct Operation {
    pub(super) kind: OperationKind,
    pub(super) key: String,
    pub(super) path: String,
    pub(super) body: Bytes,
    /// When it was first sent, in microseconds.
    pub(super) invoked: u64,
    /// The yeses it was answered with.
    pub(super) yeses: Vec<Yes>,
    /// Whether it was answered with a definite no and nothing else: what is sent twice may be refused once and taken once.
    pub(super) refused: bool,
    /// How often there was no answer.
    pub(super) unanswered: usize,
    /// How often its key was refused with another body.
    pub(super) others_refused: usize,
    /// Whether its key was taken with another body.
    pub(super) other_taken: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OperationKind {
    Submit,
    Withdraw,
}

/// An answer that says that it is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Yes {
    pub(super) at: u64,
    /// SHA-256 of the answer.
    pub(super) answer: String,
    pub(super) receipt: String,
}

impl OperationKind {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Submit => "submit",
            Self::Withdraw => "withdraw",
        }
    }
}

impl Operation {
    pub(super) fn is_taken(&self) -> bool {
        !self.yeses.is_empty()
    }

    /// Whether its key can be sent with another body, and with it something else be asked for.
    pub(super) fn may_be_misused(&self) -> bool {
        self.kind == OperationKind::Submit && self.is_taken()
    }

    /// Whether the family knows what became of it.
    pub(super) fn is_settled(&self) -> bool {
        self.is_taken() || self.refused
    }
}
