//! `cargo xtask`: every command a person needs to run, test and measure kehou. `cargo xtask --help` lists them.

mod app;
mod bench;
mod big_school;
mod cargo;
mod check;
mod cli;
mod crash;
mod docs;
mod mutants;
mod process;
mod run;
mod schools;
mod setup;
mod size;
mod steps;
mod style;
mod test;
mod tools;
mod workspace;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::Cli::parse().run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}
