//! The way from one site to another takes its minutes.

use super::{meeting_time, share_a_week};
use crate::{Group, Meeting, School};
use chrono::Weekday;

/// The weekday on which a child could not get from one group to the other in time, and the minutes the way takes:
/// they meet at different sites, and in some season less than that lies between the end of one and the begin of the
/// other. `None` where there is time enough, or no way to go.
pub fn too_far_between(one: &Group, other: &Group, school: &School, grade: u8) -> Option<(Weekday, u16)> {
    let minutes = school.choosing.minutes_between(one.site.as_deref(), other.site.as_deref());
    if minutes == 0 {
        return None;
    }
    let pairs = one.meetings.iter().flat_map(|a| other.meetings.iter().map(move |b| (a, b)));
    let mut near = pairs.filter(|(a, b)| {
        a.weekday == b.weekday
            && too_near(a, b, minutes, school, grade)
            && share_a_week((one, a), (other, b), &school.term)
    });
    near.next().map(|(a, _)| (a.weekday, minutes))
}

fn too_near(a: &Meeting, b: &Meeting, minutes: u16, school: &School, grade: u8) -> bool {
    let times = |timetable| (meeting_time(a, timetable, grade), meeting_time(b, timetable, grade));
    school.term.usual_timetables().any(|timetable| match times(timetable) {
        (Some((a_start, a_end)), Some((b_start, b_end))) => {
            // Beyond midnight there is no service, and no reason to cut the way short either.
            let arrives = |end: crate::ClockTime| end.minutes().saturating_add(minutes);
            arrives(a_end) > b_start.minutes() && arrives(b_end) > a_start.minutes()
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{group, school};
    use crate::{ClockTime, Moving};
    use Weekday::{Thu, Wed};

    /// The pool is 20 minutes from the school; noon ends at 14:00 or 13:30, the evening begins at 17:00 or 16:30.
    fn school_with_a_pool() -> School {
        let mut school = school();
        school.choosing.sites = vec!["本部".into(), "游泳馆".into()];
        school.choosing.moving = vec![Moving { between: ["游泳馆".into(), "本部".into()], minutes: 20 }];
        school
    }

    fn at(site: Option<&str>, group: Group) -> Group {
        Group { site: site.map(Into::into), ..group }
    }

    #[test]
    fn two_groups_are_too_far_apart_when_the_way_is_longer_than_the_break() {
        let school = school_with_a_pool();
        let evening = group("e", Wed, "evening", 0, None);
        let noon = |minutes| group("n", Wed, "noon", 0, Some(minutes));
        let pool = Some("游泳馆");
        let cases = [
            ("two hours between", noon(120), pool, None),
            ("20 minutes in winter, exactly the way", noon(280), pool, None),
            ("19 minutes in winter", noon(281), pool, Some((Wed, 20))),
            ("the same site", noon(281), None, None),
            ("the first site by its name", noon(281), Some("本部"), None),
            ("another weekday", group("t", Thu, "noon", 0, Some(290)), pool, None),
            ("at the same time", group("w", Wed, "evening", 0, None), pool, Some((Wed, 20))),
        ];
        for (what, other, site, expected) in cases {
            let other = at(site, other);
            assert_eq!(too_far_between(&evening, &other, &school, 3), expected, "{what}");
            assert_eq!(
                too_far_between(&other, &evening, &school, 3),
                expected,
                "{what}, the other way round"
            );
        }
    }

    #[test]
    fn two_groups_away_from_school_are_at_one_site() {
        let school = school_with_a_pool();
        let evening = at(Some("游泳馆"), group("e", Wed, "evening", 0, None));
        let noon = at(Some("游泳馆"), group("n", Wed, "noon", 0, Some(290)));
        assert_eq!(too_far_between(&evening, &noon, &school, 3), None);
    }

    #[test]
    fn a_way_the_school_says_nothing_of_takes_no_time() {
        let mut school = school_with_a_pool();
        school.choosing.moving.clear();
        let evening = at(Some("游泳馆"), group("e", Wed, "evening", 0, None));
        assert_eq!(too_far_between(&evening, &group("n", Wed, "noon", 0, Some(290)), &school, 3), None);
    }

    #[test]
    fn late_at_night_the_way_is_not_cut_short() {
        let mut school = school_with_a_pool();
        for season in &mut school.term.seasons {
            season.windows[1].end = ClockTime::new(23, 50).expect("a time of day");
        }
        let evening = at(Some("游泳馆"), group("e", Wed, "evening", 0, None));
        assert_eq!(too_far_between(&evening, &group("n", Wed, "noon", 0, Some(60)), &school, 3), None);
    }
}
