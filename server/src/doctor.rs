//! `kehou-server doctor`: what an evening needs of the machine, looked at while there is still time (docs/operations.md).
//! `measuring` looks, `judging` says what it means and what helps; nothing of a server is changed.

mod examination;
mod judgement;
mod judging;
mod measuring;
mod shown;
mod verdict;

pub use examination::Examination;
pub use judgement::Judgement;
pub use verdict::Verdict;

use crate::{Catalogue, Config, DoctorArgs, FileName, StartError, open_files, tables};
use chrono::{DateTime, Utc};
use judging::{
    BackupsFound, Clocks, judge_backups, judge_clock, judge_disk_space, judge_file_system, judge_memory,
    judge_open_files, judge_round, judge_sqlite, judge_sync_time, judge_tables,
};
use measuring::{Records, existing_folder};

/// Looks at everything once. It takes a few seconds, most of them for syncs.
pub async fn examine(config: &Config, args: &DoctorArgs) -> Result<Examination, StartError> {
    let database = config.own_database_file()?;
    let folder = existing_folder(&database);
    let records = Records::read(&database).await;
    let known = records.as_ref().ok().and_then(Option::as_ref);
    let school = Catalogue::read(&config.school_file());
    let rehearsal = is_rehearsal(config);
    let now = clock_of(config, school.as_ref().ok().filter(|_| rehearsal));
    let clocks = Clocks {
        now,
        last_change: known.and_then(|it| it.last_change),
        rehearsal,
        kept: measuring::is_kept(),
    };
    let families = args.families.or(known.map(|it| it.households));
    let round = school.as_ref().map(|it| &it.school.round).map_err(ToString::to_string);
    let backups = match &args.backups {
        None => BackupsFound::NotAsked,
        Some(folder) => measuring::backups_in(folder, &database).await,
    };
    let unreadable = records.as_ref().err().map(ToString::to_string);
    let steps = match &unreadable {
        Some(fault) => Err(fault),
        None => Ok(known.map(|it| it.steps.as_slice())),
    };
    let judgements = vec![
        judge_file_system(measuring::file_system_of(&folder).as_deref()),
        judge_disk_space(measuring::free_space(&folder), measuring::size_of(&database)),
        judge_sync_time(measuring::sync_times(&folder)),
        judge_clock(&clocks),
        judge_sqlite(&measuring::sqlite_version().await?),
        judge_tables(steps, &tables::known()),
        judge_round(round, known.map(|it| it.moved_rounds.as_slice()).unwrap_or_default(), now),
        judge_backups(&backups, Utc::now()),
        judge_open_files(open_files::most(), families),
        judge_memory(measuring::free_memory()),
    ];
    Ok(Examination { judgements })
}

/// Whether invented families are in, or will be.
fn is_rehearsal(config: &Config) -> bool {
    config.is_rehearsal() || config.data.join(FileName::RehearsalCodes.as_str()).exists()
}

/// The clock a server would start with: in a rehearsal the one that was set.
fn clock_of(config: &Config, rehearsed: Option<&Catalogue>) -> DateTime<Utc> {
    let set = rehearsed.and_then(|catalogue| catalogue.rehearsal.as_ref()).map(|rehearsal| rehearsal.at);
    config.rehearse_at.or(set).map_or_else(Utc::now, |at| at.to_utc())
}
