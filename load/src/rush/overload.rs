//! Far more than can be taken, and whether everything is well afterwards.

use super::sending::{Record, Sending, receipt_number};
use crate::{
    client::{Answer, Client},
    evening::Evening,
    family::{Applications, Family},
    most_memory::most_memory,
    school,
};
use anyhow::{Context, Result, bail};
use http::StatusCode;
use std::{sync::Arc, time::Duration};
use tokio::{task::JoinSet, time::Instant};

/// It has recovered when so many in a row are taken within so long.
const IN_A_ROW: u32 = 20;
const QUICK: Duration = Duration::from_millis(100);
/// It is not waited longer for it.
const LONGEST: Duration = Duration::from_secs(30);

#[derive(Debug, Default)]
pub(super) struct Overloaded {
    pub(super) receipts: Vec<String>,
    pub(super) sent: usize,
    /// Told to come again.
    pub(super) put_off: usize,
    /// The longest anybody waited for whichever answer.
    pub(super) longest: Duration,
    /// The most memory in use, in units of 1 000 000 bytes.
    pub(super) rss_mb: f64,
    /// From the last answer to the first of those that were quick again; `None` if they never were.
    pub(super) recovered: Option<Duration>,
}

/// Every family sends again and again without pause, by a connection of its own, and whatever it is told.
pub(super) async fn run(
    evening: &Evening,
    mut families: Vec<Family>,
    lasts: Duration,
    record: &Record,
) -> Result<Overloaded> {
    let probe = families.pop().context("a family")?;
    let mut clients = Vec::with_capacity(families.len());
    for family in families {
        clients.push((Client::connect(evening.address(family.number)).await?, family));
    }
    let until = Instant::now() + lasts;
    let mut sending = JoinSet::new();
    for (client, family) in clients {
        sending.spawn(send_on(client, family, evening.applications.clone(), until, record.clone()));
    }
    let (mut all, rss_mb) = most_memory(evening, all_of(sending)).await?;
    all.rss_mb = rss_mb;
    all.recover(evening, &probe, record).await?;
    Ok(all)
}

async fn all_of(mut sending: JoinSet<Result<Overloaded>>) -> Result<Overloaded> {
    let mut all = Overloaded::default();
    while let Some(one) = sending.join_next().await {
        let one = one??;
        all.receipts.extend(one.receipts);
        all.sent += one.sent;
        all.put_off += one.put_off;
        all.longest = all.longest.max(one.longest);
    }
    Ok(all)
}

async fn send_on(
    mut client: Client,
    family: Family,
    applications: Arc<Applications>,
    until: Instant,
    record: Record,
) -> Result<Overloaded> {
    let mut one = Overloaded::default();
    while Instant::now() < until {
        let body = applications.of(&family, &school::other(family.number + one.sent))?;
        let began = Instant::now();
        one.take(&Sending::of(&family, body)?.send(&mut client, &record).await?)?;
        one.longest = one.longest.max(began.elapsed());
    }
    Ok(one)
}

impl Overloaded {
    fn take(&mut self, answer: &Answer) -> Result<()> {
        self.sent += 1;
        match answer.status {
            StatusCode::CREATED => self.receipts.push(receipt_number(&answer.body)?),
            StatusCode::SERVICE_UNAVAILABLE => self.put_off += 1,
            other => bail!("{other}: {}", String::from_utf8_lossy(&answer.body)),
        }
        Ok(())
    }

    /// Sends one after the other until they are taken as quickly as on any evening.
    async fn recover(&mut self, evening: &Evening, family: &Family, record: &Record) -> Result<()> {
        let mut client = Client::connect(evening.address(family.number)).await?;
        let (over, mut since, mut quick) = (Instant::now(), Instant::now(), 0);
        for number in 0.. {
            let began = Instant::now();
            let body = evening.applications.of(family, &school::other(number))?;
            let taken = self.receipts.len();
            self.take(&Sending::of(family, body)?.send(&mut client, record).await?)?;
            let is_quick = self.receipts.len() > taken && began.elapsed() <= QUICK;
            (quick, since) = match is_quick {
                true => (quick + 1, if quick == 0 { began } else { since }),
                false => (0, since),
            };
            if quick == IN_A_ROW {
                self.recovered = Some(since - over);
                break;
            }
            if over.elapsed() > LONGEST {
                break;
            }
        }
        Ok(())
    }
}
