//! What rules come to, as lines of a bill. The sum of the lines is the sum of the pieces.

use super::{RulePieces, counting::Tally, piece::Piece, scope::Scope};
use crate::{Adjustment, BillLine, Charge, Fen, ForEach, Rounding, Tariff};

/// The lines of one rule's pieces, told as one: the same rate of the same thing is counted up.
pub(super) fn lines_of(rules: &RulePieces<'_>, pieces: &[&Piece]) -> Vec<BillLine> {
    let scope = &rules.scope;
    let mut counted: Vec<Tally> = Vec::new();
    for tally in pieces.iter().flat_map(|piece| &piece.tallies) {
        let service = tally.service.filter(|_| names_services(scope));
        match counted.iter_mut().find(|known| known.rate == tally.rate && known.service == service) {
            Some(known) => known.count += tally.count,
            None => counted.push(Tally { service, ..*tally }),
        }
    }
    let unit = scope.rule.unit;
    let mut lines: Vec<BillLine> = counted
        .iter()
        .filter(|tally| !tally.rate.is_zero())
        .map(|tally| BillLine {
            title: title(scope, tally.service),
            charge: Charge::Counted { rate: tally.rate, unit, count: tally.count },
            amount: tally.amount(unit).rounded(Rounding::HalfUp),
        })
        .collect();
    let up_to = pieces.iter().filter(|piece| piece.is_up_to).map(|piece| piece.gross());
    lines.extend(up_to.map(|most| BillLine {
        title: title(scope, None),
        charge: Charge::UpTo,
        amount: most,
    }));
    lines.extend(adjustments(scope, pieces));
    let sum = Fen::checked_sum(pieces.iter().map(|piece| piece.gross())).unwrap_or(Fen(i64::MAX));
    settle(&mut lines, sum, &title(scope, None));
    lines
}

/// What a rule's lines are called.
pub(super) fn title_of(rules: &RulePieces<'_>) -> String {
    title(&rules.scope, None)
}

/// Each adjustment a line; bounds that moved several months are told once.
fn adjustments(scope: &Scope<'_>, pieces: &[&Piece]) -> Vec<BillLine> {
    let mut lines: Vec<BillLine> = Vec::new();
    for (adjustment, amount) in pieces.iter().flat_map(|piece| &piece.adjustments) {
        let charge = Charge::Adjusted(adjustment.clone());
        match lines.iter_mut().find(|line| line.charge == charge) {
            Some(line) => line.amount = Fen(line.amount.0.saturating_add(amount.0)),
            None => lines.push(BillLine { title: title(scope, None), charge, amount: *amount }),
        }
    }
    lines
}

/// Counted up, hours of several months may round otherwise than month by month: the difference is a line too.
fn settle(lines: &mut Vec<BillLine>, sum: Fen, title: &str) {
    let shown: i64 = lines.iter().map(|line| line.amount.0).fold(0, i64::saturating_add);
    if shown == sum.0 {
        return;
    }
    let (charge, amount) = (Charge::Adjusted(Adjustment::Rounded), Fen(sum.0.saturating_sub(shown)));
    match lines.iter_mut().find(|line| line.charge == charge) {
        Some(line) => line.amount = Fen(line.amount.0 + amount.0),
        None => lines.push(BillLine { title: title.to_owned(), charge, amount }),
    }
}

/// What came off over several rules, and what is waived.
pub(super) fn lines_off(tariff: &Tariff, pieces: &[&Piece]) -> Vec<BillLine> {
    let mut lines = Vec::new();
    for (number, limit) in tariff.limits.iter().enumerate() {
        let cuts = pieces.iter().flat_map(|piece| &piece.limited).filter(|(limit, _)| *limit == number);
        let why = Adjustment::AtMost { amount: limit.at_most.amount, per: limit.at_most.per };
        off(&mut lines, String::new(), why, cuts.map(|(_, cut)| *cut));
    }
    for (number, group) in tariff.waivers.iter().enumerate() {
        let cuts = pieces.iter().filter_map(|piece| piece.waived).filter(|(group, _)| *group == number);
        off(
            &mut lines,
            group.title.clone(),
            Adjustment::Waived { share: group.share },
            cuts.map(|(_, cut)| cut),
        );
    }
    lines
}

fn off(lines: &mut Vec<BillLine>, title: String, why: Adjustment, cuts: impl Iterator<Item = Fen>) {
    let sum = Fen::checked_sum(cuts).unwrap_or(Fen(i64::MAX));
    if !sum.is_zero() {
        lines.push(BillLine { title, charge: Charge::Adjusted(why), amount: Fen(-sum.0) });
    }
}

/// Whether lines name the services they are for.
fn names_services(scope: &Scope<'_>) -> bool {
    scope.offering.is_some() || scope.rule.title.is_empty() || scope.rule.for_each == ForEach::Service
}

/// The rule's title, the service's, or both.
fn title(scope: &Scope<'_>, service: Option<usize>) -> String {
    let of_service = |service: &crate::rules::Service<'_>| service.title.clone();
    let own = || {
        let mut met = (0..scope.usage.services.len()).filter(|service| scope.is_met_by(*service));
        let first = met.next()?;
        (scope.offering.is_some() || met.next().is_none()).then_some(first)
    };
    let named = service.or_else(|| own().filter(|_| names_services(scope)));
    let named = named.and_then(|service| scope.usage.services.get(service)).map(of_service);
    match (named, scope.rule.title.as_str()) {
        (Some(service), "") => service,
        (Some(service), rule) => [&service, " · ", rule].concat(),
        (None, rule) => rule.to_owned(),
    }
}
