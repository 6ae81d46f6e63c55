use super::*;
use crate::examples::{child, date, football, school};
use crate::rules::Priced;
use crate::{
    CancelledSession, CarePlan, Collector, CollectorId, GroupId, PickUpNote, Refusal, Rotation, WindowId,
};
use chrono::{TimeDelta, Weekday};

const NOBODY: &[&str] = &[];

/// The day as families read it: time, and after what; "no school" without.
fn leaves(care: &[&str], groups: bool, cancelled: &[&str], day: &str) -> String {
    let school = school();
    let pick_up =
        with_child(&school, care, groups, cancelled, |leaver| pick_up_on(&school, leaver, date(day)));
    pick_up.leaving.map_or("no school".to_owned(), |leaving| leaving.time.to_string())
}

fn with_child<T>(
    school: &School,
    care: &[&str],
    groups: bool,
    cancelled: &[&str],
    ask: impl FnOnce(&Leaver<'_>) -> T,
) -> T {
    let football = football();
    let all = [Priced { offering: &football, group: &football.groups[0] }];
    let care: Vec<WindowId> = care.iter().map(|id| WindowId::new(*id)).collect();
    let cancelled: Vec<CancelledSession> = cancelled.iter().map(|day| cancelled_on(day)).collect();
    let takes_part =
        TakesPart { grade: 3, care: &care, groups: if groups { &all } else { &[] }, cancelled: &cancelled };
    let home_class = child(3).home_class;
    assert!(!school.pick_up.gates.is_empty());
    ask(&Leaver { home_class, takes_part, usual: &Company::Guardian, changes: &[] })
}

fn cancelled_on(day: &str) -> CancelledSession {
    CancelledSession { group: GroupId::new("football-1"), date: date(day), reason: "大风".into() }
}

#[test]
fn every_child_leaves_when_its_last_service_ends() {
    let evening = &["evening"][..];
    let cases = [
        ("no service, summer", NOBODY, false, NOBODY, "2026-09-16", "17:00"),
        ("no service, winter", NOBODY, false, NOBODY, "2026-10-14", "16:30"),
        ("noon care alone keeps nobody", &["noon"], false, NOBODY, "2026-09-16", "17:00"),
        ("evening care, summer", evening, false, NOBODY, "2026-09-16", "18:00"),
        ("evening care, winter", evening, false, NOBODY, "2026-10-14", "17:30"),
        ("evening care, the term's first day", evening, false, NOBODY, "2026-09-01", "18:00"),
        ("football in week 1: no clubs yet", NOBODY, true, NOBODY, "2026-09-02", "17:00"),
        ("football in week 2", NOBODY, true, NOBODY, "2026-09-09", "18:10"),
        ("football, another weekday", NOBODY, true, NOBODY, "2026-09-10", "17:00"),
        ("football, winter", NOBODY, true, NOBODY, "2026-10-14", "17:40"),
        ("football, a Saturday that counts as a Wednesday", NOBODY, true, NOBODY, "2026-10-10", "17:40"),
        ("football, a Sunday that counts as a Friday", NOBODY, true, NOBODY, "2026-09-20", "17:00"),
        ("football, Mid-Autumn", NOBODY, true, NOBODY, "2026-09-25", "no school"),
        ("a Saturday", evening, true, NOBODY, "2026-09-19", "no school"),
        ("before the term", evening, true, NOBODY, "2026-08-31", "no school"),
        ("after the term", evening, true, NOBODY, "2027-01-25", "no school"),
        ("football and care, cancelled", evening, true, &["2026-11-04"], "2026-11-04", "17:30"),
        ("football and care, the week after", evening, true, &["2026-11-04"], "2026-11-11", "17:40"),
        ("football without care, cancelled", NOBODY, true, &["2026-11-04"], "2026-11-04", "16:30"),
    ];
    for (who, care, groups, cancelled, day, expected) in cases {
        assert_eq!(leaves(care, groups, cancelled, day), expected, "{who}");
    }
}

#[test]
fn another_groups_cancelled_session_changes_nothing() {
    let school = school();
    let football = football();
    let all = [Priced { offering: &football, group: &football.groups[0] }];
    let cancelled = [CancelledSession { group: GroupId::new("robots-1"), ..cancelled_on("2026-11-04") }];
    let takes_part = TakesPart { grade: 3, care: &[], groups: &all, cancelled: &cancelled };
    let leaver =
        Leaver { home_class: child(3).home_class, takes_part, usual: &Company::Guardian, changes: &[] };
    let pick_up = pick_up_on(&school, &leaver, date("2026-11-04"));
    assert_eq!(pick_up.leaving.map(|leaving| leaving.time.to_string()).as_deref(), Some("17:40"));
    assert_eq!(pick_up.notes, []);
}

#[test]
fn says_after_what_and_where() {
    let mut school = school();
    let places = |school: &School, care: &[&str], groups| {
        let day = date("2026-10-14");
        let pick_up = with_child(school, care, groups, NOBODY, |leaver| pick_up_on(school, leaver, day));
        let leaving = pick_up.leaving.expect("a school day");
        (leaving.after, leaving.gate, leaving.sign)
    };
    let class = PlaceSign::HomeClass(child(3).home_class);
    let south = || "南门".to_owned();
    assert_eq!(places(&school, &[], false), (LeavesAfter::Lessons, south(), class.clone()));
    let care = LeavesAfter::Care("傍晚托管".into());
    assert_eq!(places(&school, &["evening"], false), (care, south(), class.clone()));
    let club = LeavesAfter::Group("校园足球".into());
    assert_eq!(places(&school, &["evening"], true), (club, south(), class));
    school.pick_up.gates[1].classes = vec![1];
    assert_eq!(places(&school, &[], false).1, "", "no gate is named for this class: the file is at fault");
}

#[test]
fn a_group_may_gather_at_its_own_place() {
    let school = school();
    let mut football = football();
    football.groups[0].gathers_at = Some(GatheringPlace { gate: "西门".into(), sign: "足球班".into() });
    let all = [Priced { offering: &football, group: &football.groups[0] }];
    let takes_part = TakesPart { grade: 3, care: &[], groups: &all, cancelled: &[] };
    let leaver =
        Leaver { home_class: child(3).home_class, takes_part, usual: &Company::Guardian, changes: &[] };
    let place = |day| {
        let leaving = pick_up_on(&school, &leaver, date(day)).leaving.expect("a school day");
        (leaving.gate, leaving.sign)
    };
    assert_eq!(place("2026-10-14"), ("西门".to_owned(), PlaceSign::Group("足球班".into())));
    let class = PlaceSign::HomeClass(child(3).home_class);
    assert_eq!(place("2026-10-15"), ("南门".to_owned(), class), "a day without football");
}

#[test]
fn tells_what_is_unusual_about_a_day() {
    let school = school();
    let cases: [(&str, &[PickUpNote]); 9] = [
        ("2026-09-01", &[]),
        ("2026-09-07", &[PickUpNote::ClubsBegin]),
        ("2026-09-08", &[]),
        ("2026-09-20", &[PickUpNote::MakeUpDay { counts_as: Weekday::Fri }]),
        ("2026-09-26", &[PickUpNote::DayOff("中秋节".into())]),
        ("2026-09-19", &[]),
        ("2026-10-08", &[PickUpNote::SeasonBegins("秋冬季作息".into())]),
        ("2026-10-10", &[PickUpNote::MakeUpDay { counts_as: Weekday::Wed }]),
        ("2026-11-04", &[PickUpNote::SessionCancelled { title: "校园足球".into(), reason: "大风".into() }]),
    ];
    for (day, expected) in cases {
        let told =
            with_child(&school, &[], true, &["2026-11-04"], |leaver| pick_up_on(&school, leaver, date(day)));
        assert_eq!(told.notes, expected, "{day}");
    }
    let none = with_child(&school, &[], false, &[], |leaver| pick_up_on(&school, leaver, date("2026-09-07")));
    assert_eq!(none.notes, [], "a child without clubs is told nothing of their beginning");
}

#[test]
fn one_days_change_goes_before_what_is_usual() {
    let school = school();
    let grandmother = Company::Collector(Collector {
        id: CollectorId::new("g"),
        name: "王桂芳".into(),
        relation: "奶奶".into(),
        phone: "138****2046".into(),
    });
    let changes = [(date("2026-09-16"), grandmother.clone())];
    let takes_part = TakesPart { grade: 3, care: &[], groups: &[], cancelled: &[] };
    let leaver =
        Leaver { home_class: child(3).home_class, takes_part, usual: &Company::Alone, changes: &changes };
    let with = |day| {
        let leaving = pick_up_on(&school, &leaver, date(day)).leaving.expect("a school day");
        (leaving.with, leaving.changed)
    };
    assert_eq!(with("2026-09-16"), (grandmother, true));
    assert_eq!(with("2026-09-17"), (Company::Alone, false));
}

#[test]
fn a_day_can_be_changed_until_its_cut_off() {
    let school = school();
    let day = date("2026-09-16");
    let until = "2026-09-16T07:30:00Z".parse().expect("15:30 at school");
    assert_eq!(change_until(&school.pick_up, day), until);
    let tick = TimeDelta::milliseconds(1);
    let may_change = |day, now| {
        with_child(&school, NOBODY, false, NOBODY, |leaver| {
            may_change_pick_up(&pick_up_on(&school, leaver, day), now)
        })
    };
    assert_eq!(may_change(day, until - tick), Ok(()));
    assert_eq!(may_change(day, until), Err(Refusal::PickUpChangeTooLate { until }));
    let holiday = date("2026-10-01");
    assert_eq!(may_change(holiday, until), Err(Refusal::NoSchoolOn { date: holiday }));
}

#[test]
fn a_child_walks_home_from_the_schools_grade_on() {
    let mut school = school();
    assert_eq!(may_walk_home(&child(4), &school), Ok(()));
    assert_eq!(may_walk_home(&child(3), &school), Err(Refusal::TooYoungToWalk { from_grade: Some(4) }));
    school.pick_up.walks_home_from_grade = None;
    assert_eq!(may_walk_home(&child(6), &school), Err(Refusal::TooYoungToWalk { from_grade: None }));
}

#[test]
fn tells_what_care_is_about_where_it_changes_and_the_child_is_in_it() {
    let mut school = school();
    let plan = |turn, title: &str| CarePlan {
        grades: None,
        classes: vec![],
        weekdays: vec![],
        weeks: Some(Rotation { every: 2, turns: vec![turn] }),
        title: title.into(),
    };
    school.windows[1].care_plan = vec![plan(1, "跳绳"), plan(2, "剪纸")];
    let about = |content: &str| {
        vec![PickUpNote::CareIsAbout { title: "傍晚托管".into(), content: content.into() }]
    };
    let cases = [
        ("2026-09-22", &["evening"][..], false, about("剪纸"), "week 4"),
        ("2026-09-29", &["evening"], false, about("跳绳"), "week 5"),
        ("2026-09-22", &["noon"], false, vec![], "not in it"),
        ("2026-09-23", &["evening"], true, vec![], "plays football then"),
        ("2026-09-26", &["evening"], false, vec![PickUpNote::DayOff("中秋节".into())], "a holiday"),
    ];
    for (day, care, groups, expected, why) in cases {
        let told = with_child(&school, care, groups, &[], |leaver| pick_up_on(&school, leaver, date(day)));
        assert_eq!(told.notes, expected, "{why}");
    }
}
