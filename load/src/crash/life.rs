//! How long servers live, and what becomes of the first of several before.

use crate::evening::Evening;
use anyhow::Result;
use std::time::Duration;
use tokio::time::sleep;

/// A server lives so long, in milliseconds.
const SHORTEST: u64 = 150;
const LONGEST: u64 = 1_500;
/// A server that is frozen stays so at most so long, in milliseconds: for longer than others wait for what it decides for them
/// (`server/src/passing_on/way.rs`), and than the database lets it keep the school's turn (`server/src/store/engine/postgres.rs`).
const LONGEST_FROZEN: u64 = 12_000;
/// Of so many lives of several servers the first is killed alone in one, and frozen in one.
const ROUND: usize = 4;

/// How long servers live. Nothing waits for these times to be over.
pub(super) struct Life {
    lasts: Duration,
    first: Option<FirstAlone>,
    /// How long they go on after the database crashed, where it is a program of its own.
    after_crash: Option<Duration>,
}

/// What becomes of the first of several servers, which decides for the others, while those go on.
enum FirstAlone {
    IsKilled { others_go_on: Duration },
    IsFrozen { lasts: Duration, goes_on: Duration },
}

/// What ended with servers.
#[derive(Default)]
pub(super) struct Ended {
    pub(super) blocks_lost: usize,
    pub(super) database_crashed: bool,
    pub(super) first_killed_alone: bool,
    pub(super) first_frozen: bool,
}

impl Life {
    /// The life after so many others.
    pub(super) fn draw(dice: &mut fastrand::Rng, servers: usize, before: usize) -> Self {
        let mut up_to = |most| Duration::from_millis(dice.u64(..most));
        let lasts = Duration::from_millis(SHORTEST) + up_to(LONGEST - SHORTEST);
        let (alone, frozen, after_crash) = (up_to(LONGEST), up_to(LONGEST_FROZEN), up_to(SHORTEST));
        let first = match before % ROUND {
            0 => Some(FirstAlone::IsFrozen { lasts: frozen, goes_on: alone }),
            1 => Some(FirstAlone::IsKilled { others_go_on: alone }),
            _ => None,
        };
        let first = first.filter(|_| servers > 1);
        Self { lasts, first, after_crash: dice.bool().then_some(after_crash) }
    }

    /// Lets the servers live so long, and kills them.
    pub(super) async fn live(self, evening: &mut Evening, dice: &mut fastrand::Rng) -> Result<Ended> {
        let mut ended = Ended::default();
        sleep(self.lasts).await;
        match self.first {
            Some(FirstAlone::IsKilled { others_go_on }) => {
                evening.kill_first().await?;
                ended.first_killed_alone = true;
                sleep(others_go_on).await;
            }
            Some(FirstAlone::IsFrozen { lasts, goes_on }) => {
                evening.freeze_first().await?;
                ended.first_frozen = true;
                sleep(lasts).await;
                evening.thaw_first().await?;
                sleep(goes_on).await;
            }
            None => {}
        }
        if let Some(goes_on) = self.after_crash {
            ended.database_crashed = tokio::task::block_in_place(|| evening.crash_database())?;
            if ended.database_crashed {
                sleep(goes_on).await;
            }
        }
        ended.blocks_lost = evening.kill(dice).await?;
        Ok(ended)
    }
}
