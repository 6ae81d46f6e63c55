//! Whoever carries messages out of the house.

use super::outgoing::Outgoing;
use std::{future::Future, pin::Pin};

/// Carries messages to families, or to a program that does.
pub(crate) trait Sender: Send + Sync {
    /// The name its rows of the outbox are kept under: never changed once used.
    fn name(&self) -> &'static str;

    /// Sends one message. `Ok` only when the other side said that it has it. The same message may come again: after a
    /// crash nobody knows whether it arrived.
    fn send<'a>(&'a self, outgoing: &'a Outgoing) -> Sending<'a>;
}

/// A send under way.
pub(crate) type Sending<'a> = Pin<Box<dyn Future<Output = Result<(), SendFault>> + Send + 'a>>;

/// Why a message did not arrive.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SendFault {
    /// The news is kept in words this server does not know.
    #[error("unreadable: {0}")]
    Unreadable(#[from] serde_json::Error),
    /// Nobody there, or nobody who speaks as expected.
    #[error("unreachable: {0}")]
    Unreachable(String),
    /// No answer in time.
    #[error("no answer in time")]
    TimedOut,
    /// An answer, but not that it arrived.
    #[error("answered {0}")]
    Refused(u16),
}
