use super::*;
use crate::examples::{clock, date, football, group, meeting, school_with_blocks, window_time};
use crate::{CarePlan, DayOrWeek, FeeMonth, GradeSpan, LatestEnd, MakeUpDay, Meeting, Rotation};
use chrono::Weekday;

fn found(school: &School, offerings: &[Offering]) -> Vec<String> {
    let said = |fault: &CalendarFault| [fault.key.as_str(), ": ", &fault.fault].concat();
    calendar_faults(school, offerings).iter().map(said).collect()
}

/// The one fault that `spoil` brings into a school that is right.
fn fault(spoil: impl FnOnce(&mut School, &mut Offering)) -> String {
    let (mut school, mut offering) = (school_with_blocks(), football());
    spoil(&mut school, &mut offering);
    let faults = found(&school, &[offering]);
    faults.into_iter().next().unwrap_or_default()
}

#[test]
fn a_school_that_is_right_has_no_faults() {
    assert_eq!(found(&school_with_blocks(), &[football()]), [""; 0]);
}

#[test]
fn faults_of_the_term_are_named_by_their_key() {
    let season = "school.term.seasons.秋冬季作息";
    let cases = [
        (
            fault(|school, _| school.term.clubs_from = DayOrWeek::Week(30)),
            "school.term.clubs_from: 2027-03-22 is not in the term",
        ),
        (
            fault(|school, _| {
                let date = date("2027-02-06");
                school.term.make_up_days.push(MakeUpDay { date, counts_as: Weekday::Fri });
            }),
            "school.term.make_up_days.date: 2027-02-06 is not in the term",
        ),
        (
            fault(|school, _| school.term.seasons[1].from = date("2026-10-09")),
            "school.term.seasons: no season holds on 2026-10-08",
        ),
        (
            fault(|school, _| school.term.seasons[1].windows.push(window_time("dawn", "06:00", "07:00"))),
            &[season, ".windows: there is no window \"dawn\""].concat(),
        ),
        (
            fault(|school, _| school.term.seasons[1].windows[0].end = clock("11:00")),
            &[season, ".windows: \"noon\" ends before it begins"].concat(),
        ),
        (
            fault(|school, _| school.term.seasons[1].windows[0].end = clock("11:30")),
            &[season, ".windows: \"noon\" ends before it begins"].concat(),
        ),
        (
            fault(|school, _| school.term.seasons[1].windows.push(window_time("saturday", "08:00", "09:00"))),
            &[season, ".windows: the window \"saturday\" is open on none of these weekdays"].concat(),
        ),
        (
            fault(|school, _| school.term.half_days[0].date = date("2026-10-01")),
            "school.term.half_days.期末考试.date: there are no lessons on 2026-10-01",
        ),
        (
            fault(|school, _| {
                school.term.half_days[0].windows.push(window_time("saturday", "08:00", "09:00"));
            }),
            "school.term.half_days.期末考试.windows: the window \"saturday\" is open on none of these weekdays",
        ),
        (
            fault(|school, _| {
                let again = school.term.half_days[0].clone();
                school.term.half_days.push(again);
            }),
            "school.term.half_days.期末考试.date: 2027-01-20 is there twice",
        ),
        (
            fault(|school, _| {
                let again = school.term.blocks[1].clone();
                school.term.blocks.push(again);
            }),
            "school.term.blocks.summer.id: it is there twice",
        ),
        (
            fault(|school, _| school.term.blocks[1].to = date("2026-07-01")),
            "school.term.blocks.summer.to: it ends before it begins",
        ),
        (
            fault(|school, _| school.term.blocks[1].weekdays.clear()),
            "school.term.blocks.summer.windows: the window \"summer\" is open on none of these weekdays",
        ),
        (
            fault(|school, _| {
                (school.term.blocks[0].from, school.term.blocks[0].to) =
                    (date("2026-09-26"), date("2026-10-03"));
            }),
            "school.term.blocks.saturdays: it is held on no date",
        ),
    ];
    for (found, expected) in cases {
        assert_eq!(found, expected);
    }
}

#[test]
fn fee_months_lie_in_the_term_one_after_the_other() {
    let outside = "school.term.fee_months.一: it does not lie in the term, or ends before it begins";
    let overlapping = "school.term.fee_months.二: it begins before 一 ends";
    let cases = [
        (
            "from the first day of a block to the last of the term",
            "2026-07-06",
            "2026-09-30",
            "2026-10-01",
            "2027-01-22",
            "",
        ),
        ("a week between them", "2026-09-01", "2026-09-30", "2026-10-08", "2026-10-31", ""),
        ("each of one day", "2026-09-01", "2026-09-01", "2026-09-02", "2026-09-02", ""),
        (
            "the first from before the term and its blocks",
            "2026-07-05",
            "2026-09-30",
            "2026-10-01",
            "2026-10-31",
            outside,
        ),
        ("the first ends before it begins", "2026-09-30", "2026-09-29", "2026-10-01", "2026-10-31", outside),
        ("the first until after the term", "2026-09-01", "2027-01-23", "2027-01-24", "2027-01-24", outside),
        ("a day in both", "2026-09-01", "2026-09-30", "2026-09-30", "2026-10-31", overlapping),
        ("a week in both", "2026-09-01", "2026-09-30", "2026-09-24", "2026-10-31", overlapping),
    ];
    for (what, from, to, then_from, then_to, expected) in cases {
        let month = |title: &str, from, to| FeeMonth { title: title.into(), from: date(from), to: date(to) };
        let months = vec![month("一", from, to), month("二", then_from, then_to)];
        assert_eq!(fault(|school, _| school.term.fee_months = months), expected, "{what}");
    }
}

