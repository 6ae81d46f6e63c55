//! The term: its seasons, half days, blocks and fee months.

use super::Faults;
use crate::{Block, HalfDay, School, SchoolDay, Term, Timetable, WindowTime};
use chrono::{NaiveDate, Weekday};

pub(super) fn look_at(school: &School, faults: &mut Faults) {
    let term = &school.term;
    faults.unless(term.first_day <= term.last_day, &["school.term.last_day"], || {
        "the term ends before it begins".to_owned()
    });
    let clubs_from = term.clubs_from();
    let within = term.first_day <= clubs_from && clubs_from <= term.last_day;
    faults.unless(within, &["school.term.clubs_from"], || format!("{clubs_from} is not in the term"));
    for day in &term.make_up_days {
        let within = term.first_day <= day.date && day.date <= term.last_day;
        faults.unless(within, &["school.term.make_up_days.date"], || {
            format!("{} is not in the term", day.date)
        });
    }
    seasons(school, faults);
    term.half_days.iter().for_each(|half_day| look_at_half_day(half_day, school, faults));
    term.blocks.iter().for_each(|block| look_at_block(block, school, faults));
    fee_months(term, faults);
}

fn seasons(school: &School, faults: &mut Faults) {
    let term = &school.term;
    for season in &term.seasons {
        let key = ["school.term.seasons.", &season.title];
        faults.unless(season.from <= season.to, &key, || "it ends before it begins".to_owned());
        let open = |time: &WindowTime| {
            let days = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
            days.iter().any(|day| is_open(time, *day, school))
        };
        times(&season.windows, &key.concat(), school, open, faults);
    }
    // A day that is none for want of a season has lessons all the same.
    let mut days = term.first_day.iter_days().take_while(|day| *day <= term.last_day);
    let uncovered =
        days.find(|day| term.season_on(*day).is_none() && has_lessons_but_for_a_season(term, *day));
    faults.unless(uncovered.is_none(), &["school.term.seasons"], || {
        format!("no season holds on {}", uncovered.unwrap_or_default())
    });
}

fn has_lessons_but_for_a_season(term: &Term, date: NaiveDate) -> bool {
    term.lessons_on(date).is_some() && term.half_days.iter().all(|half_day| half_day.date != date)
}

fn look_at_half_day(half_day: &HalfDay, school: &School, faults: &mut Faults) {
    let key = ["school.term.half_days.", &half_day.title].concat();
    let same = school.term.half_days.iter().filter(|other| other.date == half_day.date).count();
    faults.unless(same == 1, &[&key, ".date"], || format!("{} is there twice", half_day.date));
    match school.term.day_on(half_day.date) {
        Some(SchoolDay { weekday, timetable: Timetable::HalfDay(_), .. }) => {
            times(&half_day.windows, &key, school, |time| is_open(time, weekday, school), faults);
        }
        _ => faults.unless(false, &[&key, ".date"], || format!("there are no lessons on {}", half_day.date)),
    }
}

fn look_at_block(block: &Block, school: &School, faults: &mut Faults) {
    let key = ["school.term.blocks.", block.id.as_str()].concat();
    let same = school.term.blocks.iter().filter(|other| other.id == block.id).count();
    faults.unless(same == 1, &[&key, ".id"], || "it is there twice".to_owned());
    faults.unless(block.from <= block.to, &[&key, ".to"], || "it ends before it begins".to_owned());
    let open = |time: &WindowTime| block.weekdays.iter().any(|weekday| is_open(time, *weekday, school));
    times(&block.windows, &key, school, open, faults);
    let mut days = block.from.iter_days().take_while(|day| *day <= block.to);
    let is_own = |date: NaiveDate| {
        let day = school.term.day_on(date);
        day.is_some_and(|day| matches!(day.timetable, Timetable::Block(held) if held.id == block.id))
    };
    faults.unless(days.any(is_own), &[&key], || "it is held on no date".to_owned());
}

/// Every time is of a window there is, ends after it begins, and is open on some weekday.
fn times(
    times: &[WindowTime],
    key: &str,
    school: &School,
    open: impl Fn(&WindowTime) -> bool,
    faults: &mut Faults,
) {
    for time in times {
        let known = school.window(&time.window).is_some();
        let key = [key, ".windows"];
        faults.unless(known, &key, || format!("there is no window \"{}\"", time.window));
        faults.unless(time.start < time.end, &key, || format!("\"{}\" ends before it begins", time.window));
        faults.unless(!known || open(time), &key, || {
            format!("the window \"{}\" is open on none of these weekdays", time.window)
        });
    }
}

fn is_open(time: &WindowTime, weekday: Weekday, school: &School) -> bool {
    (time.weekdays.is_empty() || time.weekdays.contains(&weekday))
        && school.window(&time.window).is_some_and(|window| window.weekdays.contains(&weekday))
}

fn fee_months(term: &Term, faults: &mut Faults) {
    let (from, to) = term.span();
    for month in &term.fee_months {
        let within = from <= month.from && month.from <= month.to && month.to <= to;
        faults.unless(within, &["school.term.fee_months.", &month.title], || {
            "it does not lie in the term, or ends before it begins".to_owned()
        });
    }
    for pair in term.fee_months.windows(2) {
        faults.unless(pair[0].to < pair[1].from, &["school.term.fee_months.", &pair[1].title], || {
            format!("it begins before {} ends", pair[0].title)
        });
    }
}
