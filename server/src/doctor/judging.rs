//! What was found, judged. No judgement looks at anything by itself.

mod backups;
mod clock;
mod disk_space;
mod file_system;
mod memory;
mod open_files;
mod round;
mod sqlite;
mod sync_time;
mod tables;

pub(super) use backups::{BackupsFound, judge_backups};
pub(super) use clock::{Clocks, judge_clock};
pub(super) use disk_space::judge_disk_space;
pub(super) use file_system::judge_file_system;
pub(super) use memory::judge_memory;
pub(super) use open_files::judge_open_files;
pub(super) use round::{MovedRound, judge_round};
pub(super) use sqlite::judge_sqlite;
pub(super) use sync_time::judge_sync_time;
pub(super) use tables::judge_tables;
