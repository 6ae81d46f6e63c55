use crate::{Fen, Offering, Rate};

/// One rate of a fee, and whom it is for.
#[derive(Clone, Debug, PartialEq)]
pub struct FeeNoticeRow<'a> {
    /// The offerings whose own rate it is; none where it is a rate of the school.
    pub offerings: Vec<&'a Offering>,
    /// The rate.
    pub rate: RowRate<'a>,
    /// What an offering's own rate pays for. What a rate of the school pays for, its rule says.
    pub pays_for: &'a str,
}

/// A rate with its condition.
#[derive(Clone, Debug, PartialEq)]
pub enum RowRate<'a> {
    /// The only one.
    Plain(Fen),
    /// One that depends on the child, the teacher or the plan.
    Fitting {
        /// The rate and its condition.
        rate: &'a Rate,
        /// The windows of its package, by their names.
        takes: Vec<&'a str>,
    },
    /// What is charged where none of the others fits.
    Otherwise(Fen),
}

impl RowRate<'_> {
    /// For one unit.
    pub fn amount(&self) -> Fen {
        match self {
            Self::Plain(amount) | Self::Otherwise(amount) => *amount,
            Self::Fitting { rate, .. } => rate.amount,
        }
    }
}
