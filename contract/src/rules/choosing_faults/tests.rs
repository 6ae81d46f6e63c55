mod places;

use super::*;
use crate::examples::{calligraphy, date, football, robots, school};
use crate::{
    Admits, Binds, CareClassRules, Counted, Counting, FieldId, GradeSpan, GradeWeekday, Limit, MergeInside,
    Moving, OfferingId, Providers, StudyTime, VettedProvider, WindowId,
};
use chrono::Weekday;

type Change = fn(&mut School, &mut OfficeRules, &mut Vec<Offering>);

fn faults_after(change: Change) -> Vec<FileFault> {
    let (mut school, mut office) = (school(), OfficeRules::default());
    let mut offerings = vec![football(), calligraphy(), robots()];
    change(&mut school, &mut office, &mut offerings);
    choosing_faults(&school, &office, &offerings)
}

fn assert_right(cases: &[(&str, Change)]) {
    for (what, change) in cases {
        assert_eq!(faults_after(*change), [], "{what}");
    }
}

fn assert_keys(cases: &[(&str, Change)]) {
    for (key, change) in cases {
        let faults = faults_after(*change);
        assert_eq!(faults.len(), 1, "{key}: {faults:?}");
        assert_eq!(faults[0].0, *key, "{}", faults[0].1);
        assert!(!faults[0].1.is_empty());
    }
}

fn limit(counts: Counted) -> Limit {
    Limit {
        title: "午间".into(),
        counts,
        counting: Counting::Offerings,
        grades: None,
        least: None,
        most: Some(1),
        binds: Binds::TakingPartInIt,
    }
}

#[test]
fn a_school_that_says_nothing_has_no_faults() {
    assert_eq!(faults_after(|_, _, _| ()), []);
}

#[test]
fn limits_name_what_there_is() {
    assert_right(&[
        ("a most, and no least", |school, _, _| school.choosing.limits = vec![limit(Counted::default())]),
        ("a least, and no most", |school, _, _| {
            let limit = limit(Counted::default());
            school.choosing.limits = vec![Limit { least: Some(1), most: None, ..limit }];
        }),
        ("just as many as that", |school, _, _| {
            school.choosing.limits = vec![Limit { least: Some(1), ..limit(Counted::default()) }];
        }),
        ("from one to two", |school, _, _| {
            let limit = limit(Counted::default());
            school.choosing.limits = vec![Limit { least: Some(1), most: Some(2), ..limit }];
        }),
    ]);
    assert_keys(&[
        (r#"school.choosing.limits."午间""#, |school, _, _| {
            school.choosing.limits = vec![Limit { most: None, ..limit(Counted::default()) }];
        }),
        (r#"school.choosing.limits."午间".least"#, |school, _, _| {
            school.choosing.limits = vec![Limit { least: Some(2), ..limit(Counted::default()) }];
        }),
        (r#"school.choosing.limits." ".title"#, |school, _, _| {
            school.choosing.limits = vec![Limit { title: " ".into(), ..limit(Counted::default()) }];
        }),
        (r#"school.choosing.limits."午间".counts.windows"#, |school, _, _| {
            let windows = vec![WindowId::new("noon"), WindowId::new("night")];
            school.choosing.limits = vec![limit(Counted { windows, ..Counted::default() })];
        }),
        (r#"school.choosing.limits."午间".counts.fields"#, |school, _, _| {
            let fields = vec![FieldId::new("magic")];
            school.choosing.limits = vec![limit(Counted { fields, ..Counted::default() })];
        }),
        (r#"school.choosing.limits."午间".counts.offerings"#, |school, _, _| {
            let offerings = vec![OfferingId::new("magic")];
            school.choosing.limits = vec![limit(Counted { offerings, ..Counted::default() })];
        }),
        ("school.choosing.grade_weekdays", |school, _, _| {
            let own = GradeWeekday { grade: 6, window: WindowId::new("evening"), weekday: Weekday::Sat };
            school.choosing.grade_weekdays = vec![own];
        }),
    ]);
}

#[test]
fn the_way_between_sites_is_measured() {
    fn two_sites(school: &mut School) {
        school.choosing.sites = vec!["本部".into(), "游泳馆".into()];
        school.choosing.moving = vec![Moving { between: ["游泳馆".into(), "本部".into()], minutes: 20 }];
    }
    assert_eq!(
        faults_after(|school, _, offerings| {
            two_sites(school);
            offerings[0].groups[0].site = Some("游泳馆".into());
        }),
        []
    );
    assert_keys(&[
        ("groups.football-1.site", |school, _, offerings| {
            two_sites(school);
            offerings[0].groups[0].site = Some("体育馆".into());
        }),
        ("school.choosing.moving", |school, _, _| {
            two_sites(school);
            school.choosing.moving.clear();
        }),
        ("school.choosing.moving.between", |school, _, _| {
            two_sites(school);
            school
                .choosing
                .moving
                .push(Moving { between: ["本部".into(), "体育馆".into()], minutes: 5 });
        }),
    ]);
}

