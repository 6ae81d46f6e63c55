//! Slowing down whoever guesses codes, without shutting out a family behind the same school's address.

use crate::error::Error;
use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// Wrong attempts for one code before waiting begins; then the wait doubles with each.
const FREE_FOR_A_CODE: u32 = 5;
/// Wrong attempts from one address before waiting begins: hundreds of families share a carrier's address.
const FREE_FOR_AN_ADDRESS: u32 = 300;
const LONGEST_WAIT: Duration = Duration::from_secs(15 * 60);
/// Attempts are forgotten after this long without another.
const FORGOTTEN_AFTER: Duration = Duration::from_secs(60 * 60);
/// Entries kept at most; a guesser cannot fill the memory.
const MOST_ENTRIES: usize = 100_000;

/// Wrong attempts by code and by address, in memory.
#[derive(Debug, Default)]
pub(crate) struct Throttle {
    wrong: Mutex<HashMap<Subject, Attempts>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Subject {
    Code(Vec<u8>),
    Address(IpAddr),
}

#[derive(Clone, Copy, Debug)]
struct Attempts {
    count: u32,
    last: Instant,
}

impl Attempts {
    fn wait(self, free: u32, now: Instant) -> Option<Duration> {
        let over = self.count.checked_sub(free)?;
        let wait = Duration::from_secs(1 << over.min(10)).min(LONGEST_WAIT);
        wait.checked_sub(now.duration_since(self.last)).filter(|left| !left.is_zero())
    }
}

impl Throttle {
    /// Whether an attempt may be made now.
    pub(crate) fn allow(&self, code_hash: &[u8], address: IpAddr, now: Instant) -> Result<(), Error> {
        let wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        let waits = subjects(code_hash, address)
            .into_iter()
            .filter_map(|(subject, free)| wrong.get(&subject).and_then(|attempts| attempts.wait(free, now)));
        waits.max().map_or(Ok(()), |wait| Err(Error::TooManyAttempts(wait)))
    }

    /// Remembers a wrong attempt.
    pub(crate) fn remember(&self, code_hash: &[u8], address: IpAddr, now: Instant) {
        let mut wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        if wrong.len() >= MOST_ENTRIES {
            wrong.retain(|_, attempts| now.duration_since(attempts.last) < FORGOTTEN_AFTER);
        }
        for (subject, _) in subjects(code_hash, address) {
            if wrong.len() >= MOST_ENTRIES && !wrong.contains_key(&subject) {
                continue;
            }
            let attempts = wrong.entry(subject).or_insert(Attempts { count: 0, last: now });
            let forgotten = now.duration_since(attempts.last) >= FORGOTTEN_AFTER;
            attempts.count = if forgotten { 1 } else { attempts.count.saturating_add(1) };
            attempts.last = now;
        }
    }
}

fn subjects(code_hash: &[u8], address: IpAddr) -> [(Subject, u32); 2] {
    [(Subject::Code(code_hash.to_vec()), FREE_FOR_A_CODE), (Subject::Address(address), FREE_FOR_AN_ADDRESS)]
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

    #[test]
    fn a_code_is_slowed_down_and_other_families_are_not() {
        let (throttle, start) = (Throttle::default(), Instant::now());
        for _ in 0..FREE_FOR_A_CODE {
            assert!(throttle.allow(b"code", HERE, start).is_ok());
            throttle.remember(b"code", HERE, start);
        }
        assert!(throttle.allow(b"code", HERE, start).is_err());
        assert!(throttle.allow(b"another", HERE, start).is_ok());
        assert!(throttle.allow(b"code", HERE, start + Duration::from_secs(2)).is_ok(), "after waiting");
    }

    #[test]
    fn each_further_attempt_waits_longer() {
        let (throttle, start) = (Throttle::default(), Instant::now());
        for _ in 0..FREE_FOR_A_CODE + 4 {
            throttle.remember(b"code", HERE, start);
        }
        assert!(throttle.allow(b"code", HERE, start + Duration::from_secs(15)).is_err());
        assert!(throttle.allow(b"code", HERE, start + Duration::from_secs(17)).is_ok());
    }

    #[test]
    fn an_address_that_tries_many_codes_is_slowed_down() {
        let (throttle, start) = (Throttle::default(), Instant::now());
        for code in 0..FREE_FOR_AN_ADDRESS {
            throttle.remember(&code.to_le_bytes(), HERE, start);
        }
        assert!(throttle.allow(b"fresh", HERE, start).is_err());
    }
}
