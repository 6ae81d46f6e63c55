//! Looking at the machine and at what is on it. What cannot be told is none; nobody guesses.

mod backups;
mod clock_kept;
mod file_system;
mod memory;
mod records;
mod space;
mod sync_times;

pub(super) use backups::backups_in;
pub(super) use clock_kept::is_kept;
pub(super) use file_system::file_system_of;
pub(super) use memory::free_memory;
pub(super) use records::{Records, sqlite_version};
pub(super) use space::{existing_folder, free_space, size_of};
pub(super) use sync_times::sync_times;
