//! What docs/schemes/choosing.md shows can be written as it stands.

use super::*;
use toml::{Table, Value};

const PAGE: &str = include_str!("../../../../docs/schemes/choosing.md");

/// The page's examples, in order.
fn examples() -> Vec<&'static str> {
    let after_fences = PAGE.split("```toml\n").skip(1);
    after_fences.filter_map(|rest| rest.split_once("```")).map(|(example, _)| example).collect()
}

/// Puts an example into a school's file: tables are filled up, lists grow, and what has an id that is there already is
/// filled up in its place.
fn put_in(file: &mut Table, example: Table) {
    for (key, new) in example {
        match (file.get_mut(&key), new) {
            (Some(Value::Table(old)), Value::Table(new)) => put_in(old, new),
            (Some(Value::Array(old)), Value::Array(new)) => {
                for new in new {
                    put_into_list(old, new);
                }
            }
            (_, new) => {
                file.insert(key, new);
            }
        }
    }
}

fn put_into_list(list: &mut Vec<Value>, new: Value) {
    let id = new.get("id").cloned();
    let old = list.iter_mut().find(|old| id.is_some() && old.get("id") == id.as_ref());
    match (old, new) {
        (Some(Value::Table(old)), Value::Table(new)) => put_in(old, new),
        (_, new) => list.push(new),
    }
}

fn school_with(example: &str) -> String {
    let mut file: Table = example_school().parse().expect("the example school");
    put_in(&mut file, example.parse().expect("an example in TOML"));
    toml::to_string(&file).expect("a file")
}

#[test]
fn every_example_of_the_page_can_be_written_into_a_schools_file() {
    assert!(examples().len() >= 10, "the page has examples");
    for example in examples() {
        let read = Catalogue::parse_as_written(&school_with(example));
        assert_eq!(read.err(), None, "{example}");
    }
}

#[test]
fn an_example_with_a_slip_would_be_found() {
    for (right, wrong, key) in [
        ("most = 5", "moist = 5", "moist"),
        ("entry = \"check\"", "entri = \"check\"", "entri"),
        ("places = 24", "places = 24\nteachers = 2", "teachers"),
        ("windows = [\"noon\"]", "windows = [\"midnight\"]", "counts.windows"),
        ("site = \"青石小学\"", "site = \"红石小学\"", "groups.tai-chi-1.site"),
        ("seats = 16", "seats = 15", "groups.pottery-1.capacity"),
    ] {
        let example = examples().into_iter().find(|example| example.contains(right)).expect(right);
        let fault = Catalogue::parse_as_written(&school_with(&example.replace(right, wrong))).err();
        assert!(fault.as_ref().is_some_and(|fault| fault.to_string().contains(key)), "{wrong}: {fault:?}");
    }
}

#[test]
fn every_example_of_the_page_is_served_but_places_for_paper_forms() {
    for example in examples() {
        let refused = Catalogue::parse(&school_with(example)).err().map(|mistake| mistake.key);
        let paper = example.contains("paper").then_some("office.held_back");
        assert_eq!(refused.as_deref(), paper, "{example}");
    }
}
