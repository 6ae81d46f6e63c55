//! The rules in a page.

use anyhow::{Context, Result, ensure};
use kehou_tests::Phone;
use serde_json::{Value, json};
use std::{fs, path::Path};

/// What a five-year-old phone is to the machine that measures.
const SLOWER: u32 = 4;
/// The figure is a median of so many.
const TIMES: usize = 31;

/// Makes the rules from a program and the answers of the API. The page's own policy allows compiling WebAssembly.
const BEGIN: &str = "wasm_bindgen.initSync({ module: new Uint8Array(arguments[0]) }); \
    window.kehouRules = new wasm_bindgen.PageRules(...arguments[1]);";

const JUDGE: &str = "const start = performance.now(); window.kehouRules.judgeMenu(); \
    return performance.now() - start";

/// Milliseconds of judging the menu once.
pub(crate) async fn judging(phone: &Phone, program: &Path, answers: &Path) -> Result<f64> {
    phone.open_page("/menu").await?;
    let script = fs::read_to_string(program.join("bench.js")).context("bench.js")?;
    let wasm = fs::read(program.join("bench_bg.wasm")).context("bench_bg.wasm")?;
    let read = |name: &str| fs::read_to_string(answers.join(name)).with_context(|| name.to_owned());
    let answers = [read("school.json")?, read("menu.json")?, read("prices.json")?];
    phone.ask::<Value>(&format!("{script}\n{BEGIN}"), &[json!(wasm), json!(answers)]).await?;
    phone.slow_down(SLOWER).await?;
    let mut took: Vec<f64> = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        took.push(phone.ask(JUDGE, &[]).await?);
    }
    phone.slow_down(1).await?;
    took.sort_by(f64::total_cmp);
    let median = took.get(TIMES / 2).copied().context("a figure")?;
    ensure!(median > 0.0, "the browser's clock stood still");
    Ok((median * 100.0).round() / 100.0)
}
