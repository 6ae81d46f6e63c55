//! The command line: names, flags and their help texts. `docs` compares what README.md and docs/ promise with this.

use crate::{app, bench, check, crash, docs, mutants, run, schools, setup, size, style, test};
use anyhow::Result;
use clap::{Parser, Subcommand};

/// Runs, tests and measures kehou. Tools that are missing are installed into `$KEHOU_TOOLS`, else
/// `$XDG_CACHE_HOME/kehou/tools`, else `~/.cache/kehou/tools`.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Finds or installs the tools; a second call only looks
    Setup(setup::SetupArgs),
    /// Builds the app and the server and serves them
    Run(run::RunArgs),
    /// Builds the apps into target/dist, with .br and .gz beside each file
    App(app::AppArgs),
    /// Bundles style/ into target/style/ (Trunk calls this before each build)
    Style,
    /// Weighs the parent's first route after brotli and fails above the bar
    Size(size::SizeArgs),
    /// Measures on release builds, in this machine's time
    Bench(bench::BenchArgs),
    /// Kills a server at random moments while families submit, and checks what they were told
    Crash(crash::CrashArgs),
    /// Checks schools' files
    Schools(schools::SchoolsArgs),
    /// Changes the rules in two thousand places, one at a time, and looks whether a test notices
    Mutants(mutants::MutantsArgs),
    /// Formatting, clippy and the docs check
    Check,
    /// Checks that each path and each command named in README.md, CHANGELOG.md and the pages below docs exists
    Docs,
    /// Everything: set-up, checks, unit and API tests, builds, size, a server that is killed, browser journeys
    Test(test::TestArgs),
}

impl Cli {
    /// Does what the command line asks for.
    pub(crate) fn run(self) -> Result<()> {
        match self.command {
            Command::Setup(args) => setup::run(&args),
            Command::Run(args) => run::run(&args),
            Command::App(args) => app::run(&args),
            Command::Style => style::bundle(),
            Command::Size(args) => size::run(&args),
            Command::Bench(args) => bench::run(&args),
            Command::Crash(args) => crash::run(&args),
            Command::Schools(args) => schools::run(&args),
            Command::Mutants(args) => mutants::run(&args),
            Command::Check => check::run(),
            Command::Docs => docs::check(),
            Command::Test(args) => test::run(&args),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Cli;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
