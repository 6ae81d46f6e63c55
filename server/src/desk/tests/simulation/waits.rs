//! How long anybody waits: whoever would wait longer than two seconds is sent away, by what the desk knows of its pace.

use super::{dice::Dice, history::Told, steady::SteadyWriter};
use crate::desk::Desk;
use std::time::Duration;
use tokio::{
    task::JoinSet,
    time::{Instant, sleep, timeout},
};

/// What the desk promises.
const PROMISED: Duration = Duration::from_secs(2);
/// Groups after which the desk knows its pace.
const LEARNS_IN: usize = 40;
/// Seven groups.
const FAMILIES: usize = 1_700;
/// The clock of the runtime counts in these.
const A_TICK: Duration = Duration::from_millis(1);

#[derive(Debug)]
struct Rush {
    longest_wait: Duration,
    served: usize,
    sent_away: usize,
}

/// A rush within some milliseconds at a desk that knows its pace.
async fn rush(dice: &Dice, sync: Duration) -> Rush {
    let desk = Desk::open(SteadyWriter { sync });
    for _ in 0..LEARNS_IN {
        desk.enter(()).await.expect("in");
    }
    let mut families = JoinSet::new();
    for _ in 0..FAMILIES {
        let (desk, arrives) = (desk.clone(), dice.millis(0..20));
        families.spawn(async move {
            sleep(arrives).await;
            let came = Instant::now();
            let answer = desk.enter(()).await;
            (came.elapsed(), answer)
        });
    }
    let mut rush = Rush { longest_wait: Duration::ZERO, served: 0, sent_away: 0 };
    while let Some(done) = families.join_next().await {
        let (waited, answer) = done.expect("no panic");
        rush.longest_wait = rush.longest_wait.max(waited);
        match answer {
            Ok(()) => rush.served += 1,
            Err(error) => {
                assert_eq!(Told::by(&error), Ok(Told::ComeAgain));
                assert_eq!(waited, Duration::ZERO, "whoever is sent away does not wait for it");
                rush.sent_away += 1;
            }
        }
    }
    timeout(PROMISED, desk.close()).await.expect("nobody is left");
    rush
}

#[tokio::test(start_paused = true)]
async fn nobody_who_is_let_in_waits_longer_than_promised_behind_the_group_under_way() {
    for seed in 0..12 {
        let dice = Dice::of(seed);
        let sync = dice.millis(5..1_900);
        let rush = rush(&dice, sync).await;
        assert!(rush.longest_wait <= PROMISED + sync + A_TICK, "seed {seed}, {sync:?}: {rush:?}");
        assert_eq!(rush.served + rush.sent_away, FAMILIES, "seed {seed}, {sync:?}: {rush:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_fast_desk_sends_nobody_away_and_a_slow_one_all_it_cannot_serve_in_time() {
    let fast = rush(&Dice::of(1), Duration::from_millis(100)).await;
    assert_eq!((fast.served, fast.sent_away), (FAMILIES, 0), "{fast:?}");
    let slow = rush(&Dice::of(1), Duration::from_millis(900)).await;
    assert!(slow.served <= 2 * 256 && slow.sent_away >= FAMILIES - 2 * 256, "{slow:?}");
}
