//! An evening: servers that live and end one after the other on one disk, and families who know nothing of it.

use super::{
    dice::Dice, disk::Disk, family::Family, flaw::Flaw, history::History, laws, store::SimulatedStore,
    tale::Tale, weather::Weather,
};
use crate::desk::Desk;
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::{
    task::JoinSet,
    time::{sleep, timeout},
};

/// Nothing takes so long by the evening's own clock.
const AT_MOST: Duration = Duration::from_secs(600);

pub(super) struct Evening {
    dice: Dice,
    flaw: Option<Flaw>,
    families: usize,
    capacity: usize,
    history: Arc<Mutex<History>>,
    disk: Disk,
    tale: Tale,
}

/// How a server ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// It is asked to, while families are there.
    Closed,
    /// It is asked to, when the last family is gone.
    Done,
    /// The process is killed; what it wrote stays in the system's memory.
    Killed,
    /// The power is gone.
    WithoutPower,
}

type Doing = fn(Family) -> std::pin::Pin<Box<dyn Future<Output = Result<(), String>> + std::marker::Send>>;

impl Evening {
    /// Plays the evening of a seed. An error is the law that is broken.
    pub(super) fn play(seed: u64, flaw: Option<Flaw>) -> Result<Tale, String> {
        let dice = Dice::of(seed);
        let families = 4 + dice.index(40);
        let mut evening = Self {
            flaw,
            families,
            capacity: 3 + dice.index(10),
            history: Arc::new(Mutex::new(History::of(families))),
            disk: Disk::default(),
            tale: Tale::default(),
            dice,
        };
        for _ in 0..evening.dice.number(1..6) {
            let weather = Weather::draw(&evening.dice);
            let end = [End::Closed, End::Done, End::Killed, End::WithoutPower][evening.dice.index(4)];
            evening.live(weather, end, |family| Box::pin(family.send_some()))?;
        }
        evening.live(Weather::calm(), End::Done, |family| Box::pin(family.settle()))?;
        evening.disk.lose_power(&evening.dice);
        evening.check()?;
        Ok(evening.told())
    }

    /// One server's life.
    fn live(&mut self, weather: Weather, end: End, doing: Doing) -> Result<(), String> {
        let disk = std::mem::take(&mut self.disk);
        let store = SimulatedStore::open(disk, self.dice.clone(), weather, self.flaw, self.capacity);
        let life = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .start_paused(true)
            .build()
            .map_err(|fault| fault.to_string())?;
        let lived = life.block_on(self.serve(&store, end, doing));
        // Whatever is under way ends where it waits.
        drop(life);
        let has_failed = store.has_failed();
        let (disk, breach) = store.end();
        self.disk = disk;
        lived?;
        breach.map_or(Ok(()), |breach| Err(breach.to_owned()))?;
        self.end(end, has_failed);
        self.check()
    }

    async fn serve(&self, store: &SimulatedStore, end: End, doing: Doing) -> Result<(), String> {
        let desk = Desk::open(store.clone());
        let mut families = JoinSet::new();
        for number in 0..self.families {
            let (history, capacity) = (self.history.clone(), self.capacity);
            let family = Family { number, desk: desk.clone(), store: store.clone(), history, capacity };
            families.spawn(doing(family));
        }
        if matches!(end, End::Killed | End::WithoutPower) {
            let life = self.dice.millis(1..200);
            // An error means that the server ended before the families did.
            return timeout(life, all(&mut families)).await.unwrap_or(Ok(()));
        }
        if end == End::Closed {
            sleep(self.dice.millis(0..100)).await;
            timeout(AT_MOST, desk.close()).await.map_err(|_| "the desk does not close")?;
        }
        timeout(AT_MOST, all(&mut families)).await.map_err(|_| "somebody is never answered")??;
        timeout(AT_MOST, desk.close()).await.map_err(|_| "the desk does not close".to_owned())
    }

    /// After a failed sync the machine is started anew: what the system shows of the file may not be on the disk.
    fn end(&mut self, end: End, has_failed: bool) {
        let anew = has_failed && self.flaw != Some(Flaw::RestartsTheServerOnly);
        if anew || end == End::WithoutPower {
            self.disk.lose_power(&self.dice);
            self.tale.power_cuts += 1;
        } else if end == End::Killed {
            self.tale.kills += 1;
        }
    }

    fn check(&mut self) -> Result<(), String> {
        let rows = self.disk.recover();
        laws::check(&self.history.lock().expect("no panic").sends, &rows, self.capacity)
    }

    fn told(self) -> Tale {
        let Self { disk, history, tale, .. } = self;
        let sends = std::mem::take(&mut history.lock().expect("no panic").sends);
        Tale { sends, failed_syncs: disk.failed_syncs, syncs: disk.syncs, ..tale }
    }
}

async fn all(families: &mut JoinSet<Result<(), String>>) -> Result<(), String> {
    while let Some(done) = families.join_next().await {
        done.map_err(|fault| fault.to_string())??;
    }
    Ok(())
}
