//! Everything a school charges.

use crate::{
    Bound, FeeRule, FeeRuleId, Fraction, Offering, OfferingId, ServiceKind, WaiverGroupId, WindowId,
};
use serde::{Deserialize, Serialize};

/// What a school charges, by which rules, and to whom it waives it. What a single offering costs beside stands there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Tariff {
    /// The rules, in the order of a bill's lines. None: nothing costs, but what offerings cost themselves.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<FeeRule>,
    /// Amounts that several rules together cannot pass.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<FeeLimit>,
    /// To whom fees are waived.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub waivers: Vec<WaiverGroup>,
    /// Days a family has from the day a later bill is made, to pay it.
    pub days_to_pay: u32,
}

/// An amount that several rules together cannot pass.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FeeLimit {
    /// The rules it is over; empty for all, those of offerings included.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<FeeRuleId>,
    /// The amount of a month or of the term.
    pub at_most: Bound,
}

/// Children to whom a school waives fees (减免对象), wholly or in part. Who is one of them is seen by its guardians and the office
/// only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WaiverGroup {
    /// Stable name.
    pub id: WaiverGroupId,
    /// 低保家庭.
    pub title: String,
    /// What is waived of each fee.
    #[serde(default = "whole")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "1/1"))]
    pub share: Fraction,
    /// The rules it is about; empty for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<FeeRuleId>,
    /// The offerings it is about; empty for everything.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offerings: Vec<OfferingId>,
}

impl Default for Tariff {
    fn default() -> Self {
        const DAYS_TO_PAY: u32 = 7;
        Self { rules: vec![], limits: vec![], waivers: vec![], days_to_pay: DAYS_TO_PAY }
    }
}

impl FeeLimit {
    /// Whether a rule is under it.
    pub fn is_over(&self, rule: &FeeRule) -> bool {
        self.rules.is_empty() || self.rules.contains(&rule.id)
    }
}

impl Tariff {
    /// Whether care in a window costs something.
    pub fn charges_care(&self, window: &WindowId) -> bool {
        let covers = |rule: &FeeRule| {
            let windows = &rule.covers.windows;
            rule.covers.admits(ServiceKind::Care, None) && (windows.is_empty() || windows.contains(window))
        };
        self.rules.iter().any(|rule| !rule.is_free() && covers(rule))
    }

    /// Whether something of what an offering costs is waived to a group.
    pub fn waives(&self, group: &WaiverGroup, offering: &Offering) -> bool {
        let named = |rule: &FeeRule| group.rules.is_empty() || group.rules.contains(&rule.id);
        (group.offerings.is_empty() || group.offerings.contains(&offering.id))
            && self.charges_by(offering, &named)
    }

    /// Whether an offering costs something, by its own rules or the school's.
    pub fn charges(&self, offering: &Offering) -> bool {
        self.charges_by(offering, &|_| true)
    }

    /// Whether it costs something by rules that count here.
    fn charges_by(&self, offering: &Offering, counts: &dyn Fn(&FeeRule) -> bool) -> bool {
        let covers = |rule: &FeeRule| {
            let windows = &rule.covers.windows;
            let mut meetings = offering.groups.iter().flat_map(|group| &group.meetings);
            rule.covers.admits(offering.tier.into(), Some(offering))
                && (windows.is_empty() || meetings.any(|meeting| windows.contains(&meeting.window)))
        };
        let costs = |rule: &FeeRule| !rule.is_free() && counts(rule);
        offering.fees.iter().any(costs) || self.rules.iter().any(|rule| costs(rule) && covers(rule))
    }
}

fn whole() -> Fraction {
    Fraction::WHOLE
}
