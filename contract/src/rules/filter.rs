//! What of the menu a family wants to see.

use super::spelling::spells;
use crate::{FieldId, Group, Offering, Places, Tier, WindowId};
use chrono::Weekday;

/// A family's filter over the menu. Everything unset shows everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MenuFilter {
    /// Only what meets on one of these weekdays; empty for all.
    pub weekdays: Vec<Weekday>,
    /// Only what meets in this window.
    pub window: Option<WindowId>,
    /// Only this field.
    pub field: Option<FieldId>,
    /// Only this tier.
    pub tier: Option<Tier>,
    /// Only what costs nothing.
    pub free: bool,
    /// Only what has a place left.
    pub has_places: bool,
    /// Only what fits the child: grade, and no clash with what is chosen.
    pub fits: bool,
    /// Only what ends when this sibling leaves: its place among the household's children, eldest first. Whoever knows
    /// the children asks [`ends_with_sibling`](super::ends_with_sibling); [`Self::admits`] does not.
    pub ends_with: Option<usize>,
    /// Words, pinyin or initials of title or teacher.
    pub query: String,
}

impl MenuFilter {
    /// Whether an offering passes. What it `costs` is asked of the school's tariff. `fits` is asked last, it takes longest.
    pub fn admits(
        &self,
        offering: &Offering,
        costs: impl Fn() -> bool,
        places: impl Fn() -> Vec<Places>,
        fits: impl Fn() -> bool,
    ) -> bool {
        self.field.as_ref().is_none_or(|field| field == &offering.field)
            && self.tier.is_none_or(|tier| tier == offering.tier)
            && (!self.free || !costs())
            && offering.groups.iter().any(|group| meets(self, group))
            && self.is_named(offering)
            && (!self.has_places || places().iter().any(|places| places.left() > 0))
            && (!self.fits || fits())
    }

    fn is_named(&self, offering: &Offering) -> bool {
        let query = self.query.trim();
        let mut teachers = offering.groups.iter().flat_map(|group| &group.teachers);
        if holds(&offering.title, query) || teachers.any(|teacher| holds(teacher, query)) {
            return true;
        }
        if !query.bytes().any(|sign| sign.is_ascii_alphanumeric()) {
            return false;
        }
        // Only Latin letters have two cases here; the tables for all the world's would weigh 5 KB in the app.
        let query = query.to_ascii_lowercase();
        if holds(&offering.title.to_ascii_lowercase(), &query) {
            return true;
        }
        let letters: String = query.split_whitespace().collect();
        letters.is_ascii() && spells(&offering.search, &letters)
    }
}

/// Whether a group meets on one of the weekdays and in the window asked for, by one and the same meeting.
pub(super) fn meets(filter: &MenuFilter, group: &Group) -> bool {
    let MenuFilter { weekdays, window, .. } = filter;
    if weekdays.is_empty() && window.is_none() {
        return true;
    }
    group.meetings.iter().any(|meeting| {
        (weekdays.is_empty() || weekdays.contains(&meeting.weekday))
            && window.as_ref().is_none_or(|window| window == &meeting.window)
    })
}

/// Whether a text holds some words. The standard library's search prepares itself for long texts; over the short ones of
/// a large menu that takes a phone longer than the search.
fn holds(text: &str, words: &str) -> bool {
    words.is_empty() || text.as_bytes().windows(words.len()).any(|part| part == words.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Tariff;
    use crate::examples::{calligraphy, football, robots};

    fn shown(filter: &MenuFilter) -> Vec<String> {
        let offerings = [football(), calligraphy(), robots()];
        let places = || vec![Places { capacity: 30, enrolled: 30 }];
        let admitted = offerings.iter().filter(|offering| {
            filter.admits(offering, || Tariff::default().charges(offering), places, || false)
        });
        admitted.map(|offering| offering.id.to_string()).collect()
    }

    #[test]
    fn an_empty_filter_shows_everything() {
        assert_eq!(shown(&MenuFilter::default()), ["football", "calligraphy", "robots"]);
    }

    #[test]
    fn each_part_narrows_the_menu() {
        let base = MenuFilter::default;
        let cases: Vec<(MenuFilter, &[&str])> = vec![
            (MenuFilter { weekdays: vec![Weekday::Mon], ..base() }, &["calligraphy"]),
            (
                MenuFilter { weekdays: vec![Weekday::Mon, Weekday::Wed], ..base() },
                &["football", "calligraphy", "robots"],
            ),
            (MenuFilter { window: Some(WindowId::new("noon")), ..base() }, &["calligraphy"]),
            (MenuFilter { field: Some(FieldId::new("body")), ..base() }, &["football"]),
            (MenuFilter { tier: Some(Tier::Course), ..base() }, &["football"]),
            (MenuFilter { free: true, ..base() }, &["calligraphy", "robots"]),
            (MenuFilter { has_places: true, ..base() }, &[]),
            (MenuFilter { fits: true, ..base() }, &[]),
        ];
        for (filter, expected) in cases {
            assert_eq!(shown(&filter), expected, "{filter:?}");
        }
    }

    #[test]
    fn one_group_with_a_place_is_enough() {
        let filter = MenuFilter { has_places: true, ..MenuFilter::default() };
        let admits = |enrolled: &[u32]| {
            let places =
                || enrolled.iter().map(|enrolled| Places { capacity: 30, enrolled: *enrolled }).collect();
            filter.admits(&calligraphy(), || false, places, || false)
        };
        assert!(admits(&[30, 29]) && admits(&[0]));
        assert!(!admits(&[30, 31]) && !admits(&[]));
    }

    #[test]
    fn weekday_and_window_must_hold_for_the_same_meeting() {
        let window = Some(WindowId::new("evening"));
        let filter = MenuFilter { weekdays: vec![Weekday::Mon], window, ..MenuFilter::default() };
        assert!(shown(&filter).is_empty());
    }

    #[test]
    fn search_finds_titles_teachers_pinyin_and_initials() {
        let cases = [
            ("足球", "football"),
            ("何老师", "calligraphy"),
            ("xiaoyuan zuqiu", "football"),
            ("xyzq", "football"),
            ("YBSF", "calligraphy"),
            ("jiqiren", "robots"),
        ];
        for (query, expected) in cases {
            let filter = MenuFilter { query: query.into(), ..MenuFilter::default() };
            assert_eq!(shown(&filter), [expected], "{query}");
        }
        let nothing = MenuFilter { query: "没有".into(), ..MenuFilter::default() };
        assert!(shown(&nothing).is_empty());
    }
}
