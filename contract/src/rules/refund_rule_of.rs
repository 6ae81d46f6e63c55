use crate::{FeeRule, RefundRule, School};

/// By what rule a fee is given back: the fee's own, or else the school's. `None` where the school has written none.
pub fn refund_rule_of<'a>(school: &'a School, rule: &'a FeeRule) -> Option<&'a RefundRule> {
    rule.refund.as_ref().or(school.tariff.refund.as_ref())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Measure;
    use crate::examples::{football, school};

    #[test]
    fn a_fees_own_rule_stands_before_the_schools() {
        let (mut school, mut rule) = (school(), football().fees.remove(0));
        assert_eq!(refund_rule_of(&school, &rule), None);
        school.tariff.refund = Some(RefundRule::by(Measure::Day));
        assert_eq!(refund_rule_of(&school, &rule).map(|rule| rule.measure), Some(Measure::Day));
        rule.refund = Some(RefundRule::by(Measure::Meeting));
        assert_eq!(refund_rule_of(&school, &rule).map(|rule| rule.measure), Some(Measure::Meeting));
    }
}
