//! What care is about.

use crate::{HomeClass, Term, Window};
use chrono::NaiveDate;

/// What care in a window is about for a home class on a date: the first entry of its plan that fits, else what it is
/// about on any day. `None` where the window has no care, or nothing is held on that date's weekday.
pub fn care_content_on<'a>(
    window: &'a Window,
    class: HomeClass,
    term: &Term,
    date: NaiveDate,
) -> Option<&'a str> {
    let day = term.day_on(date)?;
    let is_open = window.care.is_some() && window.weekdays.contains(&day.weekday);
    day.time_of(&window.id, class.grade).filter(|_| is_open)?;
    let own = window.care_plan.iter().find(|plan| plan.is_for(class, day.weekday, day.week));
    Some(own.map_or(window.care_content.as_str(), |plan| plan.title.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{date, school};
    use crate::{CarePlan, GradeSpan, Rotation};
    use chrono::Weekday;

    fn plan(title: &str) -> CarePlan {
        CarePlan { grades: None, classes: vec![], weekdays: vec![], weeks: None, title: title.into() }
    }

    fn in_weeks(title: &str, every: u8, turn: u8) -> CarePlan {
        CarePlan { weeks: Some(Rotation { every, turns: vec![turn] }), ..plan(title) }
    }

    /// Daily sport changes by week; on Wednesdays each class has one speciality, 3(1) three subjects over three weeks.
    #[test]
    fn care_rotates_by_week_class_and_weekday() {
        let mut school = school();
        let evening = &mut school.windows[1];
        let on_wednesdays = |class: u8, plan: CarePlan| CarePlan {
            grades: Some(GradeSpan { from: 3, to: 3 }),
            classes: vec![class],
            weekdays: vec![Weekday::Wed],
            ..plan
        };
        evening.care_content = "作业".into();
        evening.care_plan = vec![
            on_wednesdays(1, in_weeks("剪纸", 3, 1)),
            on_wednesdays(1, in_weeks("竖笛", 3, 2)),
            on_wednesdays(1, in_weeks("棋类", 3, 3)),
            on_wednesdays(2, plan("国画")),
            in_weeks("跳绳", 2, 1),
            in_weeks("足球", 2, 2),
        ];
        let (evening, noon) = (&school.windows[1], &school.windows[0]);
        let cases = [
            ("2026-09-02", 1, Some("剪纸"), "week 1"),
            ("2026-09-09", 1, Some("竖笛"), "week 2"),
            ("2026-09-16", 1, Some("棋类"), "week 3"),
            ("2026-10-10", 1, Some("棋类"), "a Saturday of week 6 that counts as a Wednesday"),
            ("2026-10-14", 1, Some("剪纸"), "week 7: weeks run on through the holiday"),
            ("2026-09-09", 2, Some("国画"), "another class"),
            ("2026-09-08", 1, Some("足球"), "a Tuesday of week 2"),
            ("2026-09-15", 3, Some("跳绳"), "a Tuesday of week 3"),
            ("2026-10-01", 1, None, "a holiday"),
        ];
        for (day, number, expected, why) in cases {
            let class = HomeClass { grade: 3, number };
            assert_eq!(care_content_on(evening, class, &school.term, date(day)), expected, "{day}: {why}");
        }
        let class = HomeClass { grade: 3, number: 1 };
        assert_eq!(care_content_on(noon, class, &school.term, date("2026-09-09")), Some(""), "no plan");
        let (without, mut mondays) = (Window { care: None, ..noon.clone() }, noon.clone());
        mondays.weekdays = vec![Weekday::Mon];
        assert_eq!(care_content_on(&without, class, &school.term, date("2026-09-09")), None, "no care");
        assert_eq!(
            care_content_on(&mondays, class, &school.term, date("2026-09-09")),
            None,
            "closed that day"
        );
    }
}
