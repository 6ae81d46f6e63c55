use super::*;
use crate::examples::{date, school_with_blocks, term};

#[test]
fn knows_holidays_weekends_and_make_up_days() {
    let cases = [
        ("2026-08-31", None, "before the term"),
        ("2026-09-01", Some(Weekday::Tue), "first day"),
        ("2026-09-05", None, "a Saturday"),
        ("2026-09-20", Some(Weekday::Fri), "a Sunday that counts as a Friday"),
        ("2026-09-25", None, "Mid-Autumn"),
        ("2026-10-07", None, "National Day week"),
        ("2026-10-10", Some(Weekday::Wed), "a Saturday that counts as a Wednesday"),
        ("2027-01-22", Some(Weekday::Fri), "last day"),
        ("2027-01-23", None, "after the term"),
    ];
    for (day, expected, why) in cases {
        assert_eq!(term().day_on(date(day)).map(|day| day.weekday), expected, "{day}: {why}");
    }
}

#[test]
fn the_season_changes_once() {
    let title = |day| term().season_on(date(day)).map(|season| season.title.clone());
    assert_eq!(title("2026-09-30").as_deref(), Some("春夏季作息"));
    assert_eq!(title("2026-10-08").as_deref(), Some("秋冬季作息"));
    assert_eq!(title("2027-03-01"), None);
}

#[test]
fn the_days_of_a_weekday_leave_out_holidays_and_take_in_make_up_days() {
    let term = term();
    let days = |weekday| -> Vec<NaiveDate> {
        term.days_of(weekday, date("2026-09-07"), term.last_day).map(|(date, _)| date).collect()
    };
    let wednesdays = days(Weekday::Wed);
    assert_eq!(wednesdays.first(), Some(&date("2026-09-09")));
    assert!(!wednesdays.contains(&date("2026-10-07")), "holiday");
    assert!(wednesdays.contains(&date("2026-10-10")), "make-up Saturday");
    assert_eq!(days(Weekday::Sat), [], "no Saturday is a Saturday");
}

#[test]
fn weeks_begin_on_monday_and_run_on_through_holidays() {
    let cases = [
        ("2026-08-30", 0),
        ("2026-08-31", 1),
        ("2026-09-06", 1),
        ("2026-09-07", 2),
        ("2026-10-05", 6),
        ("2026-10-10", 6),
        ("2026-08-17", -1),
    ];
    for (day, week) in cases {
        assert_eq!(term().week_of(date(day)), week, "{day}");
    }
}

#[test]
fn clubs_begin_on_a_date_or_in_a_week() {
    let mut term = term();
    assert_eq!(term.clubs_from(), date("2026-09-07"));
    term.clubs_from = DayOrWeek::Day(date("2026-09-14"));
    assert_eq!(term.clubs_from(), date("2026-09-14"));
    term.clubs_from = DayOrWeek::Week(1);
    assert_eq!(term.clubs_from(), term.first_day);
}

/// What a date is, as one word with what holds on it.
fn what_is(term: &Term, day: &str) -> String {
    match term.day_on(date(day)).map(|day| day.timetable) {
        Some(Timetable::Lessons(season)) => season.title.clone(),
        Some(Timetable::HalfDay(half_day)) => half_day.title.clone(),
        Some(Timetable::Block(block)) => block.title.clone(),
        None => "nothing".into(),
    }
}

#[test]
fn lessons_go_before_a_block_and_days_off_before_both() {
    let mut term = school_with_blocks().term;
    term.blocks.push(Block {
        id: crate::BlockId::new("national-day"),
        title: "国庆托管".into(),
        from: date("2026-10-01"),
        to: date("2026-10-10"),
        weekdays: vec![Weekday::Thu, Weekday::Fri, Weekday::Sat],
        windows: vec![],
        in_holidays: true,
    });
    let cases = [
        ("2026-09-12", "周六兴趣活动", "a Saturday of the block"),
        ("2026-09-05", "nothing", "a Saturday before the block"),
        ("2026-09-26", "nothing", "a Saturday off: the block is not held in holidays"),
        ("2026-10-10", "秋冬季作息", "a Saturday with lessons: they go before"),
        ("2026-10-02", "国庆托管", "a day off of a block that is held in holidays"),
        ("2026-10-05", "nothing", "a weekday the block does not name"),
        ("2026-10-08", "秋冬季作息", "the block goes on, and there are lessons again"),
        ("2026-09-20", "春夏季作息", "a Sunday with lessons"),
        ("2027-01-20", "期末考试", "a half day"),
        ("2026-07-06", "暑期托管一期", "before the term"),
        ("2026-07-11", "nothing", "a Saturday of the summer block"),
        ("2026-08-03", "nothing", "between the block and the term"),
    ];
    for (day, expected, why) in cases {
        assert_eq!(what_is(&term, day), expected, "{day}: {why}");
    }
}

#[test]
fn a_make_up_day_may_be_a_half_day() {
    let mut term = school_with_blocks().term;
    term.half_days[0].date = date("2026-10-10");
    assert_eq!(what_is(&term, "2026-10-10"), "期末考试");
    assert_eq!(term.day_on(date("2026-10-10")).map(|day| day.weekday), Some(Weekday::Wed));
    term.half_days[0].date = date("2026-10-02");
    assert_eq!(what_is(&term, "2026-10-02"), "nothing", "half of a day off is a day off");
}

#[test]
fn the_span_has_blocks_before_and_after_the_lessons() {
    let mut term = school_with_blocks().term;
    assert_eq!(term.span(), (date("2026-07-06"), date("2027-01-22")));
    term.blocks[0].to = date("2027-02-06");
    assert_eq!(term.span(), (date("2026-07-06"), date("2027-02-06")));
    assert!(term.covers(date("2026-07-11")) && term.covers(date("2027-02-01")));
    assert!(!term.covers(date("2026-08-03")), "between the block and the term");
}

#[test]
fn school_time_is_eight_hours_ahead_of_utc() {
    let instant = "2026-08-24T12:00:00Z".parse::<DateTime<Utc>>().expect("an instant");
    assert_eq!(school_time(instant).to_string(), "2026-08-24 20:00:00");
    let evening = ClockTime::new(20, 0).expect("a time of day");
    assert_eq!(school_instant(date("2026-08-24"), evening), instant);
}
