use crate::{
    error::Error,
    sharing::{AtomicUsize, Ordering},
    waiting::{Place, Waiting},
};
use shuttle::thread;
use std::{sync::Arc, time::Duration};

/// A pace at which nobody is let in behind somebody else.
const SLOW: Duration = Duration::from_secs(4);

fn slow_desk() -> Arc<Waiting> {
    let waiting = Arc::new(Waiting::default());
    (0..20).for_each(|_| waiting.learn(SLOW));
    waiting
}

fn enter(waiting: &Arc<Waiting>) -> Option<Place> {
    match waiting.enter() {
        Ok(place) => Some(place),
        Err(Error::DeskIsFull(wait)) => {
            assert!(
                wait >= Duration::from_secs(2),
                "whoever is sent away would have waited longer than promised"
            );
            None
        }
    }
}

/// Whoever comes, is let in or sent away, and goes, leaves the queue as it was.
pub fn every_place_is_given_back() {
    let waiting = slow_desk();
    let families = (0..3).map(|_| {
        let waiting = waiting.clone();
        thread::spawn(move || (0..2).for_each(|_| drop(enter(&waiting))))
    });
    families.collect::<Vec<_>>().into_iter().for_each(|family| family.join().expect("no panic"));
    // A single place that was not given back would send everybody away.
    assert!(enter(&waiting).is_some(), "nobody is there");
}

/// Behind somebody, nobody is let in at a desk that is slower than what is promised.
pub fn one_at_a_time_at_a_slow_desk() {
    let (waiting, inside) = (slow_desk(), Arc::new(AtomicUsize::new(0)));
    let families = (0..3).map(|_| {
        let (waiting, inside) = (waiting.clone(), inside.clone());
        thread::spawn(move || {
            let Some(place) = enter(&waiting) else { return };
            assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0, "somebody is there");
            inside.fetch_sub(1, Ordering::SeqCst);
            drop(place);
        })
    });
    families.collect::<Vec<_>>().into_iter().for_each(|family| family.join().expect("no panic"));
}
