//! Which server was there first, as far as is known.

use std::{
    collections::HashMap,
    net::SocketAddr,
    sync::{PoisonError, RwLock},
    time::{Duration, Instant},
};

/// How long a server that did not answer is let be.
const LET_BE: Duration = Duration::from_secs(5);

/// Another server of the school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Server {
    pub(super) name: String,
    pub(super) address: SocketAddr,
}

/// The servers that were there before this one.
#[derive(Debug, Default)]
pub(super) struct FirstDesk(RwLock<Known>);

#[derive(Debug, Default)]
struct Known {
    /// The first of them first.
    before: Vec<Server>,
    /// Since when those who did not answer are let be.
    silent: HashMap<String, Instant>,
}

impl FirstDesk {
    /// The first that answers, as far as is known; `None` if this server is the first.
    pub(super) fn get(&self) -> Option<Server> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        known.before.iter().find(|server| !known.silent.contains_key(&server.name)).cloned()
    }

    /// Learns who was there before this server.
    pub(super) fn learn(&self, before: Vec<Server>) {
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        known.before = before;
        known.silent.retain(|_, since| since.elapsed() < LET_BE);
    }

    /// Lets a server be for a while; whether that is news.
    pub(super) fn let_be(&self, server: &Server) -> bool {
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        known.silent.insert(server.name.clone(), Instant::now()).is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_does_not_answer_is_passed_over() {
        let server =
            |name: &str, port| Server { name: name.to_owned(), address: ([127, 0, 0, 1], port).into() };
        let (first, second) = (server("a", 1), server("b", 2));
        let desk = FirstDesk::default();
        assert_eq!(desk.get(), None, "nobody is known of");
        desk.learn(vec![first.clone(), second.clone()]);
        assert_eq!(desk.get().as_ref(), Some(&first));
        assert!(desk.let_be(&first) && !desk.let_be(&first), "it is news once");
        assert_eq!(desk.get().as_ref(), Some(&second));
        desk.learn(vec![first.clone(), second.clone()]);
        assert_eq!(desk.get().as_ref(), Some(&second), "still");
        desk.let_be(&second);
        assert_eq!(desk.get(), None, "then it is decided here");
    }
}
