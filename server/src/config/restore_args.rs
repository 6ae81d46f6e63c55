use clap::Args;
use std::path::PathBuf;

/// What is restored.
#[derive(Clone, Debug, Args)]
pub struct RestoreArgs {
    /// A folder that `backup` has written.
    #[arg(value_name = "FROM")]
    pub from: PathBuf,

    /// The secret key, for a backup that was made without it.
    #[arg(long, value_name = "FILE")]
    pub key: Option<PathBuf>,

    /// Print JSON instead of lines.
    #[arg(long)]
    pub json: bool,
}
