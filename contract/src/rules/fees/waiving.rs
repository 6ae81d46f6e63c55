//! What is waived.

use super::{RulePieces, exact::Exact, piece::Piece, scope::Scope};
use crate::{Fen, Fraction, Rounding, Tariff, Waiver, WaiverGroup};

/// Takes off what is waived for a child: of each amount by the waiver that gives most. What one waiver gives is rounded
/// once for everything, in the order in which it is billed: it is the same however a limit divides what is left of it.
pub(super) fn waive(tariff: &Tariff, waivers: &[Waiver], charged: &mut [RulePieces<'_>]) {
    let mut so_far = vec![Exact::ZERO; tariff.waivers.len()];
    for (_, rule, piece) in in_turn(charged) {
        let Some(RulePieces { scope, pieces }) = charged.get_mut(rule) else { continue };
        let Some(piece) = pieces.get_mut(piece) else { continue };
        let Some((number, given)) = most_given(tariff, waivers, scope, piece) else { continue };
        let Some(before) = so_far.get_mut(number) else { continue };
        let after = before.add(given);
        let amount = after.rounded(Rounding::HalfUp).0 - before.rounded(Rounding::HalfUp).0;
        *before = after;
        piece.waived = Some((number, Fen(amount).min(piece.net()))).filter(|(_, amount)| !amount.is_zero());
    }
}

/// Whether it is billed afterwards, and its place among the months.
type Turn = (bool, usize);

/// All pieces in the order in which they are billed, with the number of rule and piece: in advance for the term, then by
/// months; afterwards by months, then for the term.
fn in_turn(charged: &[RulePieces<'_>]) -> Vec<(Turn, usize, usize)> {
    let turn = |rules: &RulePieces<'_>, piece: &Piece| {
        let afterwards = rules.scope.rule.is_billed_afterwards();
        (afterwards, piece.month.map_or(if afterwards { usize::MAX } else { 0 }, |month| month + 1))
    };
    let of_rule = |(number, rules)| {
        let rules: &RulePieces<'_> = rules;
        let pieces = rules.pieces.iter().enumerate();
        pieces.map(move |(piece, of)| (turn(rules, of), number, piece))
    };
    let mut all: Vec<(Turn, usize, usize)> = charged.iter().enumerate().flat_map(of_rule).collect();
    all.sort_unstable();
    all
}

/// By which waiver group most is given of a piece, and how much; of equal ones by the first named by the school.
fn most_given(
    tariff: &Tariff,
    waivers: &[Waiver],
    scope: &Scope<'_>,
    piece: &Piece,
) -> Option<(usize, Exact)> {
    let of_group = |(number, group): (usize, &WaiverGroup)| {
        let granted = waivers.iter().filter(|waiver| waiver.group == group.id);
        let given = granted.map(|waiver| given(scope, piece, group, waiver));
        let most = given.max_by_key(|given| given.rounded(Rounding::HalfUp));
        most.map(|most| (number, most))
    };
    let groups = tariff.waivers.iter().enumerate().filter_map(of_group);
    groups.rev().max_by_key(|(_, given)| given.rounded(Rounding::HalfUp))
}

fn given(scope: &Scope<'_>, piece: &Piece, group: &WaiverGroup, waiver: &Waiver) -> Exact {
    if !group.rules.is_empty() && !group.rules.contains(&scope.rule.id) {
        return Exact::ZERO;
    }
    let (parts, of) = part_it_is_about(scope, piece, group, waiver);
    let about = Exact::from(piece.net()).part(parts, of).rounded(Rounding::HalfUp);
    Exact::from(about.min(piece.net())).share(group.share)
}

/// Which part of an amount lies with the offerings a waiver is about.
fn part_it_is_about(scope: &Scope<'_>, piece: &Piece, group: &WaiverGroup, waiver: &Waiver) -> (u32, u32) {
    let named = |id: &crate::OfferingId| {
        (group.offerings.is_empty() || group.offerings.contains(id))
            && waiver.offering.as_ref().is_none_or(|only| only == id)
    };
    if group.offerings.is_empty() && waiver.offering.is_none() {
        return (Fraction::WHOLE.parts(), Fraction::WHOLE.of());
    }
    if let Some(own) = scope.offering {
        return (u32::from(named(own)), 1);
    }
    let of_service = |service: usize| {
        scope
            .usage
            .services
            .get(service)
            .and_then(|service| service.offering)
            .is_some_and(|taken| named(&taken.id))
    };
    let weigh = |tally: &super::counting::Tally| {
        u32::try_from(tally.rate.0.saturating_mul(i64::from(tally.count))).unwrap_or(u32::MAX)
    };
    let about = piece.tallies.iter().filter(|tally| tally.service.is_some_and(of_service)).map(weigh);
    let parts = about.fold(0, u32::saturating_add);
    let of = piece.tallies.iter().map(weigh).fold(0, u32::saturating_add);
    if of == 0 { (0, 1) } else { (parts, of) }
}
