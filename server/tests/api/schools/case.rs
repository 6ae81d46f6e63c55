//! Worked cases, as far as they can be walked.

use chrono::NaiveDate;
use kehou_contract::{ClockTime, GroupId, WindowId};
use serde::Deserialize;
use std::{fs, path::Path};

#[derive(Deserialize)]
struct Worked {
    cases: Vec<Case>,
}

/// What one child takes, and what comes of it.
#[derive(Deserialize)]
pub(super) struct Case {
    pub(super) what: String,
    pub(super) grade: u8,
    #[serde(default)]
    pub(super) care: Vec<WindowId>,
    #[serde(default)]
    pub(super) groups: Vec<GroupId>,
    pub(super) bills: Vec<String>,
    #[serde(default)]
    pub(super) leaves: Vec<Leaves>,
    pub(super) leaving: Option<GivenBack>,
}

/// When the child leaves on a date; without a time it does not come.
#[derive(Deserialize)]
pub(super) struct Leaves {
    pub(super) on: NaiveDate,
    pub(super) at: Option<ClockTime>,
}

/// What a family that has paid everything gets back when it leaves everything on a date, as money or as a credit.
#[derive(Deserialize)]
pub(super) struct GivenBack {
    pub(super) on: NaiveDate,
    pub(super) back: String,
}

pub(super) fn cases_of(file: &Path) -> Vec<Case> {
    let text = fs::read_to_string(file).expect("worked cases");
    let Worked { cases } =
        toml::from_str(&text).unwrap_or_else(|broken| panic!("{}: {broken}", file.display()));
    cases
}
