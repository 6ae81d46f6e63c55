//! What the example schools charge, case by case: schools/worked/<school>.toml, to the fen. Beside them, in
//! tests/tariffs, stand tariffs that no example school has.

use super::*;
use chrono::NaiveDate;
use kehou_contract::{
    ClockTime, Fen, PriceList, Undelivered, Waiver, WaiverGroupId, WindowId,
    rules::{Plan, Priced, TakesPart, Usage, leaving_on, planned_usage, quote, settlement, undelivered},
};
use serde::{Deserialize, de::IgnoredAny};
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Worked {
    cases: Vec<Case>,
}

/// One child's plan, and what comes of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    what: String,
    grade: u8,
    #[serde(default)]
    care: Vec<WindowId>,
    #[serde(default)]
    groups: Vec<GroupId>,
    #[serde(default)]
    waivers: Vec<WaiverGroupId>,
    /// Its first day, where it joins late.
    from: Option<NaiveDate>,
    /// The totals of the quoted bills, in their order; of what is billed afterwards the most it can come to.
    bills: Vec<String>,
    /// The first so many service days were not held.
    #[serde(default)]
    not_held: usize,
    /// On the first so many of those that were held the child did not come.
    #[serde(default)]
    not_attended: usize,
    /// Service days of which only the first count; all of them if left out.
    days: Option<usize>,
    /// What is charged afterwards on what was counted, month by month and for the term together.
    settled: Option<String>,
    /// What is credited for what was not held.
    credited: Option<String>,
    /// What comes off the bill for what was not held.
    deducted: Option<String>,
    /// When the child leaves on single days.
    #[serde(default)]
    leaves: Vec<Leaves>,
    /// What comes back when the family has paid and leaves: asked over HTTP only (server/tests/api/schools.rs).
    #[serde(rename = "leaving")]
    _leaving: Option<IgnoredAny>,
}

/// When a child leaves on a date; without a time it does not come.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Leaves {
    on: NaiveDate,
    at: Option<ClockTime>,
}

/// Where files of schools stand, each with its cases under `worked`.
const FOLDERS: [&str; 2] = ["schools", "tests/tariffs"];

fn folder(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join(name)
}

fn worked(path: &Path, file: &str) -> Vec<Case> {
    let text = std::fs::read_to_string(path).expect("worked cases");
    let Worked { cases } = toml::from_str(&text).unwrap_or_else(|broken| panic!("{file}: {broken}"));
    cases
}

/// Turns what was planned into what happened.
fn happened(case: &Case, usage: &mut Usage<'_>) {
    let mut days: Vec<NaiveDate> = usage.sessions.iter().map(|session| session.date).collect();
    days.dedup();
    let counted = case.days.unwrap_or(days.len());
    for session in &mut usage.sessions {
        let day = days.iter().position(|day| *day == session.date).expect("one of them");
        session.joined &= day < counted;
        session.held = day >= case.not_held;
        session.attended = day >= case.not_held + case.not_attended;
    }
}

fn yuan(amounts: impl IntoIterator<Item = Fen>) -> String {
    Fen::checked_sum(amounts).expect("a sum").to_string()
}

fn check(catalogue: &Catalogue, case: &Case, file: &str) {
    let school = &catalogue.school;
    let named = |id: &GroupId| {
        let found = catalogue.groups().find(|(_, group)| &group.id == id);
        let (offering, group) = found.unwrap_or_else(|| panic!("{file}: {}: no group {id}", case.what));
        Priced { offering, group }
    };
    let groups: Vec<Priced<'_>> = case.groups.iter().map(named).collect();
    let plan = Plan { grade: case.grade, care: &case.care, groups: &groups, from: case.from };
    let waivers: Vec<Waiver> =
        case.waivers.iter().map(|group| Waiver { group: group.clone(), offering: None }).collect();
    let mut usage = planned_usage(school, &plan);
    if case.days.is_some() {
        happened(&Case { not_held: 0, not_attended: 0, ..copy(case) }, &mut usage);
    }
    let bills: Vec<String> =
        quote(school, &usage, &waivers).iter().map(|bill| bill.total.to_string()).collect();
    assert_eq!(bills, case.bills, "{file}: {}", case.what);
    for Leaves { on, at } in &case.leaves {
        let takes_part = TakesPart { grade: case.grade, care: &case.care, groups: &groups, cancelled: &[] };
        let leaves = leaving_on(school, *on, &takes_part).map(|departure| departure.time);
        assert_eq!(leaves, *at, "{file}: {}: leaves on {on}", case.what);
    }
    happened(case, &mut usage);
    if let Some(settled) = &case.settled {
        let months = (0..usage.months.len()).map(Some).chain([None]);
        let lines = months.flat_map(|month| settlement(school, &usage, &waivers, month, Fen(i64::MAX)));
        assert_eq!(&yuan(lines.map(|line| line.amount)), settled, "{file}: {}: settled", case.what);
    }
    for (expected, becomes) in
        [(&case.credited, Undelivered::Credited), (&case.deducted, Undelivered::Deducted)]
    {
        let Some(expected) = expected else { continue };
        let off = undelivered(school, &usage, &waivers);
        let sum = yuan(off.iter().filter(|(_, what, _)| *what == becomes).map(|(_, _, amount)| *amount));
        assert_eq!(&sum, expected, "{file}: {}: {becomes:?}", case.what);
    }
}

fn copy(case: &Case) -> Case {
    Case {
        what: case.what.clone(),
        care: case.care.clone(),
        groups: case.groups.clone(),
        waivers: case.waivers.clone(),
        bills: case.bills.clone(),
        leaves: Vec::new(),
        settled: None,
        credited: None,
        deducted: None,
        ..*case
    }
}

#[test]
fn every_worked_case_of_every_school_comes_to_its_figure() {
    let mut cases = 0;
    for schools in FOLDERS.map(folder) {
        for entry in std::fs::read_dir(schools.join("worked")).expect("the worked cases") {
            let path = entry.expect("an entry").path();
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let text = std::fs::read_to_string(schools.join(&file)).expect("the school of the cases");
            let catalogue =
                Catalogue::parse_as_written(&text).unwrap_or_else(|mistake| panic!("{file}: {mistake}"));
            for case in worked(&path, &file) {
                check(&catalogue, &case, &file);
                cases += 1;
            }
        }
    }
    assert!(cases > 80, "the worked cases are found: {cases}");
}

#[test]
fn every_school_reads_what_it_writes() {
    for entry in std::fs::read_dir(folder("schools")).expect("the schools") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a school's file");
        let Catalogue { school, offerings, .. } = Catalogue::parse_as_written(&text).expect("a sound school");
        let prices = PriceList::of(&school, offerings.iter());
        let written = serde_json::to_string(&(&school, &offerings, &prices)).expect("written");
        let (mut read_school, read_offerings, read_prices): (School, Vec<Offering>, PriceList) =
            serde_json::from_str(&written).expect("read");
        let read_offerings: Vec<Offering> =
            read_offerings.iter().map(|offering| read_prices.priced(offering)).collect();
        read_school.tariff = read_prices.tariff;
        // What the office alone reads does not travel.
        read_school.sizes = school.sizes.clone();
        assert_eq!((school, offerings), (read_school, read_offerings), "{}", path.display());
    }
}
