//! Measures the rules on this machine and prints the figures as JSON: a folder with `school.json`, `menu.json` and
//! `prices.json` is its argument. `cargo xtask bench rules` calls it.

use anyhow::{Context, Result};
use kehou_bench::Rules;
use std::{env, fs, hint::black_box, path::PathBuf, time::Instant};

/// Figures are medians of so many rounds.
const ROUNDS: usize = 101;
/// A bill alone is too short to be timed.
const BILLS_A_ROUND: u32 = 50;

#[derive(serde::Serialize)]
struct Figures {
    offerings: usize,
    bill_us: f64,
    menu_judge_ms: f64,
    bytes_allocated_per_bill: u64,
}

fn main() -> Result<()> {
    let folder = PathBuf::from(env::args_os().nth(1).context("which folder?")?);
    let read = |name: &str| fs::read_to_string(folder.join(name)).with_context(|| name.to_owned());
    let rules = Rules::read(&read("school.json")?, &read("menu.json")?, &read("prices.json")?)?;
    let bill = median_seconds(|| {
        for _ in 0..BILLS_A_ROUND {
            black_box(black_box(&rules).bill());
        }
    });
    let menu = median_seconds(|| {
        black_box(black_box(&rules).judge_menu());
    });
    let allocated = allocation_counter::measure(|| {
        black_box(rules.bill());
    });
    let figures = Figures {
        offerings: rules.offerings(),
        bill_us: hundredths(bill * 1e6 / f64::from(BILLS_A_ROUND)),
        menu_judge_ms: hundredths(menu * 1e3),
        bytes_allocated_per_bill: allocated.bytes_total,
    };
    println!("{}", serde_json::to_string(&figures)?);
    Ok(())
}

fn median_seconds(mut work: impl FnMut()) -> f64 {
    let mut took: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed().as_secs_f64()
        })
        .collect();
    took.sort_by(f64::total_cmp);
    took[ROUNDS / 2]
}

fn hundredths(figure: f64) -> f64 {
    (figure * 100.0).round() / 100.0
}
