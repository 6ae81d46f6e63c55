//! What a bill and a judged menu take, on this machine and in Chromium slowed down four times. `cargo xtask bench rules`
//! builds what is measured and calls this.

mod page;

use anyhow::{Context, Result, ensure};
use kehou_tests::{AT_THE_USUAL_TIME, Environment, journey_in};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// What the rules are asked about, by the addresses a phone reads it from.
const ANSWERS: [(&str, &str); 3] =
    [("/api/v1/school", "school.json"), ("/api/v1/menu", "menu.json"), ("/api/v1/price-list", "prices.json")];

/// What the native program measured.
#[derive(serde::Deserialize)]
struct Native {
    offerings: usize,
    bill_us: f64,
    menu_judge_ms: f64,
    bytes_allocated_per_bill: u64,
}

#[derive(serde::Serialize)]
struct Figures {
    bill_us: f64,
    menu_judge_ms: f64,
    menu_judge_browser_ms: f64,
    bytes_allocated_per_bill: u64,
}

#[tokio::main]
async fn main() -> Result<()> {
    let environment =
        Environment::of_this_run()?.context("`cargo xtask bench rules` sets the environment")?;
    let environment = Environment { school: path("KEHOU_SCHOOL_300")?, ..environment };
    let answers = tempfile::tempdir()?;
    let mut in_browser = None;
    journey_in(environment, AT_THE_USUAL_TIME, async |journey| {
        for (address, file) in ANSWERS {
            let url = format!("{}{address}", journey.server.origin());
            let answer = reqwest::get(url).await?.error_for_status()?;
            fs::write(answers.path().join(file), answer.text().await?)?;
        }
        let page = path("KEHOU_BENCH_PAGE")?;
        in_browser = Some(page::judging(&journey.parent.phone, &page, answers.path()).await?);
        Ok(())
    })
    .await?;
    let native = measure(answers.path())?;
    let figures = Figures {
        bill_us: native.bill_us,
        menu_judge_ms: native.menu_judge_ms,
        menu_judge_browser_ms: in_browser.context("figures of the browser")?,
        bytes_allocated_per_bill: native.bytes_allocated_per_bill,
    };
    print(&figures, native.offerings)
}

fn measure(answers: &Path) -> Result<Native> {
    let output = Command::new(path("KEHOU_BENCH")?).arg(answers).output()?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(serde_json::from_slice(&output.stdout)?)
}

fn path(name: &str) -> Result<PathBuf> {
    Ok(env::var_os(name).with_context(|| format!("{name} is not set"))?.into())
}

fn print(figures: &Figures, offerings: usize) -> Result<()> {
    if env::args().any(|argument| argument == "--json") {
        println!("{}", serde_json::to_string(figures)?);
        return Ok(());
    }
    println!("{:>8.1} µs  the bills of a full week for a term", figures.bill_us);
    println!("{:>8} B   allocated on the way", figures.bytes_allocated_per_bill);
    println!(
        "{:>8.2} ms  {offerings} offerings judged for a child: grade, clashes, fee",
        figures.menu_judge_ms
    );
    println!("{:>8.2} ms  the same in a browser slowed down four times", figures.menu_judge_browser_ms);
    Ok(())
}
