use super::{Service, ServiceSession, Usage};
use crate::{
    School, ServiceKind, Window, WindowId,
    rules::{Priced, Session, care_sessions, sessions_of},
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
    let mut usage =
        Usage { grade: plan.grade, windows, months: school.term.fee_months(), ..Usage::default() };
    for priced in plan.groups {
        add_group(&mut usage, school, *priced);
    }
    let of_groups = usage.sessions.len();
    usage.sessions.sort_unstable_by_key(|session| session.date);
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
    let service = usage.services.len();
    for session in sessions_of(group, school, usage.grade) {
        let window = usage.windows.iter().position(|window| *window == session.window);
        usage.sessions.extend(window.map(|window| planned(&session, school, service, window)));
    }
    let title = offering.title_of(group);
    let heads = group.minimum.max(1);
    usage.services.push(Service { title, kind: offering.tier.into(), offering: Some(offering), heads });
}

fn add_care(usage: &mut Usage<'_>, school: &School, window: &Window, of_groups: usize) {
    let Some(index) = usage.windows.iter().position(|known| **known == window.id) else { return };
    let service = usage.services.len();
    for session in care_sessions(window, &school.term, usage.grade) {
        let mut care = planned(&session, school, service, index);
        let of_groups = &usage.sessions[..of_groups];
        let on_that_day = of_groups.partition_point(|taken| taken.date < care.date);
        for taken in of_groups[on_that_day..].iter().take_while(|taken| taken.date == care.date) {
            let (from, to) = (taken.start.max(care.start), taken.end.min(care.end));
            let overlap = u32::from(to.minutes().saturating_sub(from.minutes()));
            care.minutes = care.minutes.saturating_sub(overlap);
            if overlap > 0 && taken.window == index {
                care.periods = care.periods.saturating_sub(taken.periods);
            }
        }
        if care.minutes > 0 && care.periods > 0 {
            usage.sessions.push(care);
        }
    }
    let title = window.care.clone().unwrap_or_default();
    usage.services.push(Service { title, kind: ServiceKind::Care, offering: None, heads: 1 });
}

/// A session as it is planned: held, and attended.
fn planned(session: &Session<'_>, school: &School, service: usize, window: usize) -> ServiceSession {
    let Session { date, start, end, periods, .. } = *session;
    let minutes = u32::from(end.minutes().saturating_sub(start.minutes()));
    let weekday = school.term.day_on(date).map_or(date.weekday(), |day| day.weekday);
    ServiceSession {
        date,
        weekday,
        start,
        end,
        periods,
        minutes,
        service,
        window,
        joined: true,
        held: true,
        attended: true,
    }
}
