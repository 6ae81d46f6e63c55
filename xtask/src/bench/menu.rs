use super::with_environment;
use crate::cargo::cargo;
use crate::tools::{self, Say};
use crate::{app, big_school, process, workspace};
use anyhow::Result;

/// How quickly menu and board answer.
pub(super) fn run(json: bool) -> Result<()> {
    let build_tools = tools::for_build(Say::News)?;
    let browser = tools::for_browser_tests(Say::News)?;
    app::ensure_fresh(&build_tools)?;
    let root = workspace::root()?;
    process::run(cargo().args(["build", "--profile", "server", "-p", "kehou-server"]).current_dir(&root))?;
    let mut command = cargo();
    command.args(["run", "--quiet", "-p", "kehou-tests", "--bin", "bench-menu"]).current_dir(&root);
    with_environment(&mut command, &browser)?
        .env("KEHOU_SCHOOL_300", big_school::written(300)?)
        .env("KEHOU_SCHOOL_2800", big_school::written(2_800)?);
    if json {
        command.arg("--").arg("--json");
    }
    process::run(&mut command)
}
