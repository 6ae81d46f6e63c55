//! `cargo xtask test`: everything, stopping at the first step that fails.

use crate::cargo::{as_from_a_shell, cargo};
use crate::steps::Steps;
use crate::tools::{self, BuildTools, Say, TestTools};
use crate::{app, check, crash, docs, process, size, workspace};
use anyhow::{Context, Result};
use clap::Args;
use std::process::Command;

#[derive(Args)]
pub(crate) struct TestArgs {
    /// Also the rules' properties with 300 000 cases each, not 5 000
    #[arg(long)]
    long: bool,
    /// Leave out the browser journeys
    #[arg(long)]
    skip_browser: bool,
    /// Of the tests, only those whose name contains one of these; the other steps run as always
    filter: Vec<String>,
}

const STEPS: [&str; 8] = [
    "set-up",
    "format",
    "docs check",
    "clippy and build",
    "unit and API tests",
    "doc tests",
    "app build",
    "size check",
];
const LONG_STEP: &str = "properties at length";
const SERVER_STEPS: [&str; 2] = ["kills", "API tests on PostgreSQL"];
const BROWSER_STEP: &str = "browser tests";
/// How often the server is killed here; `cargo xtask crash` does it more often.
const KILLS: usize = 10;

/// Not `-p kehou-server`: cargo would choose the features of that package alone and compile most dependencies a second
/// time. So does every test step name the whole workspace, and picks its tests afterwards.
const BUILD: [&str; 3] = ["build", "--workspace", "--all-targets"];

/// The tests are run in parts; the browser's need the server and the app, and the server's are run once for each database.
#[derive(Clone, Copy)]
enum Part {
    WithoutBrowser,
    Browser,
    ServerOnly,
}

impl Part {
    fn expression(self) -> &'static str {
        match self {
            Self::WithoutBrowser => "not package(kehou-tests)",
            Self::Browser => "package(kehou-tests)",
            Self::ServerOnly => "package(kehou-server)",
        }
    }

    /// The same for cargo's own test command.
    fn packages(self) -> &'static [&'static str] {
        match self {
            Self::WithoutBrowser => &["--workspace", "--exclude", "kehou-tests"],
            Self::Browser => &["-p", "kehou-tests"],
            Self::ServerOnly => &["-p", "kehou-server"],
        }
    }
}

/// With how many cases a property is tried.
const CASES: &str = "5000";
const CASES_AT_LENGTH: &str = "300000";

/// Prints each step's time, and all of them at the end.
pub(crate) fn run(args: &TestArgs) -> Result<()> {
    let mut planned = STEPS.to_vec();
    if args.long {
        planned.push(LONG_STEP);
    }
    planned.extend(SERVER_STEPS);
    if !args.skip_browser {
        planned.push(BROWSER_STEP);
    }
    let mut steps = Steps::planned(planned);
    let result = all_steps(&mut steps, args);
    println!("\n{}", steps.table());
    result
}

fn all_steps(steps: &mut Steps, args: &TestArgs) -> Result<()> {
    let (build_tools, test_tools) = steps.next(|| set_up(args))?;
    steps.next(check::format)?;
    steps.next(docs::check)?;
    steps
        .next(|| process::run(check::by_clippy(&mut cargo()).args(BUILD).current_dir(workspace::root()?)))?;
    steps.next(|| process::run(&mut tests(Part::WithoutBrowser, args)?))?;
    steps.next(|| cargo_step(&["test", "--doc", "-p", "kehou-contract"]))?;
    steps.next(|| app::ensure_fresh(&build_tools))?;
    steps.next(|| size::report(&build_tools, false))?;
    if args.long {
        steps.next(|| process::run(&mut properties_at_length()?))?;
    }
    steps.next(|| process::run(&mut crash::with_built("debug", KILLS)?))?;
    steps.next(|| process::run(&mut on_postgres(args)?))?;
    if let Some(tools) = test_tools {
        steps.next(|| process::run(&mut browser_tests(&tools, args)?))?;
    }
    Ok(())
}

fn cargo_step(words: &[&str]) -> Result<()> {
    process::run(cargo().args(words).current_dir(workspace::root()?))
}

fn set_up(args: &TestArgs) -> Result<(BuildTools, Option<TestTools>)> {
    let build_tools = tools::for_build(Say::Everything)?;
    tools::for_checks(Say::Everything)?;
    tools::for_postgres(Say::Everything)?;
    let test_tools = if args.skip_browser { None } else { Some(tools::for_browser_tests(Say::Everything)?) };
    Ok((build_tools, test_tools))
}

/// The test command for a part: nextest where it is there, else cargo's own.
fn tests(part: Part, args: &TestArgs) -> Result<Command> {
    let has_nextest = process::output(cargo().args(["nextest", "--version"])).is_some();
    let mut command = cargo();
    check::by_clippy(&mut command).current_dir(workspace::root()?);
    if has_nextest {
        command.args(["nextest", "run", "--workspace", "-E", part.expression()]).args(&args.filter);
        if !args.filter.is_empty() {
            command.arg("--no-tests=pass"); // the filter may be meant for the other part
        }
    } else {
        command.arg("test").args(part.packages()).arg("--").args(&args.filter);
    }
    command.env("PROPTEST_CASES", CASES);
    Ok(command)
}

/// The server's API tests once more, beside a PostgreSQL server of their own.
fn on_postgres(args: &TestArgs) -> Result<Command> {
    let tests = tests(Part::ServerOnly, args)?;
    let mut command = as_from_a_shell(Command::new(workspace::built_binary("debug", "kehou-load")?));
    command.arg("beside-postgres").arg(tests.get_program()).args(tests.get_args());
    check::by_clippy(&mut command).current_dir(workspace::root()?);
    Ok(command)
}

/// The rules' properties with many more cases, optimised, and with every check a development build makes.
fn properties_at_length() -> Result<Command> {
    let mut command = cargo();
    command.args(["test", "--profile", "long", "-p", "kehou-contract", "--lib"]);
    command.current_dir(workspace::root()?).env("PROPTEST_CASES", CASES_AT_LENGTH);
    // Some cases are thrown away because a property says nothing of them; the usual bound is for few cases.
    for bound in ["PROPTEST_MAX_LOCAL_REJECTS", "PROPTEST_MAX_GLOBAL_REJECTS"] {
        command.env(bound, "100000000");
    }
    Ok(command)
}

fn browser_tests(tools: &TestTools, args: &TestArgs) -> Result<Command> {
    let server = workspace::built_binary("debug", "kehou-server")?;
    server.is_file().then_some(()).with_context(|| format!("no {}", server.display()))?;
    let mut command = tests(Part::Browser, args)?;
    command
        .env("KEHOU_SERVER", server)
        .env("KEHOU_DIST", workspace::dist_dir()?)
        .env("KEHOU_AXE", &tools.axe);
    command
        .env("KEHOU_CHROMIUM", &tools.browser.chromium)
        .env("KEHOU_CHROMEDRIVER", &tools.browser.chromedriver);
    Ok(command)
}
