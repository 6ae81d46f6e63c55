//! Typing in a search.

use crate::{SLOWER, TIMES};
use anyhow::{Context, Result, ensure};
use kehou_tests::{Phone, Role, eventually};
use serde_json::{Value, json};

/// From the event the browser hands over to the first picture that shows its answer.
const WATCH: &str = "window.kehouTook = []; \
    addEventListener('input', () => { const start = performance.now(); \
        requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); \
            port1.onmessage = () => window.kehouTook.push(performance.now() - start); port2.postMessage(0); }); \
    }, { capture: true });";

/// What is typed sign by sign and deleted again: narrowing to some, to few, to none, and widening to all.
const TYPED: [&str; 4] = ["书", "绘本", "足球初级", "zq"];

/// Milliseconds of each sign typed on a screen.
pub(crate) async fn typing(phone: &Phone, screen: &str) -> Result<Vec<f64>> {
    phone.open_page(screen).await?;
    phone.slow_down(SLOWER).await?;
    phone.ask::<Value>(WATCH, &[]).await?;
    let mut took = Vec::new();
    for turn in 0..TIMES {
        took.extend(type_once(phone, TYPED[turn % TYPED.len()]).await?);
    }
    phone.slow_down(1).await?;
    Ok(took)
}

async fn type_once(phone: &Phone, words: &str) -> Result<Vec<f64>> {
    let field = phone.find(Role::Searchbox, "搜索").await?;
    field.click().await?;
    let mut typed = 0;
    for sign in words.chars() {
        phone.write(&sign.to_string()).await?;
        typed += 1;
        answered(phone, typed).await?;
    }
    // Taking the words back shows the whole menu again: the dearest of all.
    let clear = "const field = arguments[0]; field.value = ''; field.dispatchEvent(new Event('input', { bubbles: true }))";
    phone.ask::<Value>(clear, &[field.to_json()?]).await?;
    answered(phone, typed + 1).await?;
    let took: Vec<f64> =
        phone.ask("const took = window.kehouTook; window.kehouTook = []; return took", &[]).await?;
    ensure!(took.len() == typed + 1, "{} signs and {} answers", typed + 1, took.len());
    Ok(took)
}

async fn answered(phone: &Phone, times: usize) -> Result<()> {
    eventually("an answer", async || {
        let answers: usize = phone.ask("return window.kehouTook.length", &[]).await?;
        Ok((answers >= times).then_some(()))
    })
    .await
}

/// What the page holds in memory after the garbage is collected: objects, drawings, and the program's own memory.
pub(crate) async fn heap_mb(phone: &Phone) -> Result<f64> {
    phone.command("HeapProfiler.collectGarbage", json!({})).await?;
    let usage = phone.command("Runtime.getHeapUsage", json!({})).await?;
    let mut bytes = 0.0;
    for kind in ["usedSize", "embedderHeapUsedSize", "backingStorageSize"] {
        let told = usage.get(kind).and_then(Value::as_f64);
        bytes += told.with_context(|| format!("the browser tells no {kind}: {usage}"))?;
    }
    Ok((bytes / 1e5).round() / 10.0)
}
