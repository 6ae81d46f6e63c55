use crate::state::late_words;
use kehou_contract::{FeeRule, Offering, RefundRule, School, rules::refund_rule_of};

/// How refunds of an offering are told.
pub(crate) type RefundText = fn(&School, &Offering) -> String;

/// The refund rules of what an offering costs, a line each, then how the money reaches the family. Several rules are
/// told apart by what the fees are called.
pub(crate) fn refund_text(school: &School, offering: &Offering) -> String {
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
