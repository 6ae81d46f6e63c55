use super::View;
use crate::{
    Bound, Counts, FeeRule, Fen, OfferingId, Per, Rate, Rounding, TaughtBy, Undelivered, Unit,
    rules::{Service, ServiceSession, Usage},
};
use chrono::NaiveDate;

/// A rule on what a child takes: which of it the rule covers, and what its rates depend on.
pub(super) struct Scope<'a> {
    pub(super) rule: &'a FeeRule,
    /// The offering whose own rule it is.
    pub(super) offering: Option<&'a OfferingId>,
    pub(super) usage: &'a Usage<'a>,
    services: Vec<bool>,
    windows: u64,
    weekdays: u32,
    meetings: u32,
    /// Windows in which the child takes anything at all.
    taken: u64,
}

impl<'a> Scope<'a> {
    pub(super) fn new(rule: &'a FeeRule, offering: Option<&'a OfferingId>, usage: &'a Usage<'a>) -> Self {
        let covered = |service: &Service<'_>| {
            offering.is_none_or(|own| service.offering.is_some_and(|taken| &taken.id == own))
                && rule.covers.admits(service.kind, service.offering)
        };
        let mut scope = Self {
            rule,
            offering,
            usage,
            services: usage.services.iter().map(covered).collect(),
            windows: windows_of(&rule.covers.windows, usage),
            weekdays: 0,
            meetings: 0,
            taken: 0,
        };
        scope.look_at_the_plan();
        scope
    }

    fn look_at_the_plan(&mut self) {
        let mut weekdays = 0_u8;
        for session in self.usage.sessions.iter().filter(|session| session.joined) {
            self.taken |= bit(session.window);
            if self.covers(session) {
                self.meetings += 1;
                weekdays |= 1 << session.weekday.num_days_from_monday();
            }
        }
        self.weekdays = weekdays.count_ones();
    }

    /// Whether the rule is about this session.
    pub(super) fn covers(&self, session: &ServiceSession) -> bool {
        self.windows & bit(session.window) != 0
            && self.services.get(session.service).is_some_and(|covered| *covered)
    }

    /// The sessions it is about, from the child's first day on.
    pub(super) fn own(&self) -> Vec<&'a ServiceSession> {
        self.usage.sessions.iter().filter(|session| session.joined && self.covers(session)).collect()
    }

    /// Whether anything the child takes part in is covered.
    pub(super) fn is_met(&self) -> bool {
        self.meetings > 0
    }

    /// Whether a session of this service is covered.
    pub(super) fn is_met_by(&self, service: usize) -> bool {
        let own = |session: &ServiceSession| session.service == service && session.joined;
        self.usage.sessions.iter().any(|session| own(session) && self.covers(session))
    }

    /// Whether a session the rule is about counts.
    pub(super) fn counts(&self, session: &ServiceSession, view: View) -> bool {
        match (view, self.rule.counts) {
            (View::Planned, _) => true,
            (View::Counted, Counts::Attended) => session.held && session.attended,
            (View::Counted, Counts::Held) => session.held,
            (View::Counted, Counts::Planned) => session.held || self.rule.undelivered == Undelivered::Kept,
        }
    }

    /// What is charged at least for a span; nothing of whoever has it free.
    pub(super) fn floors(&self, per: Per) -> impl Iterator<Item = &'a Bound> {
        let floors = self.rule.at_least.iter().filter(move |bound| bound.per == per);
        let charged = || self.usage.sessions.iter().any(|session| self.is_charged(session));
        // Nobody pays for having fetched a child in time.
        let enrolled = !matches!(self.rule.unit, Unit::LatePickUp { .. });
        let applies = enrolled && !self.rule.at_least.is_empty() && charged();
        floors.filter(move |_| applies)
    }

    fn is_charged(&self, session: &ServiceSession) -> bool {
        session.joined && self.covers(session) && !self.rate(&[session]).is_zero()
    }

    /// The rate of a unit. `sessions` are those it lies in: of one day, or of a whole month or term.
    pub(super) fn rate(&self, sessions: &[&ServiceSession]) -> Fen {
        let fitting = self.rule.rates.iter().find(|rate| self.fits(rate, sessions));
        let amount = match fitting {
            Some(rate) if rate.shared => self.head_of(rate.amount, sessions),
            Some(rate) => rate.amount,
            None => self.rule.rate,
        };
        let most = self.rule.at_most.iter().filter(|bound| bound.per == Per::Unit).map(|bound| bound.amount);
        most.fold(amount, Fen::min)
    }

    fn fits(&self, rate: &Rate, sessions: &[&ServiceSession]) -> bool {
        rate.grades.is_none_or(|grades| grades.admits(self.usage.grade))
            && rate.taught_by.is_none_or(|who| self.taught_by(sessions) == who)
            && rate
                .takes
                .iter()
                .all(|window| self.taken & windows_of(std::slice::from_ref(window), self.usage) != 0)
            && rate.weekdays.is_none_or(|span| span.holds(self.weekdays))
            && rate.meetings.is_none_or(|span| span.holds(self.meetings))
            && rate.ends_by.is_none_or(|end| sessions.iter().all(|session| session.end <= end))
    }

    fn taught_by(&self, sessions: &[&ServiceSession]) -> TaughtBy {
        let outside = |session: &&ServiceSession| {
            self.usage.services.get(session.service).is_some_and(Service::is_outside)
        };
        if sessions.iter().any(outside) { TaughtBy::Provider } else { TaughtBy::School }
    }

    /// The part of a shared cost that is one child's.
    fn head_of(&self, cost: Fen, sessions: &[&ServiceSession]) -> Fen {
        let heads = sessions.iter().filter_map(|session| self.usage.services.get(session.service));
        let heads = heads.map(|service| service.heads).min().unwrap_or(1).max(1);
        let rounding = match self.rule.rounding {
            fen @ (Rounding::HalfUp | Rounding::Down | Rounding::Up) => fen,
            Rounding::DownToJiao | Rounding::DownToYuan => Rounding::Down,
        };
        super::exact::Exact::from(cost).part(1, heads).rounded(rounding)
    }
}

/// Service days among sessions, which are in order of time.
pub(super) fn days<'s>(sessions: impl Iterator<Item = &'s ServiceSession>) -> u32 {
    let mut last: Option<NaiveDate> = None;
    let mut days = 0;
    for session in sessions {
        if last.replace(session.date) != Some(session.date) {
            days += 1;
        }
    }
    days
}

fn windows_of(ids: &[crate::WindowId], usage: &Usage<'_>) -> u64 {
    if ids.is_empty() {
        return u64::MAX;
    }
    let named = usage.windows.iter().enumerate().filter(|(_, window)| ids.contains(window));
    named.map(|(index, _)| bit(index)).sum()
}

fn bit(window: usize) -> u64 {
    u32::try_from(window).ok().and_then(|window| 1_u64.checked_shl(window)).unwrap_or(0)
}
