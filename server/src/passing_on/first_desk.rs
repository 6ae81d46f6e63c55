//! Which server was there first, as far as is known.

use std::{
    collections::HashMap,
    net::SocketAddr,
    sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard},
    time::{Duration, Instant},
};

/// How long a server that does not answer is let be. Each time that this comes to nothing it is twice as long.
const LET_BE: Duration = Duration::from_secs(5);
/// At most so many times twice: 80 seconds.
const MOST_DOUBLED: u32 = 4;

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
    /// By the names of those who did not answer.
    let_be: HashMap<String, LetBe>,
}

#[derive(Clone, Copy, Debug)]
struct LetBe {
    until: Instant,
    times: u32,
}

impl FirstDesk {
    /// The first that answers, as far as is known; `None` if this server is the first.
    pub(super) fn get(&self) -> Option<Server> {
        let (known, now) = (self.read(), Instant::now());
        let is_let_be =
            |server: &Server| known.let_be.get(&server.name).is_some_and(|let_be| let_be.until > now);
        known.before.iter().find(|server| !is_let_be(server)).cloned()
    }

    /// Learns who was there before this server.
    pub(super) fn learn(&self, before: Vec<Server>) {
        let mut known = self.write();
        known.let_be.retain(|name, _| before.iter().any(|server| &server.name == name));
        known.before = before;
    }

    /// Lets a server be for a while; whether it was not already.
    pub(super) fn let_be(&self, server: &Server) -> bool {
        let (mut known, now) = (self.write(), Instant::now());
        let before = known.let_be.get(&server.name).copied();
        if before.is_some_and(|before| before.until > now) {
            return false;
        }
        let times = before.map_or(0, |before| (before.times + 1).min(MOST_DOUBLED));
        known.let_be.insert(server.name.clone(), LetBe { until: now + LET_BE * 2_u32.pow(times), times });
        true
    }

    /// Learns that a server answers.
    pub(super) fn answers(&self, server: &Server) {
        if self.read().let_be.contains_key(&server.name) {
            self.write().let_be.remove(&server.name);
        }
    }

    fn read(&self) -> RwLockReadGuard<'_, Known> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Known> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
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
        desk.answers(&first);
        assert_eq!(desk.get().as_ref(), Some(&first), "again");
    }
}
