//! Waiting for a condition, never for a time.

use anyhow::{Result, anyhow};
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// How long a screen may take on a machine that builds something else at the same time.
const PATIENCE: Duration = Duration::from_secs(10);
/// Between two looks.
const PAUSE: Duration = Duration::from_millis(40);

/// Looks until there is something to see, and says what was missing when it never came.
pub async fn eventually<T>(what: &str, look: impl AsyncFnMut() -> Result<Option<T>>) -> Result<T> {
    within(PATIENCE, what, look).await
}

/// The same with a limit of its own, for what must be quick or may be slow.
pub async fn within<T>(
    limit: Duration,
    what: &str,
    mut look: impl AsyncFnMut() -> Result<Option<T>>,
) -> Result<T> {
    let deadline = Instant::now() + limit;
    loop {
        // An error may be of the moment: an element that was drawn anew between finding and touching it.
        let seen = look().await;
        match seen {
            Ok(Some(thing)) => return Ok(thing),
            Ok(None) if Instant::now() > deadline => {
                return Err(anyhow!("waited {limit:?} in vain for {what}"));
            }
            Err(error) if Instant::now() > deadline => {
                return Err(error.context(format!("waited {limit:?} in vain for {what}")));
            }
            _ => sleep(PAUSE).await,
        }
    }
}
