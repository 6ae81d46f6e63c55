//! The shape of a school's file (TOML).

use super::reading::{FileMistake, read};
use chrono::{DateTime, FixedOffset};
use kehou_contract::{
    FeeLimit, FeeRule, GroupId, Offering, OfferingDetail, OfficeRules, RefundRule, School, SizeRules, Tariff,
    WaiverGroup, rules::shown_rates,
};
use serde::Deserialize;
use std::{collections::BTreeMap, mem};

/// A school's file.
#[derive(Debug, Deserialize)]
pub(super) struct SchoolFile {
    pub(super) school: School,
    /// Days a family has from the day a later bill is made, to pay it.
    days_to_pay: Option<u32>,
    /// What the school charges, by which rules.
    #[serde(default)]
    fees: Vec<FeeRule>,
    /// Amounts that several of them together cannot pass.
    #[serde(default)]
    fee_limits: Vec<FeeLimit>,
    /// To whom fees are waived.
    #[serde(default)]
    waivers: Vec<WaiverGroup>,
    /// By what rule fees are given back.
    refund: Option<RefundRule>,
    /// What is done about groups that are too small.
    #[serde(default)]
    sizes: SizeRules,
    pub(super) offerings: Vec<Offering>,
    /// What the menu leaves out of each offering, in the same order.
    #[serde(skip)]
    pub(super) details: Vec<OfferingDetail>,
    #[serde(default)]
    pub(super) office: OfficeRules,
    pub(super) rehearsal: Option<Rehearsal>,
}

/// The same file, read for what the menu leaves out.
#[derive(Debug, Deserialize)]
struct Details {
    offerings: Vec<DetailEntry>,
}

#[derive(Debug, Deserialize)]
struct DetailEntry {
    #[serde(default)]
    detail: OfferingDetail,
    /// What the offering costs beside the tariff.
    #[serde(default)]
    fees: Vec<FeeRule>,
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

/// Reads the file; a key nobody knows is a mistake, and the fault says which and where.
pub(super) fn parse(text: &str) -> Result<SchoolFile, FileMistake> {
    let is_read_apart =
        |path: &str| path.starts_with("offerings.") && (path.ends_with(".detail") || path.ends_with(".fees"));
    let mut file: SchoolFile = read(text, is_read_apart)?;
    let is_read_before = |path: &str| !path.contains(".detail.") && !path.contains(".fees.");
    let Details { offerings } = read(text, is_read_before)?;
    for (offering, entry) in file.offerings.iter_mut().zip(offerings) {
        offering.fees = entry.fees;
        file.details.push(entry.detail);
    }
    // The tariff is a chapter of its own in the file.
    let SchoolFile { school, fees, fee_limits, waivers, refund, days_to_pay, sizes, .. } = &mut file;
    let (rules, limits, waivers) = (mem::take(fees), mem::take(fee_limits), mem::take(waivers));
    let days_to_pay = days_to_pay.unwrap_or(school.tariff.days_to_pay);
    school.tariff = Tariff { rules, limits, waivers, refund: refund.take(), days_to_pay };
    school.sizes = mem::take(sizes);
    for offering in &mut file.offerings {
        offering.rates = shown_rates(&file.school, offering);
    }
    Ok(file)
}
