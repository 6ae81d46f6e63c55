//! What a rule comes to, month by month or in the term.

mod months;

use super::{
    View,
    counting::{Free, Tally, count, key_of},
    exact::Exact,
    piece::Piece,
    scope::{Scope, days},
};
use crate::{
    Adjustment, Bound, FeeRule, Fen, LateStart, Per, Rounding, Undelivered, Unit,
    rules::{LatePickUp, ServiceSession},
};

/// The pieces of a rule: `by_months` in their order, or one for the term. None where the child takes nothing it covers.
pub(super) fn pieces(scope: &Scope<'_>, view: View, by_months: bool) -> Vec<Piece> {
    if !scope.is_met() {
        return Vec::new();
    }
    if matches!(scope.rule.unit, Unit::LatePickUp { .. }) && view == View::Planned {
        return vec![Piece::up_to(most_of_late_pick_ups(scope))];
    }
    let covered: Vec<&ServiceSession> =
        scope.usage.sessions.iter().filter(|session| scope.covers(session)).collect();
    let mut free = Free::of(scope);
    let mut pieces: Vec<Piece> = match by_months {
        true => months::in_months(scope, &covered)
            .iter()
            .enumerate()
            .filter_map(|(month, sessions)| piece(scope, sessions, view, Some(month), &mut free))
            .collect(),
        false => piece(scope, &covered, view, None, &mut free).into_iter().collect(),
    };
    bound_the_term(scope, &mut pieces);
    pieces
}

fn piece(
    scope: &Scope<'_>,
    all: &[&ServiceSession],
    view: View,
    month: Option<usize>,
    free: &mut Free,
) -> Option<Piece> {
    let own: Vec<&ServiceSession> = all.iter().copied().filter(|session| session.joined).collect();
    if own.is_empty() {
        return None;
    }
    let number = month.unwrap_or(0);
    let mut piece = match scope.rule.unit {
        Unit::Month | Unit::Term => flat(scope, &own, month.unwrap_or(0), free),
        Unit::LatePickUp { minutes } => late(scope, &own, month, minutes),
        _ => count(scope, &own, view, number, free),
    };
    piece.month = month;
    if matches!(scope.rule.unit, Unit::Month | Unit::Term) {
        take_off_what_was_missed(scope, &mut piece, all, &own, view);
    }
    if view == View::Counted {
        pay_by_attendance(scope, &mut piece, &own);
    }
    let months = if month.is_some() { 1 } else { months_met(scope, &own) };
    bound_the_month(scope, &mut piece, months);
    piece.round(rounding(scope.rule, month));
    Some(piece)
}

/// Where only a limit over several rules divides an amount into months, what is less than a fen in one is left out: the
/// months come to no more than the whole would.
fn rounding(rule: &FeeRule, month: Option<usize>) -> Rounding {
    let divided = month.is_some() && !rule.is_counted_by_months();
    match rule.rounding {
        Rounding::HalfUp | Rounding::Up if divided => Rounding::Down,
        rounding => rounding,
    }
}

/// A month or the term, once for whatever it is counted for.
fn flat(scope: &Scope<'_>, own: &[&ServiceSession], month: usize, free: &mut Free) -> Piece {
    let mut keys: Vec<usize> = own.iter().map(|session| key_of(scope.rule.for_each, session)).collect();
    keys.sort_unstable();
    keys.dedup();
    let mut piece = Piece::default();
    let mut sum = Fen::ZERO;
    for key in keys {
        let of_key: Vec<&ServiceSession> =
            own.iter().copied().filter(|session| key_of(scope.rule.for_each, session) == key).collect();
        let Some(first) = of_key.first() else { continue };
        let count = free.pay(1, scope.rule.unit, first.date, month);
        let rate = scope.rate(&of_key);
        if count > 0 && !rate.is_zero() {
            let one = of_key.iter().all(|session| session.service == first.service);
            piece.tallies.push(Tally { service: one.then_some(first.service), rate, count });
            sum = sum.checked_add(rate).unwrap_or(Fen(i64::MAX));
        }
    }
    piece.start(Exact::from(sum), scope.rule.unit);
    piece
}

/// Late pick-ups as they were counted, each day within what a day may come to.
fn late(scope: &Scope<'_>, own: &[&ServiceSession], month: Option<usize>, minutes: u32) -> Piece {
    let month = month.and_then(|month| scope.usage.months.get(month));
    let of_piece =
        |late: &&LatePickUp| month.is_none_or(|month| month.from <= late.date && late.date <= month.to);
    let rate = scope.rate(own);
    let (mut count, mut sum, mut bounded) = (0_u32, Fen::ZERO, Fen::ZERO);
    for late in scope.usage.late_pick_ups.iter().filter(of_piece) {
        let spans = late.minutes.div_ceil(minutes.max(1));
        let of_day = rate.checked_times(spans).unwrap_or(Fen(i64::MAX));
        let most = scope.rule.at_most.iter().filter(|bound| bound.per == Per::Day).map(|bound| bound.amount);
        count = count.saturating_add(spans);
        sum = sum.checked_add(of_day).unwrap_or(Fen(i64::MAX));
        bounded = bounded.checked_add(most.fold(of_day, Fen::min)).unwrap_or(Fen(i64::MAX));
    }
    let mut piece = Piece::default();
    if count > 0 {
        piece.tallies.push(Tally { service: None, rate, count });
    }
    piece.start(Exact::from(sum), scope.rule.unit);
    let of_day = scope.rule.at_most.iter().find(|bound| bound.per == Per::Day);
    let amount = of_day.map(|bound| bound.amount).unwrap_or_default();
    let why = || Adjustment::AtMost { amount, per: Per::Day };
    piece.adjust(Exact::from(bounded), bounded != sum, scope.rule, why);
    piece
}

