//! Families before the round opens: the app is open, and shows each what is settled for its child.

use crate::{
    client::{Client, get},
    evening::Evening,
};
use anyhow::{Result, ensure};
use http::StatusCode;
use tokio::task::JoinSet;

/// Lines they come by.
const LINES: usize = 64;

/// Has every family look once.
pub(super) async fn all(evening: &Evening) -> Result<()> {
    let mut arriving = JoinSet::new();
    for line in 0..LINES {
        let mut client = Client::connect(evening.address(line)).await?;
        let families: Vec<_> = evening.families.iter().skip(line).step_by(LINES).cloned().collect();
        arriving.spawn(async move {
            for family in families {
                let look = get(&family.term(), &[("cookie", &family.cookie())])?;
                let status = client.send(look).await?.status;
                ensure!(status == StatusCode::OK, "a family is answered {status}");
            }
            Ok(())
        });
    }
    while let Some(arrived) = arriving.join_next().await {
        arrived??;
    }
    Ok(())
}
