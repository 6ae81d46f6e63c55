//! The examples of `docs/schemes/calendar.md` are true.

use chrono::NaiveDate;
use kehou_contract::{
    Group, HomeClass, School, Term, Timetable, Window,
    rules::{care_content_on, share_a_week},
};
use serde::Deserialize;

#[derive(Deserialize)]
struct File {
    school: Part,
    offerings: Vec<Groups>,
}

#[derive(Deserialize)]
struct Part {
    term: Term,
    windows: Vec<Window>,
}

#[derive(Deserialize)]
struct Groups {
    groups: Vec<Group>,
}

fn document() -> File {
    let text = include_str!("../../docs/schemes/calendar.md");
    let blocks = text.split("```toml\n").skip(1).filter_map(|rest| rest.split_once("```"));
    let whole: String = blocks.flat_map(|(block, _)| [block, "\n"]).collect();
    toml::from_str(&whole).expect("the examples are one file")
}

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

impl File {
    /// When a window is held on a date for a grade; "no" where it is not.
    fn time(&self, window: &str, day: &str, grade: u8) -> String {
        let known = self.school.windows.iter().find(|known| known.id.as_str() == window);
        let id = &known.expect("a window of the document").id;
        let time = self.school.term.day_on(date(day)).and_then(|day| day.time_of(id, grade));
        time.map_or("no".into(), |time| format!("{}-{}", time.start, time.end))
    }
}

#[test]
fn the_term_and_its_times_are_as_it_says() {
    let file = document();
    let term = &file.school.term;
    assert_eq!(term.clubs_from(), date("2026-09-07"));
    let cases = [
        ("afternoon", "2026-09-08", 3, "16:10-17:40"),
        ("afternoon", "2026-09-08", 1, "15:30-16:40"),
        ("afternoon", "2026-10-10", 1, "14:30-16:00"),
        ("afternoon", "2026-10-05", 3, "no"),
        ("noon", "2027-01-20", 3, "11:30-13:00"),
        ("afternoon", "2027-01-20", 3, "no"),
        ("saturday", "2026-09-12", 3, "08:30-11:00"),
        ("summer", "2026-07-17", 3, "08:30-16:30"),
    ];
    for (window, day, grade, expected) in cases {
        assert_eq!(file.time(window, day, grade), expected, "{window} on {day} for grade {grade}");
    }
    let end = |day, grade| {
        term.day_on(date(day)).and_then(|day| day.ordinary_end(grade)).map(|end| end.to_string())
    };
    assert_eq!(end("2026-09-08", 2).as_deref(), Some("15:25"));
    assert_eq!(end("2026-09-09", 2).as_deref(), Some("14:20"));
    assert_eq!(end("2026-09-12", 2), None, "a block has no lessons to end");
    let in_block =
        |day| term.day_on(date(day)).is_some_and(|day| matches!(day.timetable, Timetable::Block(_)));
    assert!(in_block("2026-07-06") && !in_block("2026-10-10"), "lessons go before a block");
}

#[test]
fn groups_care_and_months_are_as_it_says() {
    let file = document();
    let term = &file.school.term;
    let [paper, recorder] = file.offerings[0].groups.as_slice() else {
        panic!("two groups");
    };
    assert!(!share_a_week((paper, &paper.meetings[0]), (recorder, &recorder.meetings[0]), term));
    assert!(share_a_week((paper, &paper.meetings[0]), (recorder, &recorder.meetings[1]), term));
    assert_eq!(recorder.weeks_in(term), (4, 11));
    let sport = file.school.windows.iter().find(|window| window.id.as_str() == "sport").expect("sport");
    let cases = [
        ("2026-09-02", 1, Some("剪纸")),
        ("2026-09-09", 1, Some("竖笛")),
        ("2026-09-09", 2, Some("国画")),
        ("2026-09-10", 2, Some("足球")),
        ("2026-10-05", 2, None),
    ];
    for (day, number, expected) in cases {
        let class = HomeClass { grade: 3, number };
        assert_eq!(care_content_on(sport, class, term, date(day)), expected, "3({number}) on {day}");
    }
    assert_eq!(term.fee_months().len(), 2);
}

#[test]
fn a_school_is_still_read_without_any_of_it() {
    let text = include_str!("../../schools/s1.toml");
    #[derive(Deserialize)]
    struct Whole {
        school: School,
    }
    let whole: Whole = toml::from_str(text).expect("the school's file");
    assert!(whole.school.term.blocks.is_empty() && whole.school.term.fee_months().len() == 5);
}
