//! From the rules that charge, to the notice everybody reads.

mod asked;
mod entries;
mod free;
#[cfg(test)]
mod tests;

use crate::{
    FeeNotice, FeeNoticeLimit, FeeNoticeWaiver, FeeRuleId, Offering, OfferingId, School, WaiverGroup,
};
use entries::{Entry, entries};
use free::free_services;

/// The notice of a school with these offerings on its menu. Every rule stands in it once; nothing else is charged.
pub fn fee_notice<'a>(school: &'a School, offerings: &[&'a Offering]) -> FeeNotice<'a> {
    let tariff = &school.tariff;
    let entries = entries(school, offerings);
    let limits = tariff.limits.iter();
    let limits = limits
        .map(|limit| FeeNoticeLimit { entries: places(&entries, &limit.rules), at_most: limit.at_most });
    let waiver = |group: &'a WaiverGroup| FeeNoticeWaiver {
        group,
        entries: places(&entries, &group.rules),
        offerings: titles(offerings, &group.offerings),
    };
    FeeNotice {
        school,
        limits: limits.collect(),
        waivers: tariff.waivers.iter().map(waiver).collect(),
        free: free_services(school, offerings),
        entries: entries.into_iter().map(|entry| entry.said).collect(),
    }
}

/// Where rules stand in the notice.
fn places(entries: &[Entry<'_>], rules: &[FeeRuleId]) -> Vec<usize> {
    let named = |entry: &Entry<'_>| entry.rules.iter().any(|rule| rules.contains(rule));
    entries.iter().enumerate().filter(|(_, entry)| named(entry)).map(|(place, _)| place).collect()
}

/// Offerings by their titles.
fn titles<'a>(offerings: &[&'a Offering], ids: &[OfferingId]) -> Vec<&'a str> {
    offerings
        .iter()
        .filter(|offering| ids.contains(&offering.id))
        .map(|offering| offering.title.as_str())
        .collect()
}
