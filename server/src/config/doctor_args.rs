use clap::Args;
use std::path::PathBuf;

/// What the doctor is told.
#[derive(Clone, Debug, Args)]
pub struct DoctorArgs {
    /// The folder in which the backups stand, each in a folder of its own.
    #[arg(long, value_name = "FOLDER")]
    pub backups: Option<PathBuf>,

    /// How many families are expected; those of the database when unset.
    #[arg(long, value_name = "NUMBER")]
    pub families: Option<u64>,

    /// Print JSON instead of lines.
    #[arg(long)]
    pub json: bool,
}
