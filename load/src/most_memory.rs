//! Memory while something goes on.

use crate::evening::Evening;
use anyhow::Result;
use std::{future::Future, pin::pin, time::Duration};
use tokio::time::timeout;

/// Between two looks.
const LOOK: Duration = Duration::from_millis(50);

/// What comes of it, and the most memory the servers had in use until then, in units of 1 000 000 bytes. A single look
/// afterwards would see what was given back by chance.
pub(crate) async fn most_memory<T>(
    evening: &Evening,
    goes_on: impl Future<Output = Result<T>>,
) -> Result<(T, f64)> {
    let (mut goes_on, mut most) = (pin!(goes_on), evening.memory_mb()?);
    loop {
        let done = timeout(LOOK, &mut goes_on).await;
        most = most.max(evening.memory_mb()?);
        if let Ok(done) = done {
            return Ok((done?, most));
        }
    }
}
