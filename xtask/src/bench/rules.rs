use super::with_environment;
use crate::cargo::{as_from_a_shell, cargo};
use crate::tools::{self, BuildTools, Say};
use crate::{app, big_school, process, workspace};
use anyhow::Result;
use std::path::PathBuf;
use std::process::Command;
use std::{fs, io};

/// What a bill and a judged menu take.
pub(super) fn run(json: bool) -> Result<()> {
    let build_tools = tools::for_build(Say::News)?;
    let browser = tools::for_browser_tests(Say::News)?;
    app::ensure_fresh(&build_tools)?;
    let root = workspace::root()?;
    let packages = ["-p", "kehou-server", "-p", "kehou-bench"];
    process::run(cargo().args(["build", "--profile", "server"]).args(packages).current_dir(&root))?;
    let page = page_files(&build_tools)?;
    let mut command = cargo();
    command.args(["run", "--quiet", "-p", "kehou-tests", "--bin", "bench-rules"]).current_dir(&root);
    with_environment(&mut command, &browser)?
        .env("KEHOU_BENCH", workspace::built_binary("server", "kehou-bench")?)
        .env("KEHOU_BENCH_PAGE", page)
        .env("KEHOU_SCHOOL_300", big_school::written(300)?);
    if json {
        command.arg("--").arg("--json");
    }
    process::run(&mut command)
}

/// The rules for a browser's page, built as the app is: a folder with `bench.js` and `bench_bg.wasm`.
fn page_files(tools: &BuildTools) -> Result<PathBuf> {
    let folder = workspace::root()?.join("target/bench-page");
    fs::create_dir_all(&folder)?;
    let mut build = as_from_a_shell(cargo());
    build.args(["build", "--release", "--target", "wasm32-unknown-unknown", "-p", "kehou-bench", "--lib"]);
    build.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    build.current_dir(workspace::root()?).env("PATH", tools.path()?);
    process::run(build.envs(tools.app_std.release.iter().cloned()).stdout(io::stderr()))?;
    let built = workspace::target_dir()?.join("wasm32-unknown-unknown/release/kehou_bench.wasm");
    let mut bind = Command::new("wasm-bindgen");
    bind.env("PATH", tools.path()?).args(["--target", "no-modules", "--no-typescript"]);
    process::run(bind.args(["--out-name", "bench"]).arg("--out-dir").arg(&folder).arg(built))?;
    let file = folder.join("bench_bg.wasm");
    fs::write(&file, app::split::finished(tools, &file, true)?)?;
    Ok(folder)
}
