//! How quickly the menu answers typing and the board follows other people's submissions, in Chromium slowed down four
//! times. `cargo xtask bench menu` builds what is measured and calls this.

mod board;
mod filter;
mod median;

use anyhow::{Context, Result};
use kehou_tests::{AT_THE_USUAL_TIME, Environment, journey_in, sign_in_staff};
use median::median;
use std::{env, path::PathBuf};

/// What a five-year-old phone is to the machine that measures.
const SLOWER: u32 = 4;
/// Figures are medians of so many.
const TIMES: usize = 7;

/// Milliseconds from the event to the picture, megabytes in use.
#[derive(serde::Serialize)]
struct Figures {
    filter_300_ms: f64,
    filter_2800_ms: f64,
    board_filter_300_ms: f64,
    board_filter_2800_ms: f64,
    board_update_300_ms: f64,
    heap_mb: f64,
}

/// What one school gave.
#[derive(Default)]
struct Measured {
    menu: Vec<f64>,
    board: Vec<f64>,
    update: Vec<f64>,
    heap_mb: f64,
}

#[tokio::main]
async fn main() -> Result<()> {
    let environment = Environment::of_this_run()?.context("`cargo xtask bench menu` sets the environment")?;
    let small = Environment { school: school("KEHOU_SCHOOL_300")?, ..environment.clone() };
    let large = Environment { school: school("KEHOU_SCHOOL_2800")?, ..environment };
    let (small, large) = (measure(small, true).await?, measure(large, false).await?);
    let figures = Figures {
        filter_300_ms: median(small.menu),
        filter_2800_ms: median(large.menu),
        board_filter_300_ms: median(small.board),
        board_filter_2800_ms: median(large.board),
        board_update_300_ms: median(small.update),
        heap_mb: large.heap_mb,
    };
    print(&figures)
}

async fn measure(school: Environment, with_updates: bool) -> Result<Measured> {
    let mut measured = Measured::default();
    journey_in(school, AT_THE_USUAL_TIME, async |journey| {
        let phone = &journey.parent.phone;
        measured.menu = filter::typing(phone, "/menu").await?;
        measured.heap_mb = filter::heap_mb(phone).await?;
        sign_in_staff(phone, &journey.server.codes.office_code).await?;
        measured.board = filter::typing(phone, "/staff").await?;
        if with_updates {
            measured.update = board::following(journey).await?;
        }
        Ok(())
    })
    .await?;
    Ok(measured)
}

fn school(name: &str) -> Result<PathBuf> {
    Ok(env::var_os(name).with_context(|| format!("{name} is not set"))?.into())
}

fn print(figures: &Figures) -> Result<()> {
    if env::args().any(|argument| argument == "--json") {
        println!("{}", serde_json::to_string(figures)?);
        return Ok(());
    }
    println!("CPU slowed down {SLOWER} times, medians of {TIMES}");
    println!("{:>8.1} ms  typing in the search, 300 offerings", figures.filter_300_ms);
    println!("{:>8.1} ms  typing in the search, 2 800 offerings", figures.filter_2800_ms);
    println!("{:>8.1} ms  the same on the board, 300 offerings", figures.board_filter_300_ms);
    println!("{:>8.1} ms  the same on the board, 2 800 offerings", figures.board_filter_2800_ms);
    println!("{:>8.1} ms  the board takes in new numbers, 300 offerings", figures.board_update_300_ms);
    println!("{:>8.1} MB  in use by the page with 2 800 offerings", figures.heap_mb);
    Ok(())
}
