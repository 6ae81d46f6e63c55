//! The capacity board: how a group stands, and which groups a teacher wants to see.

use super::{MenuFilter, filter::meets};
use crate::{Group, GroupId, Offering, Places};

/// Whether a group opens. Below its minimum it may be merged or cancelled, so the school looks there first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// So many children are missing.
    Missing(u32),
    /// It opens and has so many places left.
    Opens(u32),
    /// It opens and has no place left.
    Full,
}

/// How a group stands.
pub fn opening(places: Places, minimum: u32) -> Opening {
    match (minimum.saturating_sub(places.enrolled), places.left()) {
        // A group that cannot hold its minimum is full all the same.
        (_, 0) => Opening::Full,
        (0, left) => Opening::Opens(left),
        (missing, _) => Opening::Missing(missing),
    }
}

/// What of the board is looked at. Everything unset shows everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoardFilter {
    /// Weekday, field, words: as families narrow their menu.
    pub menu: MenuFilter,
    /// Only what admits this grade.
    pub grade: Option<u8>,
    /// Only groups below their minimum.
    pub missing: bool,
    /// Only these groups, where any are named: a teacher's own.
    pub only: Option<Vec<GroupId>>,
}

impl BoardFilter {
    /// Whether a group is shown. `places` is asked last: reading it follows it.
    pub fn admits(&self, offering: &Offering, group: &Group, places: impl Fn() -> Places) -> bool {
        self.grade.is_none_or(|grade| offering.grades.admits(grade))
            && self.only.as_ref().is_none_or(|only| only.contains(&group.id))
            && meets(&self.menu, group)
            && self.menu.admits(offering, || false, Vec::new, || true)
            && (!self.missing || matches!(opening(places(), group.minimum), Opening::Missing(_)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{calligraphy, football};
    use crate::{FieldId, GradeSpan};
    use chrono::Weekday;

    #[test]
    fn a_group_is_missing_children_opens_or_is_full() {
        let cases = [
            (0, 30, 12, Opening::Missing(12)),
            (11, 30, 12, Opening::Missing(1)),
            (12, 30, 12, Opening::Opens(18)),
            (29, 30, 12, Opening::Opens(1)),
            (30, 30, 12, Opening::Full),
            (0, 30, 0, Opening::Opens(30)),
            (8, 8, 12, Opening::Full),
        ];
        for (enrolled, capacity, minimum, expected) in cases {
            assert_eq!(opening(Places { capacity, enrolled }, minimum), expected, "{enrolled}/{capacity}");
        }
    }

    fn shown(filter: &BoardFilter) -> Vec<String> {
        let offerings = [football(), Offering { grades: GradeSpan { from: 1, to: 2 }, ..calligraphy() }];
        let groups = offerings.iter().flat_map(|one| one.groups.iter().map(move |group| (one, group)));
        let admitted = groups.filter(|(offering, group)| {
            let enrolled = if group.id.as_str() == "calligraphy-2" { 3 } else { 20 };
            filter.admits(offering, group, || Places { capacity: 30, enrolled })
        });
        admitted.map(|(_, group)| group.id.to_string()).collect()
    }

    #[test]
    fn each_part_narrows_the_board_to_groups() {
        let base = BoardFilter::default;
        let day = |day| MenuFilter { weekdays: vec![day], ..MenuFilter::default() };
        let field = MenuFilter { field: Some(FieldId::new("body")), ..MenuFilter::default() };
        let cases: Vec<(BoardFilter, &[&str])> = vec![
            (base(), &["football-1", "calligraphy-1", "calligraphy-2"]),
            (BoardFilter { menu: day(Weekday::Tue), ..base() }, &["calligraphy-2"]),
            (BoardFilter { menu: field, ..base() }, &["football-1"]),
            (BoardFilter { grade: Some(3), ..base() }, &["football-1"]),
            (BoardFilter { grade: Some(2), ..base() }, &["calligraphy-1", "calligraphy-2"]),
            (BoardFilter { missing: true, ..base() }, &["calligraphy-2"]),
            (BoardFilter { only: Some(vec![GroupId::new("calligraphy-1")]), ..base() }, &["calligraphy-1"]),
            (BoardFilter { only: Some(vec![]), ..base() }, &[]),
        ];
        for (filter, expected) in cases {
            assert_eq!(shown(&filter), expected, "{filter:?}");
        }
    }
}
