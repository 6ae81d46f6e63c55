//! The usual weeks of a school: one for each season, one for each holiday block.

use super::{Priced, TakesPart, leaving_in_week};
use crate::{
    Block, ClockTime, School, SchoolDay, SeasonTimetable, Timetable, rotation::weeks_until_all_repeat,
};
use chrono::{NaiveDate, Weekday};

const LESSON_DAYS: [Weekday; 5] = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];

/// A week as it usually is between two dates.
#[derive(Clone, Debug, PartialEq)]
pub struct UsualWeek<'a> {
    /// The season's title, or the holiday block's.
    pub title: &'a str,
    /// First date.
    pub from: NaiveDate,
    /// Last date.
    pub to: NaiveDate,
    /// Its days, Monday first.
    pub days: Vec<UsualDay<'a>>,
}

/// A day of a usual week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UsualDay<'a> {
    /// Which weekday.
    pub weekday: Weekday,
    /// The times that hold on it.
    pub timetable: Timetable<'a>,
}

/// The usual weeks of a school, in order of time. A season has the weekdays of lessons, and a Saturday or Sunday where a
/// block of weekends is held during it; every other block has a week of its own.
pub fn usual_weeks(school: &School) -> Vec<UsualWeek<'_>> {
    let blocks = &school.term.blocks;
    let mut weeks: Vec<UsualWeek<'_>> =
        school.term.seasons.iter().map(|season| week_of_season(season, blocks)).collect();
    let is_beside = |block: &Block| {
        let meets = |season: &SeasonTimetable| overlap(block, season);
        block.is_of_weekends() && school.term.seasons.iter().any(meets)
    };
    weeks.extend(blocks.iter().filter(|block| !is_beside(block)).map(|block| UsualWeek {
        title: &block.title,
        from: block.from,
        to: block.to,
        days: days_of_block(block),
    }));
    weeks.sort_by_key(|week| week.from);
    weeks
}

/// When a child leaves on such a day in each of so many weeks, from week 1 of the term on: all the same where nothing
/// it takes part in rotates. `None` where it does not come.
pub fn leaving_times(
    school: &School,
    day: UsualDay<'_>,
    takes_part: &TakesPart<'_>,
    weeks: i32,
) -> Vec<Option<ClockTime>> {
    let UsualDay { weekday, timetable } = day;
    let days = (1..=weeks).map(|week| SchoolDay { weekday, week, timetable });
    days.map(|day| leaving_in_week(school, day, takes_part).map(|leaving| leaving.time)).collect()
}

