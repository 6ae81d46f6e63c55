//! An opening night, measured.

mod arriving;
mod figures;
mod hot_minute;
mod night;
mod overload;
mod sending;
mod sustained;

pub(crate) use sending::receipt_number;

use crate::{
    Places, evening::Evening, filesystem, history::History, latencies::millis, raw_store, store::StoreKind,
    sync_time, verdict::Verdict,
};
use anyhow::{Context, Result, ensure};
use figures::Figures;
use night::Night;
use sending::Record;
use std::{path::PathBuf, sync::Arc, time::Duration};

/// What is measured, and for how long.
#[derive(clap::Args)]
pub(crate) struct RushArgs {
    #[command(flatten)]
    places: Places,
    /// How long selections are taken as fast as they are, and then as long at a part of that pace
    #[arg(long, default_value_t = 30)]
    seconds: u64,
    /// Connections to each server that send without pause
    #[arg(long, default_value_t = 512)]
    connections: usize,
    /// Families in the hot minute
    #[arg(long, default_value_t = 3_000)]
    families: usize,
    /// Phones that look at the menu meanwhile, each with a stream of numbers
    #[arg(long, default_value_t = 3_000)]
    streams: usize,
    /// Phones that no stream gets through to, and that ask every few seconds
    #[arg(long, default_value_t = 300)]
    asking: usize,
    /// Write down what families sent and were told, one JSON object a line
    #[arg(long)]
    history: Option<PathBuf>,
    /// Print JSON instead of a table
    #[arg(long)]
    json: bool,
}

/// How many times as many connections there are when there are too many, for one server or for several that share a machine.
const TOO_MANY: usize = 10;

impl RushArgs {
    /// The connections to all servers. With fewer to each, several would write smaller groups than one.
    fn sending(&self) -> usize {
        self.connections * self.places.servers
    }

    /// The families that send without pause when there are too many.
    fn eager(&self) -> usize {
        self.connections * TOO_MANY
    }

    /// How long each part lasts.
    fn half(&self) -> Duration {
        Duration::from_secs(self.seconds.div_ceil(2))
    }

    /// How long the empty handler is asked.
    fn comparing(&self) -> Duration {
        self.half().min(Duration::from_secs(8))
    }
}

/// The pace for which families are moved in; a server that is faster runs out of them.
fn most_per_second(store: StoreKind) -> usize {
    match store {
        StoreKind::Sqlite => 9_000,
        StoreKind::Postgres => 8_000,
    }
}
/// The part of the pace reached at which answers are timed.
const TIMED_AT: f64 = 0.6;
/// The bars of docs/decisions.md.
const LEAST_RATIO_TO_STORE: f64 = 0.3;
/// On PostgreSQL, by one server and by several.
const LEAST_RATIO_TO_HANDLER: f64 = 0.06;
const LONGEST_P99_MS: f64 = 100.0;
const LONGEST_HOT_MS: f64 = 2_000.0;
/// After that a phone gives up (`src/api/client.rs`), and its family does not know what became of it.
const PHONES_PATIENCE_MS: f64 = 8_000.0;
/// Ten times as many connections, and the queue in front of the desk, take so many times the memory at most.
const MOST_GROWN: f64 = 1.5;

/// Measures, prints, and fails when a bar is missed or a law broken. What happened is written down in any case.
pub(crate) async fn run(args: RushArgs) -> Result<()> {
    let record = Record(args.history.as_ref().map(|_| Arc::new(History::begin())));
    let measured = measure(&args, &record).await;
    if let (Some(file), Some(history)) = (&args.history, &record.0) {
        history.write(file)?;
    }
    let figures = measured?;
    figures.print(args.json)?;
    judge(&figures)
}

