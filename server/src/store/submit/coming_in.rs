//! How an application comes in.

use kehou_contract::{ReviewState, rules::Arrival};

/// How an application comes in, once it may.
pub(in crate::store) struct ComingIn<'a> {
    pub(in crate::store) arrival: Arrival<'a>,
    /// Whether the school proposed it: then no opening and no invitation bars it.
    pub(in crate::store) proposed: bool,
    /// Where its review begins, if it has one.
    pub(in crate::store) review: Option<ReviewState>,
}
