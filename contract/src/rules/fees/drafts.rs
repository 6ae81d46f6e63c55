//! Which amounts stand on which bill.

use super::{RulePieces, exact::Exact, piece::Piece};
use crate::{Billed, FeeMonth, Fen};
use chrono::NaiveDate;

/// A bill to be made.
#[derive(Default)]
pub(super) struct Draft<'p> {
    pub(super) title: String,
    pub(super) on: Option<NaiveDate>,
    pub(super) afterwards: bool,
    /// Pieces of rules, by the rule's number.
    pub(super) pieces: Vec<(usize, Vec<&'p Piece>)>,
    /// Parts of a rule's whole.
    pub(super) parts: Vec<(usize, Part)>,
}

/// One part of a whole that is billed in parts.
#[derive(Clone, Copy)]
pub(super) struct Part {
    pub(super) number: u32,
    pub(super) of: u32,
    pub(super) whole: Fen,
    pub(super) amount: Fen,
}

impl Draft<'_> {
    /// What a rule comes to on it.
    pub(super) fn amount(&self, number: usize) -> Fen {
        let pieces = self.pieces.iter().filter(|(rule, _)| *rule == number);
        let nets = pieces.flat_map(|(_, pieces)| pieces.iter().map(|piece| piece.net()));
        let parts = self.parts.iter().filter(|(rule, _)| *rule == number).map(|(_, part)| part.amount);
        Fen::checked_sum(nets.chain(parts)).unwrap_or(Fen(i64::MAX))
    }
}

/// The bills of what rules come to, in the order they are billed; what is counted afterwards at the end.
pub(super) fn drafts<'p>(charged: &'p [RulePieces<'_>], months: &[FeeMonth]) -> Vec<Draft<'p>> {
    let mut drafts: Vec<Draft<'p>> = Vec::new();
    for (number, rules) in charged.iter().enumerate() {
        let rule = rules.scope.rule;
        let all = || rules.pieces.iter().collect::<Vec<_>>();
        match &rule.billed {
            _ if rule.is_billed_afterwards() => at(&mut drafts, None, true, "").pieces.push((number, all())),
            Billed::AtOnce | Billed::AfterMonth { .. } | Billed::AfterTerm { .. } => {
                at(&mut drafts, None, false, "").pieces.push((number, all()));
            }
            Billed::EachMonth if rule.is_counted_by_months() => {
                for piece in &rules.pieces {
                    let Some(month) = piece.month.and_then(|month| months.get(month)) else { continue };
                    at(&mut drafts, Some(month.from), false, &month.title).pieces.push((number, vec![piece]));
                }
            }
            Billed::EachMonth => {
                let dates = months.iter().map(|month| (month.from, month.title.as_str(), (1, 1)));
                in_parts(&mut drafts, number, rules, &dates.collect::<Vec<_>>());
            }
            Billed::Instalments(parts) => {
                let dates = parts.iter().map(|part| (part.on, "", (part.share.parts(), part.share.of())));
                in_parts(&mut drafts, number, rules, &dates.collect::<Vec<_>>());
            }
        }
    }
    drafts.sort_by_key(|draft| (draft.afterwards, draft.on));
    drafts
}

/// The bill of a date; the same one for every rule.
fn at<'d, 'p>(
    drafts: &'d mut Vec<Draft<'p>>,
    on: Option<NaiveDate>,
    afterwards: bool,
    title: &str,
) -> &'d mut Draft<'p> {
    let known = drafts.iter().position(|draft| draft.on == on && draft.afterwards == afterwards);
    let index = known.unwrap_or(drafts.len());
    if known.is_none() {
        drafts.push(Draft { on, afterwards, ..Draft::default() });
    }
    let draft = &mut drafts[index];
    if draft.title.is_empty() {
        title.clone_into(&mut draft.title);
    }
    draft
}

/// Divides what a rule comes to by weights; what rounding leaves is in the last part.
fn in_parts(
    drafts: &mut Vec<Draft<'_>>,
    number: usize,
    rules: &RulePieces<'_>,
    dates: &[(NaiveDate, &str, (u32, u32))],
) {
    let whole = Fen::checked_sum(rules.pieces.iter().map(Piece::net)).unwrap_or(Fen(i64::MAX));
    let weight = |(parts, of): (u32, u32)| Exact::new(i64::from(parts), i64::from(of.max(1)));
    let all = dates.iter().fold(Exact::ZERO, |sum, (_, _, share)| sum.add(weight(*share)));
    let (mut so_far, mut billed) = (Exact::ZERO, Fen::ZERO);
    for (index, (on, title, share)) in dates.iter().enumerate() {
        so_far = so_far.add(weight(*share));
        let until = if index + 1 == dates.len() { whole } else { so_far.of_whole(all, whole) };
        let part = Part {
            number: u32::try_from(index + 1).unwrap_or(u32::MAX),
            of: u32::try_from(dates.len()).unwrap_or(u32::MAX),
            whole,
            amount: Fen(until.0 - billed.0),
        };
        billed = until;
        at(drafts, Some(*on), false, title).parts.push((number, part));
    }
}
