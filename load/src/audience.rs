//! Who looks at the menu while others submit: phones with a stream of numbers each, and phones behind proxies that let no
//! stream through, which ask again and again.

mod asking;
mod stream;

use crate::{
    client::{Client, get},
    evening::Evening,
    latencies::Latencies,
};
use anyhow::{Context, Result};
use http::header;
use kehou_contract::routes::{Endpoint, ListPlaces};
use std::{
    collections::HashMap,
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};
use stream::Heard;
use tokio::{
    task::JoinSet,
    time::{Instant, sleep},
};

/// Whoever looks is told of the last change within this time; a phone polls at longer intervals.
const TOLD_WITHIN: Duration = Duration::from_secs(5);
/// Between two looks whether they were.
const LOOK: Duration = Duration::from_millis(50);

/// They look until this is dropped.
pub(crate) struct Audience {
    streams: Vec<(SocketAddr, Arc<Heard>)>,
    asked: Arc<Mutex<Latencies>>,
    _looking: JoinSet<()>,
}

/// What they saw.
pub(crate) struct Seen {
    pub(crate) streams: usize,
    /// Streams that ended, or had not told the last change in time.
    pub(crate) behind: usize,
    /// How long those waited who asked.
    pub(crate) asked: Latencies,
}

impl Audience {
    /// So many phones with a stream, and so many that ask.
    pub(crate) async fn gather(evening: &Evening, streams: usize, asking: usize) -> Result<Self> {
        let mut looking = JoinSet::new();
        let mut followed = Vec::with_capacity(streams);
        for number in 0..streams {
            let address = evening.address(number);
            let heard = Arc::new(Heard::default());
            looking.spawn(stream::follow(stream::open(address).await?, heard.clone()));
            followed.push((address, heard));
        }
        let asked = Arc::new(Mutex::new(Latencies::default()));
        for number in 0..asking {
            looking.spawn(asking::ask_on(Client::connect(evening.address(number)).await?, asked.clone()));
        }
        Ok(Self { streams: followed, asked, _looking: looking })
    }

    /// Nothing changes any more: waits until everybody has been told, and says what was seen.
    pub(crate) async fn end(self) -> Result<Seen> {
        let until = Instant::now() + TOLD_WITHIN;
        let mut behind = self.count_behind().await?;
        while behind > 0 && Instant::now() < until {
            sleep(LOOK).await;
            behind = self.count_behind().await?;
        }
        let asked = std::mem::take(&mut *self.asked.lock().expect("no panic"));
        Ok(Seen { streams: self.streams.len(), behind, asked })
    }

    async fn count_behind(&self) -> Result<usize> {
        let mut versions = HashMap::new();
        for (address, _) in &self.streams {
            if !versions.contains_key(address) {
                versions.insert(*address, version_at(*address).await?);
            }
        }
        let is_behind = |(address, heard): &&(SocketAddr, Arc<Heard>)| !heard.is_at(&versions[address]);
        Ok(self.streams.iter().filter(is_behind).count())
    }
}

/// The version of the numbers at a server.
async fn version_at(address: SocketAddr) -> Result<String> {
    let answer = Client::connect(address).await?.send(get(&ListPlaces.path(), &[])?).await?;
    let tag = answer.headers.get(header::ETAG).context("numbers have a tag")?;
    Ok(tag.to_str()?.trim_matches('"').to_owned())
}