async fn measure(args: &RushArgs, record: &Record) -> Result<Figures> {
    let RushArgs { places, families, .. } = args;
    std::fs::create_dir_all(&places.folder)?;
    let filesystem = filesystem::of(&places.folder)?;
    let folder = tempfile::tempdir_in(&places.folder)?;
    let mut syncs = sync_time::measure(folder.path())?;
    let most = usize::try_from(args.seconds)? * most_per_second(places.store) + families + args.eager();
    let mut evening = Evening::begin(places, folder.path(), most, None).await?;
    evening.make_log_files(args.seconds).await?;
    let mut night = Night::see(&mut evening, args, record).await?;
    let left = evening.end().await?;
    let batch_p50 = evening_log(folder.path())?;
    let verdict = Verdict::read(&left.database, &night.receipts()).await?;
    let written = night.fast.receipts.len() + night.timed.receipts.len();
    let rows = raw_store::Rows { written, batch: batch_p50 };
    let raw = raw_store::measure(&left.database, folder.path(), rows).await?;
    let Night { fast, computed, empty, pace, timed, rush, rss_mb, overloaded, seen } = &mut night;
    let empty = *empty;
    Ok(Figures {
        store: places.store.name(),
        servers: places.servers,
        filesystem,
        sync_p50_ms: syncs.within(500),
        sync_p99_ms: syncs.within(990),
        streams: seen.streams,
        streams_behind: seen.behind,
        polled: seen.asked.count(),
        polled_p50_ms: seen.asked.within(500),
        polled_p99_ms: seen.asked.within(990),
        accepted_per_s: fast.per_second().round(),
        server_us_per_accepted: (computed.as_secs_f64() * 1e6 / fast.receipts.len() as f64).round(),
        refused_per_s: rush.refused_per_second().round(),
        rate_for_p99: pace.round(),
        p50_ms: timed.latencies.within(500),
        p99_ms: timed.latencies.within(990),
        p999_ms: timed.latencies.within(999),
        max_ms: timed.latencies.within(1_000),
        hot_accepted: rush.receipts.len(),
        hot_refused: rush.refused,
        hot_all_answered_ms: millis(rush.took),
        overload_sent_per_s: (overloaded.sent as f64 / args.half().as_secs_f64()).round(),
        overload_accepted: overloaded.receipts.len(),
        overload_put_off: overloaded.put_off,
        overload_longest_ms: millis(overloaded.longest),
        overload_rss_mb: overloaded.rss_mb,
        recovered_ms: overloaded.recovered.map(millis),
        oversold: verdict.oversold,
        lost: verdict.lost,
        doubled: verdict.doubled,
        batch_p50,
        empty_handler_per_s: empty.round(),
        raw_store_per_s: raw.round(),
        ratio_to_handler: figures::ratio(fast.per_second(), empty),
        ratio_to_store: figures::ratio(fast.per_second(), raw),
        rss_mb: *rss_mb,
    })
}

fn judge(figures: &Figures) -> Result<()> {
    ensure!(figures.oversold + figures.lost + figures.doubled == 0, "a law is broken");
    let ratio = figures.ratio_to_store;
    ensure!(ratio >= LEAST_RATIO_TO_STORE, "ratio_to_store is below {LEAST_RATIO_TO_STORE}");
    ensure!(
        figures.store != StoreKind::Postgres.name() || figures.ratio_to_handler >= LEAST_RATIO_TO_HANDLER,
        "ratio_to_handler is below {LEAST_RATIO_TO_HANDLER}"
    );
    ensure!(figures.p99_ms <= LONGEST_P99_MS, "p99_ms is above {LONGEST_P99_MS}");
    ensure!(figures.hot_all_answered_ms <= LONGEST_HOT_MS, "hot_all_answered_ms is above {LONGEST_HOT_MS}");
    ensure!(figures.streams_behind == 0, "streams ended, or did not tell the last change");
    ensure!(figures.recovered_ms.is_some(), "it did not recover from too many");
    ensure!(
        figures.overload_longest_ms <= PHONES_PATIENCE_MS,
        "overload_longest_ms is above {PHONES_PATIENCE_MS}"
    );
    ensure!(
        figures.overload_rss_mb <= figures.rss_mb * MOST_GROWN,
        "overload_rss_mb is above {MOST_GROWN} times rss_mb"
    );
    Ok(())
}

/// What the server told of its groups when it ended.
fn evening_log(folder: &std::path::Path) -> Result<usize> {
    let log = std::fs::read_to_string(folder.join("server-0.log"))?;
    let line = log.lines().rev().find(|line| line.contains("batch_p50=")).context("no word of its groups")?;
    let number = line.split("batch_p50=").nth(1).and_then(|rest| rest.split(' ').next());
    Ok(number.context("no number")?.parse()?)
}
