//! `kehou-server backup` and `kehou-server restore` (law I12): the database as of one commit with what it is worth nothing
//! without, and the manifest that says what is in it and so what is not (docs/operations.md).

mod contents;
mod copying;
mod error;
mod file_name;
mod kept_file;
mod last_application;
mod manifest;
mod numbers;
mod placing;
mod restore;
mod snapshot;
mod taken;
mod writing;

pub use error::BackupError;
pub use file_name::FileName;
pub use kept_file::KeptFile;
pub use last_application::LastApplication;
pub use manifest::Manifest;
pub use restore::{Restored, restore};
pub use taken::Backup;
pub use writing::{BackupSource, back_up};