/// After how many weeks all these groups begin their turns anew together: 1 where none rotates.
pub fn turns_together(plans: &[&[Priced<'_>]]) -> i32 {
    let groups = plans.iter().flat_map(|plan| plan.iter()).map(|priced| priced.group);
    let rotations = groups.flat_map(|group| &group.meetings).filter_map(|meeting| meeting.weeks.as_ref());
    i32::try_from(weeks_until_all_repeat(rotations)).unwrap_or(i32::MAX)
}

fn week_of_season<'a>(season: &'a SeasonTimetable, blocks: &'a [Block]) -> UsualWeek<'a> {
    let lessons = LESSON_DAYS.map(|weekday| UsualDay { weekday, timetable: Timetable::Lessons(season) });
    let mut days = lessons.to_vec();
    for block in blocks.iter().filter(|block| block.is_of_weekends() && overlap(block, season)) {
        for day in days_of_block(block) {
            if days.iter().all(|known| known.weekday != day.weekday) {
                days.push(day);
            }
        }
    }
    days.sort_by_key(|day| day.weekday.num_days_from_monday());
    UsualWeek { title: &season.title, from: season.from, to: season.to, days }
}

fn days_of_block(block: &Block) -> Vec<UsualDay<'_>> {
    let timetable = Timetable::Block(block);
    let mut days: Vec<UsualDay<'_>> =
        block.weekdays.iter().map(|weekday| UsualDay { weekday: *weekday, timetable }).collect();
    days.sort_by_key(|day| day.weekday.num_days_from_monday());
    days
}

fn overlap(block: &Block, season: &SeasonTimetable) -> bool {
    block.from <= season.to && season.from <= block.to
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{date, robots, school, school_with_blocks};
    use crate::{Rotation, WindowId};

    #[test]
    fn a_season_has_the_days_of_lessons_and_a_saturday_where_there_is_one() {
        let weeks = |school: &School| -> Vec<String> {
            let days = |week: &UsualWeek<'_>| {
                week.days.iter().map(|day| day.weekday.to_string()).collect::<Vec<_>>().join(" ")
            };
            usual_weeks(school).iter().map(|week| [week.title, ": ", &days(week)].concat()).collect()
        };
        let lessons = "Mon Tue Wed Thu Fri";
        let seasons = ["春夏季作息: ", "秋冬季作息: "];
        assert_eq!(weeks(&school()), seasons.map(|season| [season, lessons].concat()));
        let saturdays = seasons.map(|season| [season, lessons, " Sat"].concat());
        let summer = ["暑期托管一期: ", lessons].concat();
        assert_eq!(weeks(&school_with_blocks()), [&[summer][..], &saturdays].concat());
    }

    #[test]
    fn a_block_belongs_to_the_season_in_which_its_weekends_are() {
        let mut school = school_with_blocks();
        let block = |id: &str, span: [&str; 2], weekdays: &[Weekday]| Block {
            id: crate::BlockId::new(id),
            title: id.into(),
            from: date(span[0]),
            to: date(span[1]),
            weekdays: weekdays.to_vec(),
            ..school.term.blocks[0].clone()
        };
        let weekend = [Weekday::Sat, Weekday::Sun];
        let in_summer = block("in summer", ["2026-09-05", "2026-09-30"], &weekend[..1]);
        let in_winter = block("in winter", ["2027-01-22", "2027-02-10"], &weekend[1..]);
        let in_holidays = block("in the holidays", ["2027-02-20", "2027-02-27"], &weekend);
        let of_all_days = block("all days", ["2026-10-01", "2026-10-10"], &[Weekday::Mon, Weekday::Sat]);
        school.term.blocks = vec![in_summer, in_winter, in_holidays, of_all_days];
        let told = usual_weeks(&school).into_iter().map(|week| {
            let days: Vec<String> = week.days.iter().map(|day| day.weekday.to_string()).collect();
            format!("{}: {}", week.title, days.join(" "))
        });
        let expected = [
            "春夏季作息: Mon Tue Wed Thu Fri Sat",
            "all days: Mon Sat",
            "秋冬季作息: Mon Tue Wed Thu Fri Sun",
            "in the holidays: Sat Sun",
        ];
        assert_eq!(told.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_child_leaves_at_other_times_in_weeks_that_take_turns() {
        let school = school_with_blocks();
        let mut robots = robots();
        robots.groups[0].meetings[0].weeks = Some(Rotation { every: 2, turns: vec![2] });
        let groups = [Priced { offering: &robots, group: &robots.groups[0] }];
        let care = [WindowId::new("noon")];
        let takes_part = TakesPart { grade: 3, care: &care, groups: &groups, cancelled: &[] };
        let weeks = turns_together(&[&groups]);
        let winter = &usual_weeks(&school)[2];
        let times = |at: usize| -> Vec<String> {
            let times = leaving_times(&school, winter.days[at], &takes_part, weeks);
            times.iter().map(|time| time.map_or("none".into(), |time| time.to_string())).collect()
        };
        assert_eq!(times(2), ["16:30", "17:30"], "Wednesday");
        assert_eq!(times(3), ["16:30", "16:30"], "Thursday");
        assert_eq!(times(5), ["none", "none"], "Saturday");
    }
}
