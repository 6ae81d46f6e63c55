//! `cargo xtask run`: builds everything and becomes the server.

use crate::app::{self, Freshness};
use crate::big_school;
use crate::cargo::cargo;
use crate::process;
use crate::tools::{self, Say};
use crate::workspace;
use anyhow::{Context, Result, bail};
use clap::Args;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// Names the generated school.
const BIG: &str = "big";
/// Its offerings: ten times what the largest schools have.
const BIG_MENU: usize = 2_800;

#[derive(Args)]
pub(crate) struct RunArgs {
    /// Port on 127.0.0.1
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Folder of the server's data [default: .kehou in the repository, .kehou/big for the generated school]
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Database to use instead of a file in the data folder
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    /// The school to serve: a file, or `big` for a generated one with 2 800 offerings
    #[arg(long, value_name = "FILE", default_value = "schools/s1.toml")]
    school: PathBuf,
    /// Start the rehearsal's clock at this instant, such as 2026-09-01T19:59:00+08:00
    #[arg(long, value_name = "INSTANT", conflicts_with = "real_clock")]
    rehearse_at: Option<String>,
    /// Use the real time instead of a rehearsal's
    #[arg(long)]
    real_clock: bool,
}

/// Does not return: the server takes this process over, so that Ctrl-C reaches it and its end is ours.
pub(crate) fn run(args: &RunArgs) -> Result<()> {
    let school = existing(&args.school)?;
    let started = Instant::now();
    let tools = tools::for_build(Say::News)?;
    let tools_seconds = started.elapsed().as_secs_f64();

    let started = Instant::now();
    let freshness = app::ensure_fresh(&tools)?;
    let unchanged = if freshness == Freshness::Unchanged { " (unchanged)" } else { "" };
    let app_seconds = started.elapsed().as_secs_f64();

    let started = Instant::now();
    process::run(
        cargo().args(["build", "--profile", "server", "-p", "kehou-server"]).current_dir(workspace::root()?),
    )?;
    let server_seconds = started.elapsed().as_secs_f64();

    println!("tools {tools_seconds:.1} s, app {app_seconds:.1} s{unchanged}, server {server_seconds:.1} s");
    let mut server = server(args, &school)?;
    let error = server.exec();
    Err(error).with_context(|| format!("cannot start `{}`", process::shown(&server)))
}

fn server(args: &RunArgs, school: &Path) -> Result<Command> {
    let mut server = Command::new(workspace::built_binary("server", "kehou-server")?);
    // Another school's families are no families of this one.
    let folder = if args.school == Path::new(BIG) { ".kehou/big" } else { ".kehou" };
    let data = args.data.clone().unwrap_or(workspace::root()?.join(folder));
    server.arg("--listen").arg(format!("127.0.0.1:{}", args.port));
    server.arg("--data").arg(data).arg("--app").arg(workspace::dist_dir()?).arg("--school").arg(school);
    if let Some(url) = &args.database {
        server.arg("--database").arg(url);
    }
    if let Some(instant) = &args.rehearse_at {
        server.arg("--rehearse-at").arg(instant);
    } else if !args.real_clock {
        server.arg("--rehearse");
    }
    Ok(server)
}

/// The generated school, or a file as given, or else in the repository, whatever folder the command was typed in.
fn existing(school: &Path) -> Result<PathBuf> {
    if school == Path::new(BIG) {
        return big_school::written(BIG_MENU);
    }
    let in_repository = workspace::root()?.join(school);
    match [school.to_path_buf(), in_repository].into_iter().find(|file| file.is_file()) {
        Some(file) => Ok(file),
        None => bail!("no school file {}", school.display()),
    }
}
