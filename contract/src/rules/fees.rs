//! The bill of one child, line by line.

use super::sessions_of;
use crate::{Bill, BillLine, BillState, Charge, FeeRule, Fen, Group, Offering, Round, School, WindowId};
use chrono::{DateTime, TimeDelta, Utc};

/// What a family has at least, from its bill to its due time.
const SHORTEST_TIME_TO_PAY: TimeDelta = TimeDelta::days(2);

/// A group together with the offering that prices it.
#[derive(Clone, Copy, Debug)]
pub struct Priced<'a> {
    /// The offering.
    pub offering: &'a Offering,
    /// The group of it.
    pub group: &'a Group,
}

/// The line of one group: the rate times the meetings of the whole term.
pub fn line_for(priced: Priced<'_>, school: &School) -> BillLine {
    let title = priced.offering.title_of(priced.group);
    match priced.offering.fee {
        FeeRule::Free => BillLine { title, charge: Charge::Free, amount: Fen::ZERO },
        FeeRule::PerMeeting { rate } => {
            let sessions = sessions_of(priced.group, school, priced.offering.grades.from);
            let meetings = u32::try_from(sessions.len()).unwrap_or(u32::MAX);
            let amount = rate.checked_times(meetings).unwrap_or(Fen(i64::MAX));
            BillLine { title, charge: Charge::PerMeeting { rate, meetings }, amount }
        }
    }
}

/// The bill for care in these windows and these groups. Care is free in every scheme known so far and still has
/// its lines: a family sees that it costs nothing.
pub fn bill_for<'a>(
    care: &[WindowId],
    groups: impl IntoIterator<Item = Priced<'a>>,
    school: &School,
) -> Bill {
    let mut lines: Vec<BillLine> = groups.into_iter().map(|priced| line_for(priced, school)).collect();
    let windows = school.care_windows().filter(|window| care.contains(&window.id));
    lines.extend(windows.filter_map(|window| window.care.clone()).map(free_line));
    let total = Fen::checked_sum(lines.iter().map(|line| line.amount)).unwrap_or(Fen(i64::MAX));
    let state = if total.is_zero() { BillState::NothingDue } else { BillState::Due };
    let due_at = (state == BillState::Due).then_some(school.round.bills_due_at);
    Bill { state, lines, total, due_at }
}

/// Until when a bill of this round is to be paid: the round's own time, and never less than two days after it was
/// made, however late the office let the family in.
pub fn bill_due_at(round: &Round, made_at: DateTime<Utc>) -> DateTime<Utc> {
    round.bills_due_at.max(made_at + SHORTEST_TIME_TO_PAY)
}

fn free_line(title: String) -> BillLine {
    BillLine { title, charge: Charge::Free, amount: Fen::ZERO }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{calligraphy, football, school};

    #[test]
    fn a_course_costs_its_rate_times_the_meetings_of_the_term() {
        let football = football();
        let line = line_for(Priced { offering: &football, group: &football.groups[0] }, &school());
        assert_eq!(line.charge, Charge::PerMeeting { rate: Fen(2_500), meetings: 20 });
        assert_eq!(line.amount, Fen(50_000));
    }

    #[test]
    fn a_family_let_in_late_has_two_days_to_pay() {
        let round = school().round;
        assert_eq!(bill_due_at(&round, round.opens_at), round.bills_due_at);
        let late = round.bills_due_at + TimeDelta::hours(1);
        assert_eq!(bill_due_at(&round, late), late + TimeDelta::days(2));
    }

    #[test]
    fn the_bill_keeps_its_lines_apart_and_adds_them_up() {
        let (football, calligraphy, school) = (football(), calligraphy(), school());
        let groups =
            [&football, &calligraphy].map(|offering| Priced { offering, group: &offering.groups[0] });
        let bill = bill_for(&[WindowId::new("noon")], groups, &school);
        let titles: Vec<&str> = bill.lines.iter().map(|line| line.title.as_str()).collect();
        assert_eq!(titles, ["校园足球", "硬笔书法 · 何老师班", "午餐托管"]);
        assert_eq!(bill.total, Fen(50_000));
        assert_eq!((bill.state, bill.due_at), (BillState::Due, Some(school.round.bills_due_at)));
    }

    #[test]
    fn nothing_is_due_for_care_alone() {
        let care = [WindowId::new("noon"), WindowId::new("evening")];
        let bill = bill_for(&care, [], &school());
        assert_eq!((bill.state, bill.total, bill.due_at), (BillState::NothingDue, Fen::ZERO, None));
        assert_eq!(bill.lines.len(), 2);
    }
}
