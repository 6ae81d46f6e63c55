//! What a child takes part in, service by service and date by date: that on which fees are counted.

mod planned;

pub use planned::{Plan, planned_usage};

use crate::{ClockTime, FeeMonth, Offering, ServiceKind, WindowId};
use chrono::{NaiveDate, Weekday};

/// What a child takes part in during a term.
#[derive(Clone, Debug, Default)]
pub struct Usage<'a> {
    /// The child's grade.
    pub grade: u8,
    /// The windows its sessions are held in; at most 64.
    pub windows: Vec<&'a WindowId>,
    /// The services it takes.
    pub services: Vec<Service<'a>>,
    /// Their sessions, in order of time.
    pub sessions: Vec<ServiceSession>,
    /// The months that are billed, in order; they do not overlap.
    pub months: Vec<FeeMonth>,
    /// When it was fetched late.
    pub late_pick_ups: Vec<LatePickUp>,
}

/// A service a child takes: care in a window, or a group.
#[derive(Clone, Debug)]
pub struct Service<'a> {
    /// As a bill names it.
    pub title: String,
    /// Care, club or course.
    pub kind: ServiceKind,
    /// The offering, where it is a group.
    pub offering: Option<&'a Offering>,
    /// Children among whom a shared cost is divided: as long as nobody knows, the fewest with which the group opens.
    pub heads: u32,
}

impl Service<'_> {
    /// Whether an outside body holds it.
    pub fn is_outside(&self) -> bool {
        self.offering.is_some_and(|offering| offering.provider.is_some())
    }
}

/// One session of a service on a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServiceSession {
    /// The date.
    pub date: NaiveDate,
    /// The weekday whose timetable is used: a make-up day counts as the day it replaces.
    pub weekday: Weekday,
    /// Begin.
    pub start: ClockTime,
    /// End.
    pub end: ClockTime,
    /// Periods of it.
    pub periods: u32,
    /// Minutes of it.
    pub minutes: u32,
    /// Which of the services.
    pub service: usize,
    /// In which of the windows.
    pub window: usize,
    /// Whether the child has joined by then.
    pub joined: bool,
    /// Whether it was held; of what is still to come, whether it is planned to be.
    pub held: bool,
    /// Whether the child attended; of what is still to come, `true`.
    pub attended: bool,
}

/// A child was fetched late; once a day at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LatePickUp {
    /// When.
    pub date: NaiveDate,
    /// Minutes after it should have been.
    pub minutes: u32,
}

#[cfg(test)]
mod tests;
