use crate::{
    School, Waiver,
    rules::{Plan, quote_plan, quoted_total},
};

/// Whether what a plan costs is waived for a child wholly. Of a bill that is not paid in time the places go back; one
/// for which nobody could pay anything stays.
pub fn is_waived_whole(school: &School, plan: &Plan<'_>, waivers: &[Waiver]) -> bool {
    let costs = |waivers: &[Waiver]| !quoted_total(&quote_plan(school, plan, waivers)).is_zero();
    !waivers.is_empty() && costs(&[]) && !costs(waivers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{calligraphy, football, robots, school};
    use crate::{Fraction, Offering, OfferingId, WaiverGroup, WaiverGroupId, rules::Priced};

    #[test]
    fn only_what_costs_something_can_be_waived_whole() {
        let mut school = school();
        let group = |id: &str, share| WaiverGroup {
            id: WaiverGroupId::new(id),
            title: id.into(),
            share,
            rules: vec![],
            offerings: vec![],
        };
        let half = Fraction::new(1, 2).expect("a half");
        school.tariff.waivers = vec![group("poor", Fraction::WHOLE), group("near", half)];
        let waiver = |id: &str, offering: Option<&str>| Waiver {
            group: WaiverGroupId::new(id),
            offering: offering.map(OfferingId::new),
        };
        let waived = |offering: &Offering, waivers: &[Waiver]| {
            let groups = [Priced { offering, group: &offering.groups[0] }];
            is_waived_whole(&school, &Plan { grade: 3, care: &[], groups: &groups, from: None }, waivers)
        };
        assert!(waived(&football(), &[waiver("poor", None)]));
        assert!(waived(&football(), &[waiver("poor", Some("football"))]));
        assert!(!waived(&football(), &[]), "nothing is waived");
        assert!(!waived(&football(), &[waiver("near", None)]), "only half of it is");
        assert!(!waived(&football(), &[waiver("poor", Some("robots"))]), "another one is");
        for free in [calligraphy(), robots()] {
            assert!(!waived(&free, &[waiver("poor", None)]), "{} costs nothing", free.title);
        }
    }
}
