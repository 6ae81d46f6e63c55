use super::{counting::Tally, exact::Exact};
use crate::{Adjustment, FeeRule, Fen, Rounding, Unit};

/// What a rule comes to in a fee month, or in the term.
#[derive(Clone, Debug, Default)]
pub(super) struct Piece {
    /// Which month; `None` for the term.
    pub(super) month: Option<usize>,
    pub(super) tallies: Vec<Tally>,
    /// Why the sum differs from the tallies, and by how much.
    pub(super) adjustments: Vec<(Adjustment, Fen)>,
    /// It is not known beforehand, and this is the most it can come to.
    pub(super) is_up_to: bool,
    /// By which of the limits over several rules it came off, and by how much.
    pub(super) limited: Vec<(usize, Fen)>,
    /// Which waiver group it was waived for, and how much.
    pub(super) waived: Option<(usize, Fen)>,
    exact: Exact,
    /// The sum of what is shown so far.
    shown: Fen,
}

impl Piece {
    /// Begins with what the tallies come to.
    pub(super) fn start(&mut self, exact: Exact, unit: Unit) {
        self.exact = exact;
        let lines = self.tallies.iter().map(|tally| tally.amount(unit).rounded(Rounding::HalfUp));
        self.shown = Fen::checked_sum(lines).unwrap_or(Fen(i64::MAX));
    }

    /// What it comes to before rounding.
    pub(super) fn exact(&self) -> Exact {
        self.exact
    }

    /// Sets another amount, and says why, if it shows.
    pub(super) fn adjust(
        &mut self,
        to: Exact,
        changes: bool,
        rule: &FeeRule,
        why: impl FnOnce() -> Adjustment,
    ) {
        if changes {
            self.exact = to;
            self.show(to.rounded(in_fen(rule.rounding)), why);
        }
    }

    /// Rounds once, at the end.
    pub(super) fn round(&mut self, rounding: Rounding) {
        let amount = self.exact.rounded(rounding);
        self.show(amount, || Adjustment::Rounded);
        self.exact = Exact::from(amount);
    }

    /// Moves the rounded amount, and says why.
    pub(super) fn show(&mut self, amount: Fen, why: impl FnOnce() -> Adjustment) {
        if amount != self.shown {
            self.adjustments.push((why(), Fen(amount.0.saturating_sub(self.shown.0))));
            self.shown = amount;
        }
    }

    /// What it comes to by its own rule.
    pub(super) fn gross(&self) -> Fen {
        self.shown
    }

    /// What is to be paid of it.
    pub(super) fn net(&self) -> Fen {
        let off: i64 =
            self.limited.iter().map(|(_, cut)| cut.0).sum::<i64>() + self.waived.map_or(0, |(_, cut)| cut.0);
        Fen(self.shown.0.saturating_sub(off))
    }

    /// Something known only afterwards, and the most it can come to.
    pub(super) fn up_to(most: Fen) -> Self {
        Self { is_up_to: true, shown: most, ..Self::default() }
    }
}

/// Amounts on the way are shown to the fen, also where the end is rounded to more.
fn in_fen(rounding: Rounding) -> Rounding {
    match rounding {
        Rounding::DownToJiao | Rounding::DownToYuan => Rounding::HalfUp,
        fen => fen,
    }
}
