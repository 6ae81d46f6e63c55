//! Other people's submissions on the board.

use crate::{SLOWER, TIMES};
use anyhow::{Context, Result};
use kehou_tests::{Journey, eventually};
use serde_json::Value;

/// From the answer with new numbers to the first picture that shows them.
const WATCH: &str = "window.kehouTook = []; let came; const ask = window.fetch; \
    window.fetch = async (...asked) => { const answer = await ask(...asked); \
        if (answer.url.endsWith('/places') && answer.status === 200) came = performance.now(); return answer; }; \
    new MutationObserver(() => { if (came === undefined) return; const start = came; came = undefined; \
        requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); \
            port1.onmessage = () => window.kehouTook.push(performance.now() - start); port2.postMessage(0); }); \
    }).observe(document.querySelector('.board'), { subtree: true, childList: true, characterData: true, attributes: true });";

/// A group of the generated school with places for all.
const GROUP: &str = "football-1-1";

/// Milliseconds of each change. The office is signed in already.
pub(crate) async fn following(journey: &Journey) -> Result<Vec<f64>> {
    let phone = &journey.parent.phone;
    phone.open_page("/staff").await?;
    phone.set_width(1280).await?;
    let families = journey.families_without_places(3, TIMES).await?;
    phone.slow_down(SLOWER).await?;
    phone.ask::<Value>(WATCH, &[]).await?;
    for (turn, (family, child)) in families.iter().enumerate() {
        family.submit(child, &[GROUP]).await?;
        eventually("the board to follow", async || {
            let followed: usize = phone.ask("return window.kehouTook.length", &[]).await?;
            Ok((followed > turn).then_some(()))
        })
        .await
        .context("numbers on the board")?;
    }
    phone.slow_down(1).await?;
    phone.ask("return window.kehouTook", &[]).await
}
