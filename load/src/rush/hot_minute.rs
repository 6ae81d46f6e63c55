//! Everybody at one offering in the same second, then at another.

use super::sending::{Record, Sending, receipt_number};
use crate::{
    client::{Answer, Client},
    evening::Evening,
    family::Family,
    school,
};
use anyhow::{Result, bail};
use http::StatusCode;
use std::{sync::Arc, time::Duration};
use tokio::{sync::Barrier, task::JoinSet, time::Instant};

/// How often a family tries for what everybody wants before it takes something else.
const TRIES: usize = 3;

/// What became of everybody.
#[derive(Debug, Default)]
pub(super) struct Rushed {
    pub(super) receipts: Vec<String>,
    pub(super) refused: usize,
    /// From the first request to the last answer.
    pub(super) took: Duration,
}

impl Rushed {
    pub(super) fn refused_per_second(&self) -> f64 {
        self.refused as f64 / self.took.as_secs_f64()
    }
}

/// Every family has a connection of its own, opened before the minute.
pub(super) async fn run(evening: &Evening, families: Vec<Family>, record: &Record) -> Result<Rushed> {
    let start = Arc::new(Barrier::new(families.len() + 1));
    let mut rushing = JoinSet::new();
    for family in families {
        let mut client = Client::connect(evening.address(family.number)).await?;
        let wishes = [
            evening.applications.of(&family, school::HOT)?,
            evening.applications.of(&family, &school::other(family.number))?,
        ];
        let (start, record) = (start.clone(), record.clone());
        rushing.spawn(async move {
            start.wait().await;
            let mut rushed = Rushed::default();
            let [hot, other] = wishes;
            for _ in 0..TRIES {
                if rushed.take(&Sending::of(&family, hot.clone())?.send(&mut client, &record).await?)? {
                    return Ok(rushed);
                }
            }
            rushed.take(&Sending::of(&family, other)?.send(&mut client, &record).await?)?;
            Ok::<_, anyhow::Error>(rushed)
        });
    }
    start.wait().await;
    let began = Instant::now();
    let mut all = Rushed::default();
    while let Some(rushed) = rushing.join_next().await {
        let rushed = rushed??;
        all.receipts.extend(rushed.receipts);
        all.refused += rushed.refused;
    }
    all.took = began.elapsed();
    Ok(all)
}

impl Rushed {
    /// Whether it was a yes.
    fn take(&mut self, answer: &Answer) -> Result<bool> {
        match answer.status {
            StatusCode::CREATED => self.receipts.push(receipt_number(&answer.body)?),
            StatusCode::CONFLICT => self.refused += 1,
            other => bail!("{other}: {}", String::from_utf8_lossy(&answer.body)),
        }
        Ok(answer.status == StatusCode::CREATED)
    }
}
