//! Random tariffs: several rules, a limit over them, a waiver.

use super::{
    super::example::school_with,
    random_rules::{amounts, fee_rules, fractions},
};
use crate::*;
use proptest::prelude::*;

#[derive(Clone, Debug)]
pub(super) struct Tariffs {
    pub(super) rules: Vec<FeeRule>,
    pub(super) limits: Vec<FeeLimit>,
    pub(super) waived: Option<Fraction>,
}

pub(super) fn tariffs() -> impl Strategy<Value = Tariffs> {
    let limits = prop::collection::vec(
        (amounts(), prop_oneof![Just(Per::Month), Just(Per::Term)])
            .prop_map(|(amount, per)| FeeLimit { rules: vec![], at_most: Bound { amount, per } }),
        0..2,
    );
    (prop::collection::vec(fee_rules(), 1..4), limits, prop::option::of(fractions())).prop_map(
        |(mut rules, limits, waived)| {
            for (number, rule) in rules.iter_mut().enumerate() {
                rule.id = FeeRuleId::new(format!("rule-{number}"));
                rule.title = format!("费用 {number}");
            }
            Tariffs { rules, limits, waived }
        },
    )
}

impl Tariffs {
    /// Whether what is charged in one month leaves the others as they are. A rule's bound of the term moves amounts from
    /// month to month, and of what is moved a limit over months lets more or less in: who comes less often in
    /// September reaches the bound later, and is charged in more months. What was shown is then kept by the cut alone.
    pub(super) fn counts_each_month_alone(&self) -> bool {
        let bounded =
            |rule: &FeeRule| rule.at_least.iter().chain(&rule.at_most).any(|bound| bound.per == Per::Term);
        let over_months = |limit: &FeeLimit| limit.at_most.per == Per::Month;
        !self.limits.iter().any(over_months) || !self.rules.iter().any(bounded)
    }

    pub(super) fn school(&self) -> (School, Vec<Waiver>) {
        let mut school = school_with(self.rules.clone());
        school.tariff.limits.clone_from(&self.limits);
        let group = WaiverGroupId::new("group");
        school.tariff.waivers = self
            .waived
            .map(|share| WaiverGroup {
                id: group.clone(),
                title: "减免".into(),
                share,
                rules: vec![],
                offerings: vec![],
            })
            .into_iter()
            .collect();
        (school, self.waived.map(|_| Waiver { group, offering: None }).into_iter().collect())
    }
}
