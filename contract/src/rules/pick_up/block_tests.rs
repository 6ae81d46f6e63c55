use super::*;
use crate::PickUpNote;
use crate::examples::{child, date, football, group, school_with_blocks};
use crate::rules::{Priced, may_change_pick_up};
use crate::{DayOrWeek, DaysOff, Offering, Refusal, Rotation, WindowId};
use chrono::Weekday;

fn saturdays() -> Offering {
    Offering {
        title: "剪纸".into(),
        groups: vec![group("paper", Weekday::Sat, "saturday", 0, None)],
        ..football()
    }
}

fn ask(care: &[&str], offerings: &[&Offering], day: &str) -> PickUp {
    ask_at(&school_with_blocks(), care, offerings, day)
}

fn ask_at(school: &School, care: &[&str], offerings: &[&Offering], day: &str) -> PickUp {
    let groups: Vec<Priced<'_>> =
        offerings.iter().map(|offering| Priced { offering, group: &offering.groups[0] }).collect();
    let care: Vec<WindowId> = care.iter().map(|id| WindowId::new(*id)).collect();
    let takes_part = TakesPart { grade: 3, care: &care, groups: &groups, cancelled: &[] };
    let leaver =
        Leaver { home_class: child(3).home_class, takes_part, usual: &Company::Guardian, changes: &[] };
    pick_up_on(school, &leaver, date(day))
}

fn said(pick_up: &PickUp) -> String {
    pick_up.leaving.as_ref().map_or("does not come".into(), |leaving| leaving.time.to_string())
}

#[test]
fn a_half_day_ends_early_and_says_so() {
    let half = PickUpNote::HalfDay("期末考试".into());
    let cases: [(&[&str], &str); 3] = [(&[], "11:30"), (&["noon"], "13:00"), (&["evening"], "11:30")];
    for (care, leaves) in cases {
        let pick_up = ask(care, &[&football()], "2027-01-20");
        assert_eq!((said(&pick_up).as_str(), &pick_up.notes), (leaves, &vec![half.clone()]), "{care:?}");
    }
}

#[test]
fn only_a_child_that_takes_part_in_a_block_comes_to_it() {
    let saturdays = saturdays();
    let pick_up = ask(&["evening"], &[&saturdays], "2026-09-12");
    assert_eq!(said(&pick_up), "11:00");
    assert_eq!(pick_up.notes, [PickUpNote::Block("周六兴趣活动".into())]);
    let other = ask(&["evening"], &[&football()], "2026-09-12");
    assert_eq!((said(&other).as_str(), other.notes.as_slice()), ("does not come", &[][..]));
    let summer = ask(&["summer"], &[], "2026-07-06");
    assert_eq!((said(&summer).as_str(), summer.notes.len()), ("11:00", 1), "care of a summer block");
    assert_eq!(said(&ask(&["summer"], &[], "2026-09-07")), "17:00", "its window is not held in the term");
}

#[test]
fn with_whom_it_leaves_can_be_changed_only_where_it_comes() {
    let now = "2026-09-01T00:00:00Z".parse().expect("an instant");
    let saturdays = saturdays();
    assert_eq!(may_change_pick_up(&ask(&[], &[&saturdays], "2026-09-12"), now), Ok(()));
    let date = date("2026-09-12");
    assert_eq!(may_change_pick_up(&ask(&[], &[], "2026-09-12"), now), Err(Refusal::NoSchoolOn { date }));
}

#[test]
fn a_holiday_inside_a_block_is_one_for_whoever_does_not_come() {
    let mut school = school_with_blocks();
    school.term.days_off.push(DaysOff {
        title: "暑假".into(),
        from: date("2026-07-01"),
        to: date("2026-08-31"),
    });
    school.term.blocks[1].in_holidays = true;
    let off = [PickUpNote::DayOff("暑假".into())];
    assert_eq!(ask_at(&school, &[], &[], "2026-07-06").notes, off);
    let block = [PickUpNote::Block("暑期托管一期".into())];
    assert_eq!(ask_at(&school, &["summer"], &[], "2026-07-06").notes, block);
}

#[test]
fn clubs_begin_for_a_child_with_a_club_that_begins_then() {
    let mut late = football();
    late.groups[0].from = Some(DayOrWeek::Week(4));
    for (offering, expected) in [(football(), 1), (late, 0), (saturdays(), 0)] {
        assert_eq!(ask(&[], &[&offering], "2026-09-07").notes.len(), expected, "{}", offering.title);
    }
}

#[test]
fn a_club_that_takes_turns_keeps_a_child_in_its_weeks_only() {
    let mut football = football();
    football.groups[0].meetings[0].weeks = Some(Rotation { every: 3, turns: vec![2] });
    let days = ["2026-09-09", "2026-09-16", "2026-09-23", "2026-09-30"];
    let leaves = days.map(|day| said(&ask(&[], &[&football], day)));
    assert_eq!(leaves, ["18:10", "17:00", "17:00", "18:10"]);
}
