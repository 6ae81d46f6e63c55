//! What is unusual about a day.

use crate::{PickUpNote, School, Term, rules::TakesPart};
use chrono::{Days, NaiveDate};

/// The longest span without school inside a term, in days, with room to spare.
const LONGEST_BREAK: u64 = 30;

pub(super) fn notes_of(school: &School, takes_part: &TakesPart<'_>, date: NaiveDate) -> Vec<PickUpNote> {
    let term = &school.term;
    let Some(weekday) = term.timetable_on(date) else {
        return day_off(term, date).into_iter().collect();
    };
    let mut notes = Vec::new();
    if term.make_up_days.iter().any(|day| day.date == date) {
        notes.push(PickUpNote::MakeUpDay { counts_as: weekday });
    }
    notes.extend(season_begins(term, date));
    if !takes_part.groups.is_empty() && is_first_school_day_from(term, term.clubs_from, date) {
        notes.push(PickUpNote::ClubsBegin);
    }
    notes.extend(cancelled(takes_part, date));
    notes
}

fn day_off(term: &Term, date: NaiveDate) -> Option<PickUpNote> {
    let span = term.days_off.iter().find(|span| span.from <= date && date <= span.to)?;
    Some(PickUpNote::DayOff(span.title.clone()))
}

/// The season is another than on the school day before. The term's first day begins nothing: families read its times
/// before.
fn season_begins(term: &Term, date: NaiveDate) -> Option<PickUpNote> {
    let before = school_day_before(term, date)?;
    let (season, earlier) = (term.season_on(date)?, term.season_on(before)?);
    (season != earlier).then(|| PickUpNote::SeasonBegins(season.title.clone()))
}

fn school_day_before(term: &Term, date: NaiveDate) -> Option<NaiveDate> {
    let days = (1..=LONGEST_BREAK).filter_map(|back| date.checked_sub_days(Days::new(back)));
    days.into_iter().find(|day| term.timetable_on(*day).is_some())
}

fn is_first_school_day_from(term: &Term, from: NaiveDate, date: NaiveDate) -> bool {
    date >= from && school_day_before(term, date).is_none_or(|before| before < from)
}

fn cancelled(takes_part: &TakesPart<'_>, date: NaiveDate) -> Vec<PickUpNote> {
    let off = takes_part.cancelled.iter().filter(|session| session.date == date);
    let note = |session: &crate::CancelledSession| {
        let priced = takes_part.groups.iter().find(|priced| priced.group.id == session.group)?;
        let title = priced.offering.title.clone();
        Some(PickUpNote::SessionCancelled { title, reason: session.reason.clone() })
    };
    off.filter_map(note).collect()
}
