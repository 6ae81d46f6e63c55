//! A message as it leaves the house.

use crate::store::Waiting;
use chrono::{DateTime, Utc};
use kehou_contract::{MessageId, News, words::Language};
use serde::Serialize;

/// All that leaves the house, and nothing else: no name, no phone, no child. Who may know more asks by the household.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Outgoing {
    /// Names the message: who has it already has it.
    pub(super) id: MessageId,
    /// The name of the news.
    pub(super) kind: &'static str,
    /// When it was told.
    pub(super) at: DateTime<Utc>,
    /// The household, by its id.
    pub(super) household: String,
    /// A few words.
    pub(super) title: String,
    /// One or two sentences.
    pub(super) text: String,
}

impl TryFrom<&Waiting> for Outgoing {
    type Error = serde_json::Error;

    fn try_from(waiting: &Waiting) -> Result<Self, Self::Error> {
        let news: News = serde_json::from_str(&waiting.news)?;
        let words = (Language::default().late_words().news)(&news);
        Ok(Self {
            id: MessageId::new(&waiting.message_id),
            kind: news.kind(),
            at: DateTime::from_timestamp_millis(waiting.at).unwrap_or_default(),
            household: waiting.household_id.clone(),
            title: words.title,
            text: words.text,
        })
    }
}
