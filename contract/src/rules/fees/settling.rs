//! After the fact: what was counted, and what was paid for and not held.

use super::{View, charged, lines, piece::Piece};
use crate::{
    Adjustment, BillLine, Billed, Charge, FeeRule, FeeRuleId, Fen, School, Undelivered, Waiver, rules::Usage,
};

/// What is charged after a fee month (by its number), or after the term (`None`), on what was counted. `left` is what is
/// left of the most the family was shown: more is never charged, whatever the rules or the school's file have become.
pub fn settlement(
    school: &School,
    usage: &Usage<'_>,
    waivers: &[Waiver],
    month: Option<usize>,
    left: Fen,
) -> Vec<BillLine> {
    // What was billed in advance stands as it was billed, where both are under one limit.
    let view = |rule: &FeeRule| if rule.is_billed_afterwards() { View::Counted } else { View::Planned };
    let charged = charged(&school.tariff, usage, waivers, view);
    let mut lines: Vec<BillLine> = Vec::new();
    let mut settled: Vec<&Piece> = Vec::new();
    for rules in charged.iter().filter(|rules| rules.scope.rule.is_billed_afterwards()) {
        let by_month = rules.scope.rule.is_counted_by_months() && !after_term(&rules.scope.rule.billed);
        let of_bill = |piece: &&Piece| if by_month { piece.month == month } else { month.is_none() };
        let pieces: Vec<&Piece> = rules.pieces.iter().filter(of_bill).collect();
        lines.extend(lines::lines_of(rules, &pieces));
        settled.extend(pieces);
    }
    lines.extend(lines::lines_off(&school.tariff, &settled));
    let sum: i64 = lines.iter().map(|line| line.amount.0).fold(0, i64::saturating_add);
    if sum > left.0 {
        let charge = Charge::Adjusted(Adjustment::AsShown);
        lines.push(BillLine { title: String::new(), charge, amount: Fen(left.0 - sum) });
    }
    lines
}

fn after_term(billed: &Billed) -> bool {
    matches!(billed, Billed::AfterTerm { .. })
}

/// What was paid for in advance and not held, rule by rule, with what becomes of it.
pub fn undelivered(
    school: &School,
    usage: &Usage<'_>,
    waivers: &[Waiver],
) -> Vec<(FeeRuleId, Undelivered, Fen)> {
    let net = |view: fn(&FeeRule) -> View| {
        let charged = charged(&school.tariff, usage, waivers, view);
        let in_advance = charged.into_iter().filter(|rules| !rules.scope.rule.is_billed_afterwards());
        let sums = in_advance.map(|rules| {
            let sum = Fen::checked_sum(rules.pieces.iter().map(Piece::net)).unwrap_or(Fen(i64::MAX));
            (rules.scope.rule, sum)
        });
        sums.collect::<Vec<_>>()
    };
    let (planned, held) = (net(|_| View::Planned), net(|_| View::Counted));
    planned
        .into_iter()
        .zip(held)
        .map(|((rule, planned), (_, held))| (rule, Fen(planned.0.saturating_sub(held.0).max(0))))
        .filter(|(_, difference)| !difference.is_zero())
        .map(|(rule, difference)| (rule.id.clone(), rule.undelivered, difference))
        .collect()
}
