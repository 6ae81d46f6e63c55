//! What is waived.

use super::{RulePieces, exact::Exact, piece::Piece, scope::Scope};
use crate::{Fen, Fraction, Tariff, Waiver, WaiverGroup};

/// Takes off what is waived for a child: of each amount by the waiver that gives most.
pub(super) fn waive(tariff: &Tariff, waivers: &[Waiver], charged: &mut [RulePieces<'_>]) {
    for rules in charged {
        for piece in &mut rules.pieces {
            let of_group = |(number, group): (usize, &WaiverGroup)| {
                let granted = waivers.iter().filter(|waiver| waiver.group == group.id);
                let amounts = granted.map(|waiver| waived(&rules.scope, piece, group, waiver));
                amounts.max().map(|amount| (number, amount))
            };
            let groups = tariff.waivers.iter().enumerate().filter_map(of_group);
            // Of equal ones the first named by the school.
            let best = groups.rev().max_by_key(|(_, amount)| *amount);
            piece.waived = best.filter(|(_, amount)| !amount.is_zero());
        }
    }
}

fn waived(scope: &Scope<'_>, piece: &Piece, group: &WaiverGroup, waiver: &Waiver) -> Fen {
    if !group.rules.is_empty() && !group.rules.contains(&scope.rule.id) {
        return Fen::ZERO;
    }
    let (parts, of) = part_it_is_about(scope, piece, group, waiver);
    let about = Exact::from(piece.net()).part(parts, of);
    about.share(group.share).rounded(crate::Rounding::HalfUp).min(piece.net())
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
