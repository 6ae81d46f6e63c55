//! The filter as it stands in the address: back, reload and a shared link keep it.

use chrono::Weekday;
use kehou_contract::{FieldId, Tier, WindowId, rules::MenuFilter};

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("mon", Weekday::Mon),
    ("tue", Weekday::Tue),
    ("wed", Weekday::Wed),
    ("thu", Weekday::Thu),
    ("fri", Weekday::Fri),
    ("sat", Weekday::Sat),
    ("sun", Weekday::Sun),
];
const TIERS: [(&str, Tier); 2] = [("club", Tier::Club), ("course", Tier::Course)];

/// The filter of a query; what is unknown is left out.
pub(super) fn read(query: &str) -> MenuFilter {
    let mut filter = MenuFilter::default();
    for (name, value) in query.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, ""))) {
        match name {
            "day" => filter.weekdays.extend(named(&WEEKDAYS, value)),
            "window" => filter.window = Some(WindowId::new(value)),
            "field" => filter.field = Some(FieldId::new(value)),
            "tier" => filter.tier = named(&TIERS, value),
            "free" => filter.free = true,
            "places" => filter.has_places = true,
            "fits" => filter.fits = true,
            "ends-with" => filter.ends_with = value.parse().ok(),
            _ => {}
        }
    }
    filter
}

/// The address of the menu under a filter.
pub(crate) fn address(filter: &MenuFilter) -> String {
    ["/menu?", &write(filter)].concat()
}

/// The query of a filter. Words searched for stay out of addresses.
pub(super) fn write(filter: &MenuFilter) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut add = |name: &str, value: &str| {
        parts.push(if value.is_empty() { name.to_owned() } else { [name, "=", value].concat() });
    };
    for day in &filter.weekdays {
        add("day", name_of(&WEEKDAYS, day));
    }
    if let Some(window) = &filter.window {
        add("window", window.as_str());
    }
    if let Some(field) = &filter.field {
        add("field", field.as_str());
    }
    if let Some(tier) = &filter.tier {
        add("tier", name_of(&TIERS, tier));
    }
    for (name, set) in [("free", filter.free), ("places", filter.has_places), ("fits", filter.fits)] {
        if set {
            add(name, "");
        }
    }
    if let Some(sibling) = filter.ends_with {
        add("ends-with", &sibling.to_string());
    }
    parts.join("&")
}

fn named<T: Copy>(names: &[(&str, T)], name: &str) -> Option<T> {
    names.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
}

fn name_of<T: PartialEq>(names: &[(&'static str, T)], value: &T) -> &'static str {
    names.iter().find(|(_, known)| known == value).map_or("", |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_survives_the_address() {
        let filter = MenuFilter {
            weekdays: vec![Weekday::Mon, Weekday::Thu],
            window: Some(WindowId::new("evening")),
            field: Some(FieldId::new("art")),
            tier: Some(Tier::Course),
            free: true,
            has_places: true,
            fits: true,
            ends_with: Some(1),
            query: String::new(),
        };
        let query = write(&filter);
        assert_eq!(
            query,
            "day=mon&day=thu&window=evening&field=art&tier=course&free&places&fits&ends-with=1"
        );
        assert_eq!(read(&query), filter);
        assert_eq!(read(""), MenuFilter::default());
        assert_eq!(read("day=someday&x=y&ends-with=me"), MenuFilter::default());
    }
}