fn by_outside_body(
    office: &mut OfficeRules,
    offerings: &mut [Offering],
    admits: Admits,
    until: Option<&str>,
) {
    let vetted = |name: &str| VettedProvider {
        name: name.into(),
        vetted_by: "县教育局".into(),
        until: until.map(date),
    };
    let vetted = if admits == Admits::None { vec![] } else { vec![vetted("飞扬体育")] };
    office.providers = Some(Providers { admits, vetted });
    offerings[0].provider = Some("飞扬体育".into());
}

#[test]
fn only_providers_that_are_admitted_hold_offerings() {
    assert_right(&[
        ("no end", |_, office, offerings| by_outside_body(office, offerings, Admits::Vetted, None)),
        ("to the last day", |_, office, offerings| {
            by_outside_body(office, offerings, Admits::Vetted, Some("2027-01-22"));
        }),
        ("a school that says nothing", |_, _, offerings| offerings[0].provider = Some("飞扬体育".into())),
    ]);
    assert_keys(&[
        ("offerings.football.provider", |_, office, offerings| {
            by_outside_body(office, offerings, Admits::None, None);
        }),
        ("offerings.football.provider", |_, office, offerings| {
            by_outside_body(office, offerings, Admits::Vetted, Some("2027-01-21"));
        }),
        ("offerings.robots.provider", |_, office, offerings| {
            by_outside_body(office, offerings, Admits::Vetted, None);
            offerings[2].provider = Some("别家".into());
        }),
        ("office.providers.vetted", |_, office, offerings| {
            by_outside_body(office, offerings, Admits::Vetted, None);
            offerings[0].provider = None;
            office.providers.iter_mut().for_each(|providers| providers.admits = Admits::None);
        }),
    ]);
}

fn study(window: &str, grades: Option<GradeSpan>, homework: bool) -> StudyTime {
    StudyTime { window: WindowId::new(window), weekdays: vec![], grades, periods: 1, homework }
}

const CLASSES: CareClassRules = CareClassRules {
    own_class_from: 31,
    merge_inside: MergeInside::Grade,
    largest: 45,
    teachers_per_class: 1,
};

#[test]
fn study_stays_under_its_cap_and_small_children_write_no_homework() {
    assert_eq!(
        faults_after(|_, office, _| {
            office.care.most_study_periods = Some(1);
            office.care.no_homework_grades = Some(GradeSpan { from: 1, to: 2 });
            let low = Some(GradeSpan { from: 1, to: 2 });
            let upper = Some(GradeSpan { from: 3, to: 6 });
            let monday = StudyTime { weekdays: vec![Weekday::Mon], ..study("noon", upper, true) };
            let other_days =
                StudyTime { weekdays: vec![Weekday::Tue, Weekday::Sat], ..study("evening", upper, true) };
            office.care.study = vec![monday, other_days, study("noon", low, false)];
            office.care.classes = Some(CLASSES);
        }),
        []
    );
    assert_right(&[("merged classes as large as the largest home class that is merged", |_, office, _| {
        office.care.classes = Some(CareClassRules { largest: 30, ..CLASSES });
    })]);
    assert_keys(&[
        ("office.care.study.periods", |_, office, _| {
            office.care.most_study_periods = Some(1);
            office.care.study =
                vec![study("noon", None, false), study("evening", Some(GradeSpan { from: 6, to: 6 }), true)];
        }),
        ("office.care.study.homework", |_, office, _| {
            office.care.no_homework_grades = Some(GradeSpan { from: 1, to: 2 });
            office.care.study = vec![study("noon", Some(GradeSpan { from: 2, to: 6 }), true)];
        }),
        ("office.care.study.window", |_, office, _| office.care.study = vec![study("night", None, false)]),
        ("office.care.classes.largest", |_, office, _| {
            office.care.classes = Some(CareClassRules { largest: 29, ..CLASSES });
        }),
        ("office.care.classes.teachers_per_class", |_, office, _| {
            office.care.classes = Some(CareClassRules { teachers_per_class: 0, ..CLASSES });
        }),
    ]);
}
