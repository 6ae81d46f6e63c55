//! An opening night, measured.

mod figures;
mod hot_minute;
mod sustained;

pub(crate) use sustained::receipt_number;

use crate::{
    Places, empty_handler, evening::Evening, filesystem, latencies::millis, raw_store, store::StoreKind,
    sync_time, verdict::Verdict,
};
use anyhow::{Context, Result, ensure};
use figures::Figures;
use std::time::Duration;

/// What is measured, and for how long.
#[derive(clap::Args)]
pub(crate) struct RushArgs {
    #[command(flatten)]
    places: Places,
    /// How long selections are taken as fast as they are, and then as long at a part of that pace
    #[arg(long, default_value_t = 30)]
    seconds: u64,
    /// Connections that send without pause
    #[arg(long, default_value_t = 512)]
    connections: usize,
    /// Families in the hot minute
    #[arg(long, default_value_t = 3_000)]
    families: usize,
    /// Print JSON instead of a table
    #[arg(long)]
    json: bool,
}

/// The pace for which families are moved in; a server that is faster runs out of them.
fn most_per_second(store: StoreKind) -> usize {
    match store {
        StoreKind::Sqlite => 9_000,
        StoreKind::Postgres => 4_000,
    }
}
/// The part of the pace reached at which answers are timed.
const TIMED_AT: f64 = 0.6;
/// The bars of docs/decisions.md.
const LEAST_RATIO_TO_STORE: f64 = 0.3;
const LONGEST_P99_MS: f64 = 100.0;
const LONGEST_HOT_MS: f64 = 2_000.0;

/// Measures, prints, and fails when a bar is missed or a law broken.
pub(crate) async fn run(args: RushArgs) -> Result<()> {
    let RushArgs { places, seconds, connections, families, json } = args;
    std::fs::create_dir_all(&places.folder)?;
    let filesystem = filesystem::of(&places.folder)?;
    let folder = tempfile::tempdir_in(&places.folder)?;
    let mut syncs = sync_time::measure(folder.path())?;
    let half = Duration::from_secs(seconds.div_ceil(2));
    let most = usize::try_from(seconds)? * most_per_second(places.store) + families;
    let mut evening = Evening::begin(&places, folder.path(), most, None).await?;
    let hot = evening.families.split_off(evening.families.len() - families);
    let before = evening.computed()?;
    let fast = sustained::as_fast_as_taken(&mut evening, connections, half).await?;
    let computed = evening.computed()?.saturating_sub(before);
    let pace = fast.per_second() * TIMED_AT;
    let mut timed = sustained::at_a_pace(&mut evening, connections, half, pace).await?;
    let rush = hot_minute::run(&evening, hot).await?;
    let answer = fast.answer_bytes;
    let rss_mb = evening.memory_mb()?;
    let left = evening.end(&places.server).await?;
    let batch_p50 = evening_log(folder.path())?;
    let accepted: Vec<String> =
        [fast.receipts.clone(), timed.receipts.clone(), rush.receipts.clone()].concat();
    let verdict = Verdict::read(&left.database, &accepted).await?;
    let raw = raw_store::measure(&left.database, folder.path(), batch_p50).await?;
    let empty =
        empty_handler::measure(&fast.sample, answer, connections, half.min(Duration::from_secs(8))).await?;
    let figures = Figures {
        store: places.store.name(),
        servers: places.servers,
        filesystem,
        sync_p50_ms: syncs.within(500),
        sync_p99_ms: syncs.within(990),
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
        oversold: verdict.oversold,
        lost: verdict.lost,
        doubled: verdict.doubled,
        batch_p50,
        empty_handler_per_s: empty.round(),
        raw_store_per_s: raw.round(),
        ratio_to_handler: figures::ratio(fast.per_second(), empty),
        ratio_to_store: figures::ratio(fast.per_second(), raw),
        rss_mb,
    };
    figures.print(json)?;
    judge(&figures)
}

fn judge(figures: &Figures) -> Result<()> {
    ensure!(figures.oversold + figures.lost + figures.doubled == 0, "a law is broken");
    let ratio = figures.ratio_to_store;
    ensure!(ratio >= LEAST_RATIO_TO_STORE, "ratio_to_store is below {LEAST_RATIO_TO_STORE}");
    ensure!(figures.p99_ms <= LONGEST_P99_MS, "p99_ms is above {LONGEST_P99_MS}");
    ensure!(figures.hot_all_answered_ms <= LONGEST_HOT_MS, "hot_all_answered_ms is above {LONGEST_HOT_MS}");
    Ok(())
}

/// What the server told of its groups when it ended.
fn evening_log(folder: &std::path::Path) -> Result<usize> {
    let log = std::fs::read_to_string(folder.join("server-0.log"))?;
    let line = log.lines().rev().find(|line| line.contains("batch_p50=")).context("no word of its groups")?;
    let number = line.split("batch_p50=").nth(1).and_then(|rest| rest.split(' ').next());
    Ok(number.context("no number")?.parse()?)
}
