//! What happens in an opening night, one after the other, while others look at the menu.

use super::{
    RushArgs, TIMED_AT, arriving,
    hot_minute::{self, Rushed},
    overload::{self, Overloaded},
    sending::Record,
    sustained::{self, Taken},
};
use crate::{
    audience::{Audience, Seen},
    empty_handler,
    evening::Evening,
    most_memory::most_memory,
};
use anyhow::Result;
use std::time::Duration;

pub(super) struct Night {
    pub(super) fast: Taken,
    /// What the servers computed for it.
    pub(super) computed: Duration,
    /// What an empty handler answered a second, half of the time in the middle of it and half after it: a minute later the same
    /// machine may do a fifth more, and half an hour later twice as much.
    pub(super) empty: f64,
    /// At so many a second.
    pub(super) pace: f64,
    pub(super) timed: Taken,
    pub(super) rush: Rushed,
    /// The most memory of the servers during it, in units of 1 000 000 bytes.
    pub(super) rss_mb: f64,
    pub(super) overloaded: Overloaded,
    pub(super) seen: Seen,
}

impl Night {
    pub(super) async fn see(evening: &mut Evening, args: &RushArgs, record: &Record) -> Result<Self> {
        arriving::all(evening).await?;
        let mut last = |count| evening.families.split_off(evening.families.len() - count);
        let (hot, eager) = (last(args.families), last(args.eager()));
        let (connections, half) = (args.sending(), args.half());
        let audience = Audience::gather(evening, args.streams, args.asking).await?;
        let third = evening.families.len() / 3;
        let (mut fast, mut computed) = as_fast_as_taken(evening, args, third, record).await?;
        let (sample, answer_bytes) = (fast.sample.clone(), fast.answer_bytes);
        let compare =
            || empty_handler::measure(&sample, answer_bytes, args.connections, args.comparing() / 2);
        let between = compare().await?;
        let (afterwards, computed_for_it) = as_fast_as_taken(evening, args, third, record).await?;
        fast.join(afterwards);
        computed += computed_for_it;
        let empty = f64::midpoint(between, compare().await?);
        let pace = fast.per_second() * TIMED_AT;
        let timed = sustained::at_a_pace(evening, connections, half, pace, record).await?;
        let (rush, rss_mb) = most_memory(evening, hot_minute::run(evening, hot, record)).await?;
        let overloaded = overload::run(evening, eager, half, record).await?;
        let seen = audience.end().await?;
        Ok(Self { fast, computed, empty, pace, timed, rush, rss_mb, overloaded, seen })
    }

    /// The numbers of all receipts families hold.
    pub(super) fn receipts(&self) -> Vec<String> {
        let Self { fast, timed, rush, overloaded, .. } = self;
        [&*fast.receipts, &timed.receipts, &rush.receipts, &overloaded.receipts].concat()
    }
}

/// Half of the time in which selections are taken as fast as they are, and what the servers compute for it.
async fn as_fast_as_taken(
    evening: &mut Evening,
    args: &RushArgs,
    families: usize,
    record: &Record,
) -> Result<(Taken, Duration)> {
    let before = evening.computed()?;
    let lasts = args.half() / 2;
    let taken = sustained::as_fast_as_taken(evening, args.sending(), (families, lasts), record).await?;
    Ok((taken, evening.computed()?.saturating_sub(before)))
}
