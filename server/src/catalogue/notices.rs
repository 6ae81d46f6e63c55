//! The fee notices of the example schools.

use super::Catalogue;
use kehou_contract::{FeeNotice, Offering, RowRate, rules::fee_notice};
use std::path::{Path, PathBuf};

const SCHOOLS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../schools");

fn schools() -> Vec<(PathBuf, Catalogue)> {
    let files = std::fs::read_dir(SCHOOLS).expect("the folder").map(|file| file.expect("a file").path());
    let files = files.filter(|path| path.extension().is_some_and(|kind| kind == "toml"));
    files.map(|path| (path.clone(), sound(&path))).collect()
}

/// A school that is sound, served already or not.
fn sound(path: &Path) -> Catalogue {
    let text = std::fs::read_to_string(path).expect("a file");
    Catalogue::parse_as_written(&text).unwrap_or_else(|mistake| panic!("{}: {mistake}", path.display()))
}

/// How often an offering's own rule stands in a notice: as a row with its plain rate, or with the first of its rates.
fn rows_of(notice: &FeeNotice<'_>, offering: &Offering) -> Vec<String> {
    let own = notice.entries.iter().filter(|entry| entry.is_own);
    let rows = own.flat_map(|entry| entry.rows.iter().map(move |row| (entry, row)));
    let of_offering = rows.filter(|(_, row)| row.offerings.iter().any(|one| one.id == offering.id));
    let said = of_offering.map(|(entry, row)| {
        let condition = match &row.rate {
            RowRate::Plain(_) => String::new(),
            RowRate::Fitting { rate, .. } => format!("{rate:?}"),
            RowRate::Otherwise(_) => "otherwise".to_owned(),
        };
        format!("{:?} {} {} {condition}", entry.rule.unit, row.rate.amount(), row.pays_for)
    });
    said.collect()
}

#[test]
fn every_fee_rule_of_every_example_school_stands_in_its_notice_once() {
    let schools = schools();
    assert!(!schools.is_empty());
    for (path, catalogue) in schools {
        let offerings: Vec<&Offering> = catalogue.offerings.iter().collect();
        let notice = fee_notice(&catalogue.school, &offerings);
        let of_school = notice.entries.iter().filter(|entry| !entry.is_own).map(|entry| &entry.rule.id);
        let rules = catalogue.school.tariff.rules.iter().map(|rule| &rule.id);
        assert!(of_school.eq(rules), "{}", path.display());
        for offering in offerings {
            let expected = offering.fees.iter().flat_map(|rule| {
                let mut rows: Vec<String> = rule
                    .rates
                    .iter()
                    .map(|rate| format!("{:?} {} {} {rate:?}", rule.unit, rate.amount, rule.pays_for))
                    .collect();
                match (rule.rates.is_empty(), rule.rate.is_zero()) {
                    (true, _) => rows.push(format!("{:?} {} {} ", rule.unit, rule.rate, rule.pays_for)),
                    (false, false) => {
                        rows.push(format!("{:?} {} {} otherwise", rule.unit, rule.rate, rule.pays_for));
                    }
                    (false, true) => {}
                }
                rows
            });
            let (mut expected, mut rows): (Vec<_>, _) = (expected.collect(), rows_of(&notice, offering));
            expected.sort();
            rows.sort();
            assert_eq!(rows, expected, "{} {}", path.display(), offering.id);
        }
    }
}

#[test]
fn whatever_costs_says_what_it_pays_for_and_how_it_is_given_back() {
    for (path, catalogue) in schools() {
        let tariff = &catalogue.school.tariff;
        let own = catalogue.offerings.iter().flat_map(|offering| &offering.fees);
        for rule in tariff.rules.iter().chain(own).filter(|rule| !rule.is_free()) {
            let refund = rule.refund.as_ref().or(tariff.refund.as_ref());
            assert!(!rule.pays_for.is_empty() && refund.is_some(), "{}: {}", path.display(), rule.id);
        }
    }
}
