//! When a child leaves on an ordinary school day.

use super::meeting_time;
use crate::{ClockTime, Group, SeasonTimetable, WindowId};
use chrono::Weekday;

/// When a child leaves on a weekday of a season: at the end of the last thing it takes part in, and never before
/// the ordinary end of school. Care counts where the family opted into it.
pub fn leaving_time<'a>(
    season: &SeasonTimetable,
    weekday: Weekday,
    care: &[WindowId],
    groups: impl IntoIterator<Item = &'a Group>,
) -> ClockTime {
    let care_ends = season.windows.iter().filter(|time| care.contains(&time.window)).map(|time| time.end);
    let meetings = groups.into_iter().flat_map(|group| &group.meetings);
    let today = meetings.filter(|meeting| meeting.weekday == weekday);
    let group_ends = today.filter_map(|meeting| meeting_time(meeting, season)).map(|(_, end)| end);
    care_ends.chain(group_ends).max().map_or(season.ordinary_end, |end| end.max(season.ordinary_end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{football, term};

    #[test]
    fn a_child_leaves_when_its_last_service_ends() {
        let football = football();
        let club = &football.groups[0];
        let evening = [WindowId::new("evening")];
        let noon = [WindowId::new("noon")];
        let (wed, thu) = (Weekday::Wed, Weekday::Thu);
        let none: &[WindowId] = &[];
        let cases = [
            ("no service", wed, none, None, ["17:00", "16:30"]),
            ("evening care", wed, &evening[..], None, ["18:00", "17:30"]),
            ("noon care only", wed, &noon[..], None, ["17:00", "16:30"]),
            ("football only", wed, none, Some(club), ["18:10", "17:40"]),
            ("football only, another day", thu, &[], Some(club), ["17:00", "16:30"]),
            ("football and care", wed, &evening[..], Some(club), ["18:10", "17:40"]),
        ];
        for (who, weekday, care, group, expected) in cases {
            let leaves = term()
                .seasons
                .iter()
                .map(|season| leaving_time(season, weekday, care, group))
                .collect::<Vec<_>>();
            assert_eq!(leaves.iter().map(ToString::to_string).collect::<Vec<_>>(), expected, "{who}");
        }
    }
}
