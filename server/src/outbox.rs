//! What leaves the house: messages that were committed, handed to whoever carries them further.
//!
//! The inbox needs no sending. SMS or WeChat templates come as further senders beside the webhook.

mod back_off;
mod deliver;
mod outgoing;
mod sender;
mod webhook;
mod webhook_url;

pub(crate) use deliver::start_delivering;
pub use webhook_url::WebhookUrl;

use crate::{StartError, Store, codes::SecretKey};
use sender::Sender;
use std::{path::Path, sync::Arc};
use tokio::sync::watch;
use webhook::Webhook;

/// The senders there are, and the bell that tells them of a commit.
pub(crate) struct Outbox {
    senders: Vec<Arc<dyn Sender>>,
    bell: watch::Sender<()>,
}

impl Outbox {
    /// Makes the senders that are configured. From here on what is told waits for them.
    pub(crate) async fn open(
        webhook: Option<&WebhookUrl>,
        store: &Store,
        secret: &SecretKey,
        data: &Path,
    ) -> Result<Self, StartError> {
        let mut senders: Vec<Arc<dyn Sender>> = Vec::new();
        if let Some(url) = webhook {
            senders.push(Arc::new(Webhook::open(url, secret, data)?));
        }
        let names: Vec<&str> = senders.iter().map(|sender| sender.name()).collect();
        store.set_senders(&names).await?;
        for sender in names {
            let unsent = store.count_unsent(sender).await?;
            tracing::info!(
                sender,
                waiting = unsent.waiting,
                given_up = unsent.given_up,
                "the outbox is open"
            );
        }
        Ok(Self { senders, bell: watch::Sender::new(()) })
    }

    /// Says that something may have been told. Whoever forgets to ring makes a message late, never lost: every sender
    /// looks by itself as well.
    pub(crate) fn ring(&self) {
        self.bell.send_replace(());
    }
}
