//! A field for a date with its time, on the school's clock.

use crate::{
    components::{Field, field},
    drawn::Drawn,
    staff::{StaffRoom, writing::Change},
};
use chrono::{DateTime, NaiveDate, Utc};
use kehou_contract::{ClockTime, school_instant, school_time};
use leptos::prelude::*;

/// The field; it holds what [`written`] writes.
pub(super) fn moment_field(
    room: StaffRoom,
    change: Change,
    id: &str,
    label: &'static str,
    value: RwSignal<String>,
) -> Drawn {
    let at_fault = Signal::derive(move || change.tried.get() && value.with(|text| read(text).is_none()));
    let texts = Field {
        id: id.to_owned(),
        kind: "datetime-local",
        label,
        hint: "",
        fault: room.words.change.not_a_moment,
        autocomplete: "off",
    };
    field(texts, value, at_fault)
}

/// An instant as such a field holds it: `2026-08-24T20:00`.
pub(super) fn written(instant: DateTime<Utc>) -> String {
    let at = school_time(instant);
    let time = at.time().to_string();
    [at.date().to_string().as_str(), "T", time.get(..5).unwrap_or_default()].concat()
}

/// What such a field holds as an instant.
pub(super) fn read(text: &str) -> Option<DateTime<Utc>> {
    let (date, time) = text.split_once('T')?;
    let (date, time): (NaiveDate, ClockTime) = (date.parse().ok()?, time.get(..5)?.parse().ok()?);
    Some(school_instant(date, time))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_read_as_it_was_written() {
        let opens_at: DateTime<Utc> = "2026-08-24T12:00:00Z".parse().expect("an instant");
        assert_eq!(written(opens_at), "2026-08-24T20:00");
        assert_eq!(read("2026-08-24T20:00"), Some(opens_at));
        assert_eq!(read("2026-08-24T20:00:00"), Some(opens_at), "some browsers add seconds");
        for nothing in ["", "2026-08-24", "T20:00", "2026-13-01T20:00", "2026-08-24T25:00"] {
            assert_eq!(read(nothing), None, "{nothing}");
        }
    }
}
