use crate::NotedHead;
use clap::Args;

/// What is checked.
#[derive(Clone, Debug, Args)]
pub struct VerifyArgs {
    /// A head of the audit trail that was noted earlier: it must still be in the chain.
    #[arg(long, value_name = "SEQ:HASH")]
    pub head: Option<NotedHead>,

    /// Print JSON instead of lines.
    #[arg(long)]
    pub json: bool,
}
