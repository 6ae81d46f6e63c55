//! A family before the desk.

use super::{
    dice::Dice,
    history::{Asked, History, Told},
    store::{Application, SimulatedStore},
};
use crate::{desk::Desk, error::Error};
use std::{
    sync::{Arc, Mutex, MutexGuard},
    time::Duration,
};
use tokio::time::sleep;

/// Whoever is sent away is told to come again after this time at least, and after this time at most: twice the wait
/// that the slowest pace and the longest queue give.
const COME_AGAIN: std::ops::RangeInclusive<Duration> = Duration::from_secs(1)..=Duration::from_secs(600);
/// Asking more often than this with nothing going wrong, somebody should know.
const MOST_TRIES: usize = 20;

#[derive(Clone, Debug)]
pub(super) struct Family {
    pub(super) number: usize,
    pub(super) desk: Desk<SimulatedStore>,
    pub(super) store: SimulatedStore,
    pub(super) history: Arc<Mutex<History>>,
    pub(super) capacity: usize,
}

impl Family {
    /// Sends some things one after the other, beginning at a random instant. An error is a law that is broken.
    pub(super) async fn send_some(self) -> Result<(), String> {
        // The clock of the evening stands still while anybody has something to do: nobody waits for this.
        sleep(self.dice().millis(0..60)).await;
        for _ in 0..self.dice().number(1..6) {
            let asked = self.history().next(self.number, self.dice());
            self.send_and_perhaps_go_away(asked).await?;
            self.dice().pause().await;
        }
        Ok(())
    }

    /// Asks until it knows.
    pub(super) async fn settle(self) -> Result<(), String> {
        for _ in 0..MOST_TRIES {
            let unsettled = self.history().unsettled(self.number);
            match unsettled {
                Some(asked) => self.send(asked).await?,
                None => return Ok(()),
            }
        }
        Err(format!("family {} is not told", self.number))
    }

    async fn send_and_perhaps_go_away(&self, asked: Asked) -> Result<(), String> {
        let sends = async {
            match self.dice().one_in(6) {
                // As a proxy does that has lost the answer.
                true => futures::future::try_join(self.send(asked), self.send(asked)).await.map(drop),
                false => self.send(asked).await,
            }
        };
        if !self.dice().one_in(5) {
            return sends.await;
        }
        let patience = self.dice().millis(0..40);
        tokio::select! {
            biased;
            () = sleep(patience) => Ok(()),
            sent = sends => sent,
        }
    }

    async fn send(&self, asked: Asked) -> Result<(), String> {
        let sent = self.history().send(self.number, asked);
        let told = match asked {
            Asked::Place { key, group } => {
                let answer = self.desk.enter(Application { sent, key, group }).await;
                answer.map_or_else(|error| told_by(&error), |receipt| Ok(Told::Yes(receipt)))?
            }
            Asked::Turn { parts } => self.take_turn(sent, parts).await.or_else(|error| told_by(&error))?,
        };
        if let (Told::Full, Asked::Place { group, .. }) = (told, asked)
            && self.store.kept_in(group) < self.capacity
        {
            return Err(format!("send {sent} was refused, and group {group} is not full on the disk"));
        }
        self.history().tell(sent, told);
        Ok(())
    }

    async fn take_turn(&self, sent: usize, parts: usize) -> Result<Told, Error> {
        let mut turn = self.desk.turn().await?;
        for part in 0..parts {
            turn.transaction_mut().write_part(sent, part);
            self.dice().pause().await;
        }
        if self.dice().one_in(4) {
            drop(turn);
            return Ok(Told::NotRecorded);
        }
        turn.keep().await?;
        Ok(Told::Kept)
    }

    fn dice(&self) -> &Dice {
        &self.store.dice
    }

    fn history(&self) -> MutexGuard<'_, History> {
        self.history.lock().expect("no panic")
    }
}

fn told_by(error: &Error) -> Result<Told, String> {
    if let Error::DeskIsFull(wait) = error
        && !COME_AGAIN.contains(wait)
    {
        return Err(format!("somebody shall come again after {wait:?}"));
    }
    Told::by(error)
}
