use clap::Args;
use std::path::PathBuf;

/// What is backed up, and where to.
#[derive(Clone, Debug, Args)]
pub struct BackupArgs {
    /// A folder that is not there yet. The one it will stand in must be.
    #[arg(value_name = "TO")]
    pub to: PathBuf,

    /// Leave the secret key out, for a place that others can read. Whoever restores it needs the key from elsewhere.
    #[arg(long)]
    pub without_key: bool,

    /// Print JSON instead of lines.
    #[arg(long)]
    pub json: bool,
}
