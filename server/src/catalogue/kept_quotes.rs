//! Quotes that were worked out once: in the opening minute hundreds of families choose the same.

use kehou_contract::{
    Bill, School, Waiver,
    rules::{Plan, quote_plan},
};
use std::{
    collections::HashMap,
    fmt::Write,
    sync::{Arc, Mutex, PoisonError},
};

/// Most plans kept; a school of thirty offerings has fewer that families really choose.
const MOST: usize = 4_096;

/// Quotes by plan, for one state of the school's file.
#[derive(Debug, Default)]
pub(super) struct KeptQuotes(Mutex<HashMap<String, Arc<[Bill]>>>);

/// A copy of a school's file is changed next: what was worked out says nothing of it.
impl Clone for KeptQuotes {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl KeptQuotes {
    /// The bills for a plan. What is waived for a single child, and what begins in the middle, is worked out each time.
    pub(super) fn quote(&self, school: &School, plan: &Plan<'_>, waivers: &[Waiver]) -> Arc<[Bill]> {
        if !waivers.is_empty() || plan.from.is_some() {
            return quote_plan(school, plan, waivers).into();
        }
        let name = name_of(plan);
        let kept = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bills) = kept().get(&name) {
            return bills.clone();
        }
        let bills: Arc<[Bill]> = quote_plan(school, plan, waivers).into();
        let mut kept = kept();
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert(name, bills.clone());
        bills
    }
}

/// Grade, windows and groups in the order in which they are billed.
fn name_of(plan: &Plan<'_>) -> String {
    let mut name = plan.grade.to_string();
    for window in plan.care {
        let _ = write!(name, "\nw {window}");
    }
    for priced in plan.groups {
        let _ = write!(name, "\ng {}", priced.group.id);
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Catalogue;
    use kehou_contract::{WindowId, rules::Priced};

    #[test]
    fn a_plan_costs_the_same_when_it_is_asked_for_again() {
        let catalogue = Catalogue::parse(include_str!("../../../schools/s1.toml")).expect("a school");
        let care: Vec<WindowId> = catalogue.school.care_windows().map(|window| window.id.clone()).collect();
        let groups: Vec<Priced<'_>> =
            catalogue.groups().map(|(offering, group)| Priced { offering, group }).collect();
        let mut totals = std::collections::BTreeSet::new();
        for grade in [1, 3, 5] {
            for care in [&care[..], &care[..1], &[]] {
                for groups in groups.chunks(2).take(12) {
                    let plan = Plan { grade, care, groups, from: None };
                    let expected = quote_plan(&catalogue.school, &plan, &[]);
                    for _ in 0..2 {
                        assert_eq!(*catalogue.quote(&plan, &[]), expected[..]);
                    }
                    totals.extend(expected.iter().map(|bill| bill.total));
                }
            }
        }
        assert!(totals.len() > 3, "plans of several prices: {totals:?}");
    }

    #[test]
    fn no_more_are_kept_than_there_is_room_for() {
        let catalogue = Catalogue::parse(include_str!("../../../schools/s1.toml")).expect("a school");
        let quotes = KeptQuotes::default();
        let windows: Vec<WindowId> = (0..=MOST).map(|number| WindowId::new(number.to_string())).collect();
        for window in windows.chunks(1) {
            let plan = Plan { grade: 1, care: window, groups: &[], from: None };
            quotes.quote(&catalogue.school, &plan, &[]);
        }
        assert_eq!(quotes.0.lock().expect("no panic").len(), 1);
    }
}
