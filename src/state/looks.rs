//! That somebody looks at a screen again.

use crate::{browser, state::ServerTime};
use chrono::TimeDelta;
use leptos::prelude::*;

/// What a screen says may be this old while somebody looks at it.
const STALE: TimeDelta = TimeDelta::minutes(1);
/// A page in front stirs every second. WeChat's browser stops one that is not, and says nothing of it.
const STOPPED: TimeDelta = TimeDelta::seconds(3);

/// Renews what a screen says: when it comes to the front again, and every minute while somebody looks. `second` stirs
/// once a second. It ends with the screen.
pub(crate) fn at_every_look(second: RwSignal<()>, renew: impl Fn() + 'static) {
    let renewed_at = StoredValue::new(ServerTime::now());
    let stirred_at = StoredValue::new(ServerTime::now());
    let was_away = StoredValue::new(false);
    Effect::new(move |_| {
        second.get();
        let now = ServerTime::now();
        let stopped = now - stirred_at.get_value() > STOPPED;
        stirred_at.set_value(now);
        if !browser::is_visible() {
            was_away.set_value(true);
        } else if stopped || was_away.get_value() || now - renewed_at.get_value() > STALE {
            was_away.set_value(false);
            renewed_at.set_value(now);
            renew();
        }
    });
}
