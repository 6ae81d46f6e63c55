//! Amounts that several rules together cannot pass.

use super::{RulePieces, piece::Piece};
use crate::{FeeLimit, FeeRule, Fen, Per};

/// Takes off what is above the limits. Months are filled in their order, and in a month the rules in theirs: what was
/// billed earlier is not changed by what comes later.
pub(super) fn limit(limits: &[FeeLimit], charged: &mut [RulePieces<'_>], months: usize) {
    for (number, limit) in limits.iter().enumerate() {
        match limit.at_most.per {
            Per::Month => {
                // What covers the whole term counts in all its months: billed in advance it is there before them,
                // billed afterwards it gets what they leave.
                let whole = u32::try_from(months).unwrap_or(u32::MAX);
                let of_term = limit.at_most.amount.checked_times(whole).unwrap_or(Fen(i64::MAX));
                let afterwards = |rule: &FeeRule| rule.is_billed_afterwards();
                let mut left = fill(limit, number, charged, of_term, &|rule, piece| {
                    piece.month.is_none() && !afterwards(rule)
                });
                for month in 0..months {
                    let of_month = limit.at_most.amount.min(left);
                    let unused =
                        fill(limit, number, charged, of_month, &|_, piece| piece.month == Some(month));
                    left = Fen(left.0 - (of_month.0 - unused.0));
                }
                fill(limit, number, charged, left, &|rule, piece| piece.month.is_none() && afterwards(rule));
            }
            _ => {
                let mut left =
                    fill(limit, number, charged, limit.at_most.amount, &|_, piece| piece.month.is_none());
                for month in 0..months {
                    left = fill(limit, number, charged, left, &|_, piece| piece.month == Some(month));
                }
            }
        }
    }
}

/// Lets amounts in until the limit is reached; what of it is left.
fn fill(
    limit: &FeeLimit,
    number: usize,
    charged: &mut [RulePieces<'_>],
    mut left: Fen,
    of: &dyn Fn(&FeeRule, &Piece) -> bool,
) -> Fen {
    for rules in charged.iter_mut().filter(|rules| limit.is_over(rules.scope.rule)) {
        let rule = rules.scope.rule;
        for piece in rules.pieces.iter_mut().filter(|piece| of(rule, piece)) {
            let net = piece.net();
            let fits = net.min(left);
            piece.limited.push((number, Fen(net.0 - fits.0)));
            left = Fen(left.0 - fits.0);
        }
    }
    left
}
