//! Everything a school charges.

use crate::{
    Bound, FeeRule, FeeRuleId, Fraction, Offering, OfferingId, RefundRule, ServiceKind, WaiverGroupId,
    WindowId,
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
    /// By what rule fees are given back that have no rule of their own (退费规定).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refund: Option<RefundRule>,
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
        Self { rules: vec![], limits: vec![], waivers: vec![], refund: None, days_to_pay: DAYS_TO_PAY }
    }
}

impl FeeLimit {
    /// Whether a rule is under it.
    pub fn is_over(&self, rule: &FeeRule) -> bool {
        self.rules.is_empty() || self.rules.contains(&rule.id)
    }
}

impl Tariff {
    /// The school's rules that are about care in a window.
    pub fn rules_of_care(&self, window: &WindowId) -> impl Iterator<Item = &FeeRule> {
        self.rules.iter().filter(move |rule| {
            let windows = &rule.covers.windows;
            rule.covers.admits(ServiceKind::Care, None) && (windows.is_empty() || windows.contains(window))
        })
    }

    /// Whether something of what an offering costs is waived to a group.
    pub fn waives(&self, group: &WaiverGroup, offering: &Offering) -> bool {
        let named = |rule: &FeeRule| group.rules.is_empty() || group.rules.contains(&rule.id);
        (group.offerings.is_empty() || group.offerings.contains(&offering.id))
            && self.rules_of(offering).any(|rule| !rule.is_free() && named(rule))
    }

    /// The rules that are about an offering: the school's, then its own.
    pub fn rules_of<'a>(&'a self, offering: &'a Offering) -> impl Iterator<Item = &'a FeeRule> {
        let covers = move |rule: &&FeeRule| {
            let windows = &rule.covers.windows;
            let mut meetings = offering.groups.iter().flat_map(|group| &group.meetings);
            rule.covers.admits(offering.tier.into(), Some(offering))
                && (windows.is_empty() || meetings.any(|meeting| windows.contains(&meeting.window)))
        };
        self.rules.iter().filter(covers).chain(&offering.fees)
    }

    /// Whether care in a window costs something.
    pub fn charges_care(&self, window: &WindowId) -> bool {
        self.rules_of_care(window).any(|rule| !rule.is_free())
    }

    /// Whether an offering costs something, by its own rules or the school's.
    pub fn charges(&self, offering: &Offering) -> bool {
        self.rules_of(offering).any(|rule| !rule.is_free())
    }
}

fn whole() -> Fraction {
    Fraction::WHOLE
}
