//! How often strangers may write. Nobody is signed in where wish lists are made, and families' submissions wait for
//! the same one connection.

use crate::error::Error;
use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// Writes from one address within the span: a whole school behind one address makes its lists in a lesson.
const MOST_IN_SPAN: u32 = 600;
const SPAN: Duration = Duration::from_secs(60 * 60);
/// Addresses remembered at most; whoever has many cannot fill the memory.
const MOST_ADDRESSES: usize = 10_000;

/// Writes by address, in memory.
#[derive(Debug, Default)]
pub(crate) struct Allowance {
    taken: Mutex<HashMap<IpAddr, Taken>>,
}

#[derive(Clone, Copy, Debug)]
struct Taken {
    count: u32,
    since: Instant,
}

impl Allowance {
    /// Takes one write of what an address may make.
    pub(crate) fn take(&self, address: IpAddr, now: Instant) -> Result<(), Error> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if taken.len() >= MOST_ADDRESSES {
            taken.retain(|_, taken| now.duration_since(taken.since) < SPAN);
        }
        let address = network_of(address);
        if taken.len() >= MOST_ADDRESSES && !taken.contains_key(&address) {
            return Err(Error::TooManyWishLists(SPAN));
        }
        let entry = taken.entry(address).or_insert(Taken { count: 0, since: now });
        let age = now.duration_since(entry.since);
        if age >= SPAN {
            *entry = Taken { count: 0, since: now };
        } else if entry.count >= MOST_IN_SPAN {
            return Err(Error::TooManyWishLists(SPAN - age));
        }
        entry.count += 1;
        Ok(())
    }
}

/// One line has a whole network of addresses of the newer kind: 64 bits name it.
fn network_of(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => match address.to_ipv4_mapped() {
            Some(address) => address.into(),
            None => IpAddr::V6((address.to_bits() >> 64 << 64).into()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    /// How many of so many writes are taken.
    fn taken(allowance: &Allowance, from: &str, tries: u32, now: Instant) -> usize {
        (0..tries).filter(|_| allowance.take(address(from), now).is_ok()).count()
    }

    #[test]
    fn an_address_has_its_share_of_every_hour_and_others_have_theirs() {
        let (allowance, start) = (Allowance::default(), Instant::now());
        assert_eq!(taken(&allowance, "192.0.2.1", 700, start), 600);
        assert_eq!(taken(&allowance, "::ffff:192.0.2.1", 1, start), 0, "the same, written otherwise");
        assert_eq!(taken(&allowance, "192.0.2.2", 700, start), 600);
        assert_eq!(taken(&allowance, "192.0.2.1", 1, start + SPAN - Duration::from_secs(1)), 0);
        assert_eq!(taken(&allowance, "192.0.2.1", 700, start + SPAN), 600);
    }

    #[test]
    fn a_network_of_the_newer_kind_is_one_address() {
        let (allowance, start) = (Allowance::default(), Instant::now());
        assert_eq!(taken(&allowance, "2001:db8::1", 600, start), 600);
        assert_eq!(taken(&allowance, "2001:db8::2", 1, start), 0);
        assert_eq!(taken(&allowance, "2001:db8:0:1::2", 1, start), 1);
    }

    #[test]
    fn many_addresses_fill_no_memory() {
        let (allowance, start) = (Allowance::default(), Instant::now());
        let all = (0..MOST_ADDRESSES as u32 + 5).map(|nth| IpAddr::V4(nth.into()));
        let taken = all.filter(|address| allowance.take(*address, start).is_ok()).count();
        assert_eq!(taken, MOST_ADDRESSES);
        assert!(allowance.take(address("192.0.2.1"), start + SPAN).is_ok(), "an hour later");
    }
}
