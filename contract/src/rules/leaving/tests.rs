use super::*;
use crate::examples::{clock, date, football, robots, school};
use crate::{Offering, WindowId};

/// After what a child of grade 3 leaves on Wednesday 9 September, and when.
fn leaves(school: &School, care: &[&str], offerings: &[Offering]) -> String {
    let care: Vec<WindowId> = care.iter().map(|id| WindowId::new(*id)).collect();
    let groups: Vec<Priced<'_>> =
        offerings.iter().map(|offering| Priced { offering, group: &offering.groups[0] }).collect();
    let takes_part = TakesPart { grade: 3, care: &care, groups: &groups, cancelled: &[] };
    let Some(Departure { time, after }) = leaving_on(school, date("2026-09-09"), &takes_part) else {
        return "does not come".into();
    };
    let after = match after {
        After::Lessons => "lessons",
        After::Care(window) => window.id.as_str(),
        After::Group(priced) => priced.offering.id.as_str(),
    };
    format!("{time} {after}")
}

#[test]
fn of_what_ends_together_the_club_counts_and_care_only_when_it_is_last() {
    let mut school = school();
    assert_eq!(leaves(&school, &["evening"], &[]), "18:00 evening");
    assert_eq!(leaves(&school, &["evening"], &[robots()]), "18:00 robots", "both end at 18:00");
    assert_eq!(leaves(&school, &[], &[football()]), "18:10 football");
    assert_eq!(leaves(&school, &["noon"], &[]), "17:00 lessons", "care at noon is over");
    school.term.seasons[0].windows[0].end = clock("17:00");
    assert_eq!(leaves(&school, &["noon"], &[]), "17:00 lessons", "care that ends with the lessons");
    let mut until_five = football();
    until_five.groups[0].meetings[0] = crate::examples::meeting(chrono::Weekday::Wed, "noon", 0, Some(330));
    assert_eq!(leaves(&school, &["noon"], &[until_five]), "17:00 football", "a club that does");
}
