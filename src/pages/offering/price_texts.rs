use crate::{
    app::Ready,
    components::bills_in_turn,
    drawn::Drawn,
    prices::{priced_offering, priced_school},
    state::late_words,
};
use kehou_contract::{
    FeeRule, Offering, RefundRule, School,
    rules::{Plan, Priced, quote_plan, refund_rule_of},
};

/// What is told of an offering's price beside its rates.
pub(crate) struct PriceTexts {
    /// What the fees pay for.
    pub(crate) pays_for: String,
    /// What is given back.
    pub(crate) refund: String,
}

/// How it is told.
pub(crate) type TellPrice = fn(Ready, &Offering) -> (Drawn, PriceTexts);

/// The fee multiplied out over the term, what it pays for, and what is given back of it.
pub(crate) fn tell_price(ready: Ready, offering: &Offering) -> (Drawn, PriceTexts) {
    let (school, offering) = (priced_school(ready), priced_offering(offering));
    let groups: Vec<Priced<'_>> =
        offering.groups.iter().take(1).map(|group| Priced { offering: &offering, group }).collect();
    let plan = Plan { grade: offering.grades.from, care: &[], groups: &groups, from: None };
    let bills = bills_in_turn(&quote_plan(&school, &plan, &[]));
    let pays_for = school.tariff.rules_of(&offering).map(|rule| rule.pays_for.as_str());
    let pays_for: Vec<&str> = pays_for.filter(|text| !text.is_empty()).collect();
    (bills, PriceTexts { pays_for: pays_for.join("\n"), refund: refund_text(&school, &offering) })
}

/// The refund rules of what an offering costs, a line each, then how the money reaches the family. Several rules are
/// told apart by what the fees are called.
fn refund_text(school: &School, offering: &Offering) -> String {
    let texts = late_words();
    let mut rules: Vec<(&FeeRule, &RefundRule)> = Vec::new();
    for fee in school.tariff.rules_of(offering).filter(|fee| !fee.is_free()) {
        if let Some(rule) = refund_rule_of(school, fee)
            && !rules.iter().any(|(_, known)| *known == rule)
        {
            rules.push((fee, rule));
        }
    }
    let several = rules.len() > 1;
    let mut lines: Vec<String> = Vec::new();
    for (fee, rule) in rules {
        let said = (texts.fee_notice.text)(&(texts.refunds.rule)(rule));
        let of = if fee.title.is_empty() { &offering.title } else { &fee.title };
        lines.push(if several { [of.as_str(), "：", &said].concat() } else { said });
    }
    if !lines.is_empty() && !school.refund_way.is_empty() {
        lines.push(school.refund_way.clone());
    }
    lines.join("\n")
}