#[test]
fn faults_of_windows_and_groups_are_named_by_their_key() {
    let weeks = |every, turns: &[u8]| Some(Rotation { every, turns: turns.to_vec() });
    let limit = |school: &mut School, time| {
        let grades = Some(GradeSpan { from: 1, to: 4 });
        school.term.seasons[1].latest_end = vec![LatestEnd { grades, time: clock(time) }];
    };
    let meetings = "groups.football-1.meetings";
    let cases = [
        (
            fault(|school, _| {
                let weekdays = vec![Weekday::Sat];
                let plan = CarePlan { grades: None, classes: vec![], weekdays, weeks: None, title: "棋类".into() };
                school.windows[1].care_plan.push(plan);
            }),
            "school.windows.evening.care_plan.棋类.weekdays: the window is closed on one of them".to_owned(),
        ),
        (
            fault(|school, _| limit(school, "17:15")),
            "school.windows.evening: grade 1 would stay until 17:30 on 2026-10-08; its latest end in 秋冬季作息 is 17:15".into(),
        ),
        (
            fault(|school, _| limit(school, "17:30")),
            [meetings, ": grade 3 would stay until 17:40 on 2026-10-10; its latest end in 秋冬季作息 is 17:30"].concat(),
        ),
        (
            fault(|_, football| football.groups[0].meetings[0].weekday = Weekday::Sun),
            [meetings, ": there is no window \"evening\" on Sun"].concat(),
        ),
        (
            fault(|school, _| school.term.seasons[0].windows[1].weekdays = vec![Weekday::Mon]),
            String::new(),
        ),
        (
            fault(|school, _| {
                for season in &mut school.term.seasons {
                    season.windows[1].grades = Some(GradeSpan { from: 4, to: 6 });
                }
            }),
            [meetings, ": grade 3 has no session in \"evening\" on Wed: no season and no block holds it"].concat(),
        ),
        (
            // The other meeting of the group is held.
            fault(|_, football| football.groups[0].meetings.push(meeting(Weekday::Wed, "noon", 240, None))),
            [meetings, ": grade 3 has no session in \"noon\" on Wed: no season and no block holds it"].concat(),
        ),
        (
            fault(|_, football| football.groups[0].meetings[0].weeks = weeks(3, &[1, 4])),
            [meetings, ".weeks.turns: turns are numbers from 1 to 3"].concat(),
        ),
        (
            fault(|_, football| football.groups[0].meetings[0].weeks = weeks(3, &[])),
            [meetings, ".weeks.turns: turns are numbers from 1 to 3"].concat(),
        ),
        (
            fault(|_, football| {
                let mut other = group("other", Weekday::Thu, "evening", 0, None);
                other.meetings[0].weeks = weeks(5, &[1]);
                football.groups[0].meetings[0].weeks = weeks(3, &[1]);
                football.groups.push(other);
            }),
            "offerings.groups.meetings.weeks: all rotations together begin anew after 15 weeks; at most 12 can be kept apart".into(),
        ),
        (
            fault(|_, football| {
                let again = football.groups[0].meetings[0].clone();
                football.groups[0].meetings.push(again);
            }),
            [meetings, ": two meetings are in the same window on the same weekday of the same weeks"]
                .concat(),
        ),
        (
            fault(|_, football| {
                football.groups[0].from = Some(DayOrWeek::Week(9));
                football.groups[0].to = Some(DayOrWeek::Week(8));
            }),
            "groups.football-1.to: the group ends before it begins".into(),
        ),
    ];
    for (found, expected) in cases {
        assert_eq!(found, expected);
    }
}

#[test]
fn a_group_meets_twice_where_weekday_window_or_weeks_differ() {
    let in_turn = |turn| Meeting {
        weeks: Some(Rotation { every: 2, turns: vec![turn] }),
        ..meeting(Weekday::Wed, "evening", 0, Some(70))
    };
    let always = |weekday, window| meeting(weekday, window, 0, Some(70));
    let (wednesday, twice) = (
        always(Weekday::Wed, "evening"),
        "groups.football-1.meetings: two meetings are in the same window on the same weekday of the same weeks",
    );
    let cases = [
        ("another weekday", wednesday.clone(), always(Weekday::Thu, "evening"), ""),
        ("another window", wednesday.clone(), always(Weekday::Wed, "noon"), ""),
        ("another weekday and window", wednesday.clone(), always(Weekday::Thu, "noon"), ""),
        ("other weeks", in_turn(1), in_turn(2), ""),
        ("the same weeks", in_turn(1), in_turn(1), twice),
        ("every week and every other", wednesday, in_turn(2), twice),
    ];
    for (what, one, other, expected) in cases {
        let meetings = vec![one, other];
        assert_eq!(fault(|_, football| football.groups[0].meetings = meetings), expected, "{what}");
    }
}
