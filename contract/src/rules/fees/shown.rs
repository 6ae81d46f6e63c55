use super::quote_plan;
use crate::{
    Charge, Offering, School, ShownRate,
    rules::{Plan, Priced},
};

/// The rates of an offering as a menu's card says them: those of its first group alone, for a child of the lowest grade it
/// admits. None: it costs nothing.
pub fn shown_rates(school: &School, offering: &Offering) -> Vec<ShownRate> {
    let groups: Vec<Priced<'_>> =
        offering.groups.iter().take(1).map(|group| Priced { offering, group }).collect();
    let plan = Plan { grade: offering.grades.from, care: &[], groups: &groups, from: None };
    let mut rates: Vec<ShownRate> = Vec::new();
    for line in quote_plan(school, &plan, &[]).iter().flat_map(|bill| &bill.lines) {
        if let Charge::Counted { rate: amount, unit, .. } = line.charge {
            let rate = ShownRate { amount, unit };
            if !rates.contains(&rate) {
                rates.push(rate);
            }
        }
    }
    rates
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{calligraphy, fee_rule, football, school};
    use crate::{FeeRule, Fen, Unit};

    #[test]
    fn a_card_says_each_rate_once_and_none_for_what_is_free() {
        let mut football = football();
        football.fees.push(FeeRule { rate: Fen(6_000), ..fee_rule("materials", Unit::Term) });
        football.fees.push(FeeRule { rate: Fen(2_500), ..fee_rule("again", Unit::Meeting) });
        let rates = shown_rates(&school(), &football);
        let rate = |fen, unit| ShownRate { amount: Fen(fen), unit };
        assert_eq!(rates, [rate(2_500, Unit::Meeting), rate(6_000, Unit::Term)]);
        assert_eq!(shown_rates(&school(), &calligraphy()), []);
    }
}
