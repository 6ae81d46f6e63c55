use crate::Bound;

/// An amount that several fees together cannot pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeeNoticeLimit {
    /// The entries it is over, by their place in the notice; empty for all.
    pub entries: Vec<usize>,
    /// The amount of a month or of the term.
    pub at_most: Bound,
}
