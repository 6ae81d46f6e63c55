//! Times and fees in words.

use crate::state::{ServerTime, words};
use chrono::Weekday;
use kehou_contract::{
    Bill, Charge, ClockTime, Group, Offering, School, SeasonTimetable,
    rules::{Plan, Priced, meeting_time, quote_plan},
};

/// The season a family thinks of now: the one in force, before the term the first.
pub(crate) fn season_shown(school: &School) -> Option<&SeasonTimetable> {
    let term = &school.term;
    term.season_on(ServerTime::today().max(term.clubs_from)).or(term.seasons.last())
}

/// When a group meets: 周一、周四 16:30–17:30.
pub(crate) fn when_in_words(group: &Group, season: &SeasonTimetable) -> String {
    let mut spans: Vec<((ClockTime, ClockTime), Vec<Weekday>)> = Vec::new();
    for meeting in &group.meetings {
        let Some(time) = meeting_time(meeting, season) else {
            continue;
        };
        match spans.iter_mut().find(|(span, _)| *span == time) {
            Some((_, days)) => days.push(meeting.weekday),
            None => spans.push((time, vec![meeting.weekday])),
        }
    }
    let said = spans.into_iter().map(|((start, end), days)| {
        let days: Vec<String> = days.into_iter().map(|day| (words().weekday)(day).to_owned()).collect();
        [(words().list)(&days), (words().span)(start, end)].join(" ")
    });
    (words().list)(&said.collect::<Vec<_>>())
}

/// What an offering costs, short: 免费, 25 元/次.
pub(crate) fn fee_in_words(offering: &Offering, school: &School) -> String {
    if !school.tariff.charges(offering) {
        return words().common.free.to_owned();
    }
    let mut rates: Vec<String> = Vec::new();
    for line in quote_alone(offering, school).iter().flat_map(|bill| &bill.lines) {
        if let Charge::Counted { rate, unit, .. } = line.charge {
            let said = (words().rate)(rate, unit);
            if !rates.contains(&said) {
                rates.push(said);
            }
        }
    }
    match rates.is_empty() {
        true => words().common.free.to_owned(),
        false => rates.join(" + "),
    }
}

/// The bills for an offering's first group and nothing else, for a child of the lowest grade it admits.
pub(crate) fn quote_alone(offering: &Offering, school: &School) -> Vec<Bill> {
    let groups: Vec<Priced<'_>> =
        offering.groups.iter().take(1).map(|group| Priced { offering, group }).collect();
    let plan = Plan { grade: offering.grades.from, care: &[], groups: &groups, from: None };
    quote_plan(school, &plan, &[])
}
