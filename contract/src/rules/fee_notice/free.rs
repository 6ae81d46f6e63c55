use crate::{FeeRule, FreeServices, Offering, School, Tier, Unit};

/// What costs nothing.
pub(super) fn free_services<'a>(school: &'a School, offerings: &[&'a Offering]) -> FreeServices<'a> {
    let tariff = &school.tariff;
    let costs = |rule: &FeeRule| !rule.is_free() && !matches!(rule.unit, Unit::LatePickUp { .. });
    let care = school.care_windows().filter(|window| !tariff.rules_of_care(&window.id).any(costs));
    let is_free = |offering: &Offering| !tariff.rules_of(offering).any(costs);
    let is_all_free = |tier: &Tier| {
        let mut of_tier = offerings.iter().copied().filter(|offering| offering.tier == *tier).peekable();
        of_tier.peek().is_some() && of_tier.all(is_free)
    };
    let tiers: Vec<Tier> = school.tiers().into_iter().filter(is_all_free).collect();
    let others = offerings.iter().copied();
    let others = others.filter(|offering| !tiers.contains(&offering.tier) && is_free(offering)).collect();
    FreeServices {
        care: care.filter_map(|window| window.care.as_deref()).collect(),
        tiers,
        offerings: others,
    }
}
