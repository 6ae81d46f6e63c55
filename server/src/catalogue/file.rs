//! The shape of a school's file (TOML).

use chrono::{DateTime, FixedOffset};
use kehou_contract::{GroupId, Offering, OfferingDetail, OfficeRules, School};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A school's file.
#[derive(Debug, Deserialize)]
pub(super) struct SchoolFile {
    pub(super) school: School,
    pub(super) offerings: Vec<OfferingEntry>,
    #[serde(default)]
    pub(super) office: OfficeRules,
    pub(super) rehearsal: Option<Rehearsal>,
}

/// An offering with what the menu leaves out of it.
#[derive(Debug, Deserialize)]
pub(super) struct OfferingEntry {
    #[serde(flatten)]
    pub(super) offering: Offering,
    #[serde(default)]
    pub(super) detail: OfferingDetail,
}

/// Invented families, to try the product out with.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Rehearsal {
    /// What the clock shows at the start.
    pub(crate) at: DateTime<FixedOffset>,
    pub(crate) home_classes_per_grade: u8,
    pub(crate) children: usize,
    pub(crate) surnames: Vec<String>,
    pub(crate) given_names: Vec<String>,
    pub(crate) relations: Vec<String>,
    /// Who works in the office.
    pub(crate) office: String,
    pub(crate) first_family: FirstFamily,
    /// How many places of a group are taken already.
    #[serde(default)]
    pub(crate) taken: BTreeMap<GroupId, u32>,
}

/// The family whose code is shown to whoever tries the product out.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct FirstFamily {
    pub(crate) guardians: Vec<FirstGuardian>,
    pub(crate) children: Vec<FirstChild>,
    #[serde(default)]
    pub(crate) collectors: Vec<FirstCollector>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct FirstCollector {
    pub(crate) name: String,
    pub(crate) relation: String,
    pub(crate) phone: String,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct FirstGuardian {
    pub(crate) name: String,
    pub(crate) relation: String,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct FirstChild {
    pub(crate) name: String,
    pub(crate) grade: u8,
    pub(crate) class: u8,
}

/// Reads the file; a key nobody knows is a mistake, and the error says which and where.
pub(super) fn parse(text: &str) -> Result<SchoolFile, String> {
    let table: toml::Table = text.parse().map_err(|broken: toml::de::Error| broken.to_string())?;
    refuse_unknown_offering_keys(&table)?;
    let mut unknown = Vec::new();
    let reader = toml::de::Deserializer::parse(text).map_err(|broken| broken.to_string())?;
    let file = serde_ignored::deserialize(reader, |path| unknown.push(path.to_string()));
    let file: SchoolFile = file.map_err(|broken| broken.to_string())?;
    if unknown.is_empty() { Ok(file) } else { Err(format!("unknown keys: {}", unknown.join(", "))) }
}

/// The flattened part of an offering hides unknown keys from `serde_ignored`; they are looked for by name.
fn refuse_unknown_offering_keys(table: &toml::Table) -> Result<(), String> {
    const KNOWN: [&str; 11] =
        ["id", "title", "tier", "field", "level", "grades", "provider", "entry", "fee", "groups", "detail"];
    let offerings = table.get("offerings").and_then(toml::Value::as_array);
    for (index, offering) in offerings.into_iter().flatten().enumerate() {
        let mut keys = offering.as_table().into_iter().flat_map(toml::Table::keys);
        if let Some(key) = keys.find(|key| !KNOWN.contains(&key.as_str())) {
            return Err(format!("unknown keys: offerings.{index}.{key}"));
        }
    }
    Ok(())
}
