//! A server that is killed again and again while families submit, and what they were told held against what it kept.

mod kept;
mod laws;
mod life;
mod operation;
mod phone;
mod power;
mod verdict;

pub(crate) use power::Power;

use crate::{Places, evening::Evening, filesystem, history::History, latencies::millis};
use anyhow::{Result, ensure};
use kept::Kept;
use life::{Ended, Life};
use operation::Operation;
use phone::Phone;
use std::{path::PathBuf, sync::Arc, time::Duration};
use tokio::task::JoinSet;
use verdict::{Found, Verdict, count};

/// How often, and with whom.
#[derive(clap::Args)]
pub(crate) struct CrashArgs {
    #[command(flatten)]
    places: Places,
    /// How often the server is killed
    #[arg(long, default_value_t = 25)]
    kills: usize,
    /// With each kill, lose what was not synced; the library of `faults/` is put before the server for it
    #[arg(long)]
    power_loss: Option<PathBuf>,
    /// A control: syncs do nothing, so that what was said is lost, and that must be seen
    #[arg(long, requires = "power_loss")]
    skip_syncs: bool,
    /// Families that submit, think again and withdraw
    #[arg(long, default_value_t = 300)]
    families: usize,
    /// What families choose and when the server is killed is drawn by it
    #[arg(long)]
    seed: Option<u64>,
    /// Write down what families sent and were told, one JSON object a line
    #[arg(long)]
    history: Option<PathBuf>,
    /// Print JSON instead of a table
    #[arg(long)]
    json: bool,
}

/// So many times as often as asked for the power is cut to lose something, or the server killed to have the standby take over.
const MOST_TIMES: usize = 10;

/// A killed server answers again within this time.
const LONGEST_RESTART_MS: f64 = 2_000.0;

/// The lives of the server that were ended.
#[derive(Default)]
struct Lives {
    ended: usize,
    blocks_lost: usize,
    databases_crashed: usize,
    firsts_killed_alone: usize,
    firsts_frozen: usize,
    longest_restart: Duration,
}

impl Lives {
    /// Whether the server is to be ended once more. Cuts of the power in which nothing happened to be unsynced show nothing, nor
    /// does a standby that had nothing to do: there are more until one loses something, or takes over.
    fn go_on(&self, args: &CrashArgs) -> bool {
        let shows_nothing = (args.power_loss.is_some() && self.blocks_lost == 0)
            || (args.places.standby.is_some() && self.databases_crashed == 0);
        self.ended < args.kills || (shows_nothing && self.ended < args.kills * MOST_TIMES)
    }

    fn count(&mut self, ended: &Ended, restart: Duration) {
        self.ended += 1;
        self.blocks_lost += ended.blocks_lost;
        self.databases_crashed += usize::from(ended.database_crashed);
        self.firsts_killed_alone += usize::from(ended.first_killed_alone);
        self.firsts_frozen += usize::from(ended.first_frozen);
        self.longest_restart = self.longest_restart.max(restart);
    }
}

/// Kills, checks, prints, and fails when a law is broken. What happened is written down in any case.
pub(crate) async fn run(args: CrashArgs) -> Result<()> {
    let clock = Arc::new(History::begin());
    let checked = kill_and_check(&args, clock.clone()).await;
    if let Some(file) = &args.history {
        clock.write(file)?;
    }
    let verdict = checked?;
    print(&verdict, args.json)?;
    ensure!(verdict.violations == 0, "a law is broken");
    ensure!(verdict.taken > 0 && verdict.unknown > 0, "nobody was cut off");
    ensure!(verdict.other_bodies_refused > 0, "no key was sent with another body");
    ensure!(args.power_loss.is_none() || verdict.blocks_lost > 0, "no cut of the power lost anything");
    // A machine that was without power takes longer to come up than its server does.
    ensure!(
        args.power_loss.is_some() || verdict.restart_ms_max <= LONGEST_RESTART_MS,
        "a restart took longer than {LONGEST_RESTART_MS} ms"
    );
    Ok(())
}

