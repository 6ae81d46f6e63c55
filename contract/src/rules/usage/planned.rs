use super::{Service, ServiceSession, Usage};
use crate::{
    ClockTime, FeeMonth, School, ServiceKind, Window, WindowId,
    rules::{Priced, meeting_time},
};
use chrono::{Datelike, NaiveDate};

/// What a child of a grade takes, or wishes to.
#[derive(Clone, Copy, Debug)]
pub struct Plan<'a> {
    /// Its grade.
    pub grade: u8,
    /// Windows whose care the family opts into.
    pub care: &'a [WindowId],
    /// Groups.
    pub groups: &'a [Priced<'a>],
    /// Its first day, where it joins after the term began.
    pub from: Option<NaiveDate>,
}

/// What a child that takes all this will take part in, if everything is held and the child always comes.
///
/// A child is in one place at a time: what a group takes of a window comes off the care there.
pub fn planned_usage<'a>(school: &'a School, plan: &Plan<'a>) -> Usage<'a> {
    let windows: Vec<&WindowId> = school.windows.iter().map(|window| &window.id).collect();
    let mut usage = Usage { grade: plan.grade, windows, months: fee_months(school), ..Usage::default() };
    for priced in plan.groups {
        add_group(&mut usage, school, *priced);
    }
    let of_groups = usage.sessions.len();
    for window in school.care_windows().filter(|window| plan.care.contains(&window.id)) {
        add_care(&mut usage, school, window, of_groups);
    }
    if let Some(from) = plan.from {
        usage.sessions.iter_mut().for_each(|session| session.joined = session.date >= from);
    }
    usage.sessions.sort_unstable_by_key(|session| (session.date, session.start, session.service));
    usage
}

fn add_group<'a>(usage: &mut Usage<'a>, school: &School, Priced { offering, group }: Priced<'a>) {
    let (service, term) = (usage.services.len(), &school.term);
    for meeting in &group.meetings {
        let Some(window) = usage.windows.iter().position(|window| **window == meeting.window) else {
            continue;
        };
        for date in term.dates_of(meeting.weekday, term.clubs_from) {
            let time = term.season_on(date).and_then(|season| meeting_time(meeting, season));
            usage.sessions.extend(time.map(|time| dated(date, time, service, window)));
        }
    }
    let title = offering.title_of(group);
    usage.services.push(Service {
        title,
        kind: offering.tier.into(),
        offering: Some(offering),
        heads: group.minimum.max(1),
    });
}

fn add_care(usage: &mut Usage<'_>, school: &School, window: &Window, of_groups: usize) {
    let (service, term) = (usage.services.len(), &school.term);
    let Some(index) = usage.windows.iter().position(|known| **known == window.id) else { return };
    for weekday in &window.weekdays {
        for date in term.dates_of(*weekday, term.first_day) {
            let Some(time) = term.season_on(date).and_then(|season| season.time_of(&window.id)) else {
                continue;
            };
            let mut session = dated(date, (time.start, time.end), service, index);
            for taken in usage.sessions[..of_groups].iter().filter(|taken| taken.date == date) {
                let (from, to) = (taken.start.max(session.start), taken.end.min(session.end));
                let overlap = u32::from(to.minutes().saturating_sub(from.minutes()));
                session.minutes = session.minutes.saturating_sub(overlap);
                if overlap > 0 && taken.window == index {
                    session.periods = session.periods.saturating_sub(taken.periods);
                }
            }
            if session.minutes > 0 && session.periods > 0 {
                usage.sessions.push(session);
            }
        }
    }
    let title = window.care.clone().unwrap_or_default();
    usage.services.push(Service { title, kind: ServiceKind::Care, offering: None, heads: 1 });
}

fn dated(
    date: NaiveDate,
    (start, end): (ClockTime, ClockTime),
    service: usize,
    window: usize,
) -> ServiceSession {
    let minutes = u32::from(end.minutes().saturating_sub(start.minutes()));
    ServiceSession {
        date,
        start,
        end,
        periods: 1,
        minutes,
        service,
        window,
        joined: true,
        held: true,
        attended: true,
    }
}

/// The months of the term that are billed: by the calendar.
fn fee_months(school: &School) -> Vec<FeeMonth> {
    let (first, last) = (school.term.first_day, school.term.last_day);
    let mut months: Vec<FeeMonth> = Vec::new();
    for date in first.iter_days().take_while(|date| *date <= last) {
        match months.last_mut() {
            Some(month) if month.from.month() == date.month() => month.to = date,
            _ => months.push(FeeMonth { title: format!("{} 月", date.month()), from: date, to: date }),
        }
    }
    months
}