/// The most that late pick-ups can cost: what a month or the term is bounded by.
fn most_of_late_pick_ups(scope: &Scope<'_>) -> Fen {
    let months = months_met(scope, &scope.own());
    let bounds = scope.rule.at_most.iter();
    let most = bounds.filter_map(|bound| match bound.per {
        Per::Month => bound.amount.checked_times(months),
        Per::Term => Some(bound.amount),
        Per::Unit | Per::Day | Per::Week => None,
    });
    most.min().unwrap_or_default()
}

fn take_off_what_was_missed(
    scope: &Scope<'_>,
    piece: &mut Piece,
    all: &[&ServiceSession],
    own: &[&ServiceSession],
    view: View,
) {
    let (left, of) = (days(own.iter().copied()), days(all.iter().copied()));
    let late = match scope.rule.late_start {
        LateStart::ByDay => Some(piece.exact().part(left, of)),
        LateStart::ByHalf if left * 2 <= of => Some(piece.exact().part(1, 2)),
        _ => None,
    };
    if let Some(late) = late {
        piece.adjust(late, true, scope.rule, || Adjustment::JoinedLate { days: left, of });
    }
    let held = days(own.iter().copied().filter(|session| session.held));
    if view == View::Counted && scope.rule.undelivered != Undelivered::Kept {
        let rest = piece.exact().part(held, left);
        piece.adjust(rest, true, scope.rule, || Adjustment::NotHeld { days: left - held, of: left });
    }
}

fn pay_by_attendance(scope: &Scope<'_>, piece: &mut Piece, own: &[&ServiceSession]) {
    let held = days(own.iter().copied().filter(|session| session.held));
    let came = days(own.iter().copied().filter(|session| session.held && session.attended));
    if let Some(step) = scope.rule.attendance.iter().find(|step| step.below.is_above(came, held)) {
        let to = piece.exact().share(step.pays);
        piece.adjust(to, true, scope.rule, || Adjustment::Attended { days: came, of: held, pays: step.pays });
    }
}

/// What a month may come to, and must; of a piece that is the whole term, so often as the child takes part in months.
fn bound_the_month(scope: &Scope<'_>, piece: &mut Piece, months: u32) {
    let amount = |bound: &&Bound| bound.amount.checked_times(months).unwrap_or(Fen(i64::MAX));
    for bound in scope.floors(Per::Month) {
        let least = amount(&bound);
        let why = || Adjustment::AtLeast { amount: bound.amount, per: Per::Month };
        piece.adjust(Exact::from(least), piece.exact().is_below(least), scope.rule, why);
    }
    for bound in scope.rule.at_most.iter().filter(|bound| bound.per == Per::Month) {
        let most = amount(&bound);
        let why = || Adjustment::AtMost { amount: bound.amount, per: Per::Month };
        piece.adjust(Exact::from(most), piece.exact().is_above(most), scope.rule, why);
    }
}

/// What the term may come to, and must. The months are filled in their order; what is missing is added from the last
/// month backwards, in none above what a month may come to.
fn bound_the_term(scope: &Scope<'_>, pieces: &mut [Piece]) {
    let sum = |pieces: &[Piece]| Fen::checked_sum(pieces.iter().map(Piece::gross)).unwrap_or(Fen(i64::MAX));
    for bound in scope.floors(Per::Term) {
        let mut missing = bound.amount.0.saturating_sub(sum(pieces).0).max(0);
        for piece in pieces.iter_mut().rev() {
            let room = most_of_piece(scope, piece).0.saturating_sub(piece.gross().0).max(0);
            let raised = Fen(piece.gross().0.saturating_add(missing.min(room)));
            missing -= missing.min(room);
            piece.show(raised, || Adjustment::AtLeast { amount: bound.amount, per: Per::Term });
        }
    }
    for bound in scope.rule.at_most.iter().filter(|bound| bound.per == Per::Term) {
        let mut left = bound.amount;
        for piece in pieces.iter_mut() {
            let amount = piece.gross().min(left);
            piece.show(amount, || Adjustment::AtMost { amount: bound.amount, per: Per::Term });
            left = Fen(left.0 - amount.0);
        }
    }
}

/// The most a piece may come to by the bounds of months.
fn most_of_piece(scope: &Scope<'_>, piece: &Piece) -> Fen {
    let months = match piece.month {
        Some(_) => 1,
        None => months_met(scope, &scope.own()),
    };
    let bounds = scope.rule.at_most.iter().filter(|bound| bound.per == Per::Month);
    let most = bounds.map(|bound| bound.amount.checked_times(months).unwrap_or(Fen(i64::MAX)));
    most.min().unwrap_or(Fen(i64::MAX))
}

fn months_met(scope: &Scope<'_>, own: &[&ServiceSession]) -> u32 {
    let met = scope
        .usage
        .months
        .iter()
        .filter(|month| own.iter().any(|session| month.from <= session.date && session.date <= month.to));
    u32::try_from(met.count()).unwrap_or(u32::MAX).max(1)
}