async fn kill_and_check(args: &CrashArgs, clock: Arc<History>) -> Result<Verdict> {
    let CrashArgs { places, families, seed, .. } = args;
    std::fs::create_dir_all(&places.folder)?;
    let filesystem = filesystem::of(&places.folder)?;
    let folder = tempfile::tempdir_in(&places.folder)?;
    let seed = seed.unwrap_or_else(|| fastrand::u64(..));
    eprintln!("seed {seed}");
    let mut dice = fastrand::Rng::with_seed(seed);
    let layer = args.power_loss.as_ref();
    let power = layer.map(|layer| Power::of(folder.path(), layer, args.skip_syncs)).transpose()?;
    let mut evening = Evening::begin(places, folder.path(), *families, power).await?;
    let mut phones: Vec<Phone> = std::mem::take(&mut evening.families)
        .into_iter()
        .enumerate()
        .map(|(number, family)| Phone::new(number, family, dice.fork(), clock.clone()))
        .collect();
    let (mut lives, mut found) = (Lives::default(), Found::default());
    while lives.go_on(args) {
        let life = Life::draw(&mut dice, places.servers, lives.ended);
        let ended;
        (phones, ended) = one_life(&mut evening, phones, life, &mut dice).await?;
        lives.count(&ended, evening.restart(places).await?);
        check(&evening, &phones, &mut found).await?;
        if !found.violations.is_empty() {
            break;
        }
    }
    // What is known to be wrong is not asked any more.
    if found.violations.is_empty() {
        for phone in &mut phones {
            phone.resolve(evening.address(phone.number), &evening.applications).await?;
        }
        check(&evening, &phones, &mut found).await?;
        evening.end().await?;
    }
    let operations: Vec<Operation> = phones.into_iter().flat_map(|phone| phone.operations).collect();
    Ok(Verdict {
        store: places.store.name(),
        servers: places.servers,
        filesystem,
        seed,
        kills: lives.ended,
        operations: operations.len(),
        taken: count(&operations, Operation::is_taken),
        refused: count(&operations, |operation| operation.refused),
        unknown: operations.iter().map(|operation| operation.unanswered).sum(),
        other_bodies_refused: operations.iter().map(|operation| operation.others_refused).sum(),
        blocks_lost: lives.blocks_lost,
        databases_crashed: lives.databases_crashed,
        firsts_killed_alone: lives.firsts_killed_alone,
        firsts_frozen: lives.firsts_frozen,
        restart_ms_max: millis(lives.longest_restart),
        checks: found.checks,
        laws: found.by_law(),
        violations: found.violations.len(),
        first: found.violations.into_iter().next(),
    })
}

/// Checks every law while nobody sends: what was sent and had no answer may be there or not. What is lost already says
/// enough; the database alone is looked at only if nothing is.
async fn check(evening: &Evening, phones: &[Phone], found: &mut Found) -> Result<()> {
    let database = evening.open().await?;
    let kept = Kept::read(&database).await?;
    database.close().await;
    let operations: Vec<Operation> = phones.iter().flat_map(|phone| phone.operations.clone()).collect();
    let told = laws::check(&operations, &kept);
    let report = if told.is_empty() { Some(evening.verify().await?) } else { None };
    found.take_in(told, report);
    Ok(())
}

/// Families submit until the servers are killed.
async fn one_life(
    evening: &mut Evening,
    phones: Vec<Phone>,
    life: Life,
    dice: &mut fastrand::Rng,
) -> Result<(Vec<Phone>, Ended)> {
    let mut using = JoinSet::new();
    for mut phone in phones {
        let (address, applications) = (evening.address(phone.number), evening.applications.clone());
        using.spawn(async move {
            phone.use_until_it_breaks(address, &applications).await?;
            Ok::<_, anyhow::Error>(phone)
        });
    }
    let ended = life.live(evening, dice).await?;
    let mut phones = using.join_all().await.into_iter().collect::<Result<Vec<_>>>()?;
    phones.sort_by_key(|phone| phone.number);
    Ok((phones, ended))
}

fn print(verdict: &Verdict, json: bool) -> Result<()> {
    if json {
        println!("{}", serde_json::to_string(verdict)?);
        return Ok(());
    }
    for (name, value) in serde_json::to_value(verdict)?.as_object().into_iter().flatten() {
        println!("{name:16} {value}");
    }
    Ok(())
}
