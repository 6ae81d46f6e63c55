use super::*;
use kehou_contract::{GroupId, Places};

fn version(number: u64, edition: u64) -> PlacesVersion {
    PlacesVersion { run: "r".into(), number, edition }
}

fn group(id: &str, enrolled: u32) -> GroupPlaces {
    GroupPlaces { group: GroupId::new(id), places: Places { capacity: 30, enrolled } }
}

fn next(told: &Told, number: u64, edition: u64) -> Told {
    let changed = vec![group("a", number as u32)];
    let all = vec![group("a", number as u32), group("b", 0)];
    told.then(version(number, edition), ChangedPlaces { number, changed, all }).expect("something changed")
}

fn first() -> Told {
    Told::first(version(0, 0), vec![group("a", 0), group("b", 0)])
}

/// Id and data of everything somebody is told who has heard so much.
fn told_to(told: &Told, mut heard: Option<u64>) -> Vec<(String, PlacesNews)> {
    let mut events = Vec::new();
    while let Some((event, until)) = told.next(heard) {
        let text = String::from_utf8(event.to_vec()).expect("text");
        let (id, data) =
            text.strip_prefix("id: ").and_then(|rest| rest.split_once("\ndata: ")).expect("an event");
        let news = serde_json::from_str(data.strip_suffix("\n\n").expect("its end")).expect("news");
        events.push((id.to_owned(), news));
        heard = Some(until);
    }
    events
}

fn ids(told: &Told, known: &PlacesVersion) -> Vec<(String, Option<u64>)> {
    let events = told_to(told, told.heard_by(known));
    events.into_iter().map(|(id, news)| (id, news.after)).collect()
}

fn owned(expected: &[(&str, Option<u64>)]) -> Vec<(String, Option<u64>)> {
    expected.iter().map(|(id, after)| ((*id).to_owned(), *after)).collect()
}

#[test]
fn whoever_knows_nothing_is_told_the_whole() {
    let told = next(&first(), 4, 0);
    let events = told_to(&told, None);
    let whole = PlacesNews { after: None, places: vec![group("a", 4), group("b", 0)] };
    assert_eq!(events, [("r-4.0".to_owned(), whole)]);
    let of_another_run = PlacesVersion { run: "q".into(), ..version(4, 0) };
    assert_eq!(ids(&told, &of_another_run), owned(&[("r-4.0", None)]));
}

#[test]
fn whoever_knows_a_version_goes_on_from_it() {
    let told = next(&next(&next(&first(), 4, 0), 4, 1), 9, 1);
    let (of_office, last) = (("r-4.1", Some(4)), ("r-9.1", Some(4)));
    let cases = [
        (version(0, 0), vec![("r-4.0", Some(0)), of_office, last]),
        // Polled between two tellings: more than needed is told, and nothing is missed.
        (version(2, 0), vec![("r-4.0", Some(0)), of_office, last]),
        (version(4, 0), vec![of_office, last]),
        (version(4, 1), vec![last]),
        (version(9, 1), vec![]),
        (version(11, 1), vec![]),
    ];
    for (known, expected) in cases {
        assert_eq!(ids(&told, &known), owned(&expected), "{known}");
    }
    let (_, news) = told_to(&told, told.heard_by(&version(4, 1))).remove(0);
    assert_eq!(news.places, [group("a", 9)], "only what changed");
}

#[test]
fn whoever_was_away_too_long_is_told_the_whole_once() {
    let mut told = first();
    for number in 1..=KEPT as u64 + 5 {
        told = next(&told, number, 0);
    }
    assert_eq!(told.lately.len(), KEPT);
    assert_eq!(ids(&told, &version(4, 0)), owned(&[("r-69.0", None)]));
    assert_eq!(ids(&told, &version(5, 0)).len(), KEPT);
    assert_eq!(told_to(&told, Some(3)).len(), 1, "also who was connected and did not keep up");
}

#[test]
fn nothing_is_told_when_nothing_changed_and_the_whole_is_written_once_for_all() {
    let told = next(&first(), 4, 0);
    let unchanged = ChangedPlaces { number: 4, changed: Vec::new(), all: Vec::new() };
    assert!(told.then(version(4, 0), unchanged).is_none());
    let [one, other] = [(); 2].map(|()| told.next(None).expect("the whole").0);
    assert_eq!(one.as_ptr(), other.as_ptr());
}
