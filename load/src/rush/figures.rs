//! What was measured, as it is printed.

use anyhow::Result;
use serde::Serialize;

/// Times are in milliseconds, `rss_mb` in units of 1 000 000 bytes.
#[derive(Debug, Serialize)]
pub(super) struct Figures {
    pub(super) store: &'static str,
    pub(super) servers: usize,
    pub(super) filesystem: String,
    pub(super) sync_p50_ms: f64,
    pub(super) sync_p99_ms: f64,
    /// Phones that looked at the menu with a stream of numbers, and those of them that missed the end.
    pub(super) streams: usize,
    pub(super) streams_behind: usize,
    /// Questions of phones without one.
    pub(super) polled: usize,
    pub(super) polled_p50_ms: f64,
    pub(super) polled_p99_ms: f64,
    pub(super) accepted_per_s: f64,
    pub(super) server_us_per_accepted: f64,
    pub(super) refused_per_s: f64,
    pub(super) rate_for_p99: f64,
    pub(super) p50_ms: f64,
    pub(super) p99_ms: f64,
    pub(super) p999_ms: f64,
    pub(super) max_ms: f64,
    pub(super) hot_accepted: usize,
    pub(super) hot_refused: usize,
    pub(super) hot_all_answered_ms: f64,
    /// With ten times as many connections, all without pause.
    pub(super) overload_sent_per_s: f64,
    pub(super) overload_accepted: usize,
    pub(super) overload_put_off: usize,
    pub(super) overload_longest_ms: f64,
    pub(super) overload_rss_mb: f64,
    /// Until answers were quick again; nothing if they never were.
    pub(super) recovered_ms: Option<f64>,
    pub(super) oversold: usize,
    pub(super) lost: usize,
    pub(super) doubled: usize,
    pub(super) batch_p50: usize,
    pub(super) empty_handler_per_s: f64,
    pub(super) raw_store_per_s: f64,
    pub(super) ratio_to_handler: f64,
    pub(super) ratio_to_store: f64,
    pub(super) rss_mb: f64,
}

impl Figures {
    pub(super) fn print(&self, json: bool) -> Result<()> {
        if json {
            println!("{}", serde_json::to_string(self)?);
            return Ok(());
        }
        for (name, value) in serde_json::to_value(self)?.as_object().into_iter().flatten() {
            println!("{name:22} {value}");
        }
        Ok(())
    }
}

/// To a thousandth.
pub(super) fn ratio(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { (part / whole * 1000.0).round() / 1000.0 } else { 0.0 }
}
