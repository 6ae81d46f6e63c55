use super::{FeeAsked, FeeCovered, FeeNoticeRow};
use crate::{FeeRule, RefundRule};

/// One fee of the notice: a rule of the school, or rules of offerings that are alike in everything but amount and use.
#[derive(Clone, Debug, PartialEq)]
pub struct FeeNoticeEntry<'a> {
    /// How it is counted, bounded and rounded. Of offerings' own rules, the first; its amounts stand in the rows.
    pub rule: &'a FeeRule,
    /// Whether it is what offerings cost themselves.
    pub is_own: bool,
    /// What it is about.
    pub covers: FeeCovered<'a>,
    /// The rates, each with whom it is for.
    pub rows: Vec<FeeNoticeRow<'a>>,
    /// When it is asked for.
    pub asked: FeeAsked,
    /// The document by which it is charged: the rule's or the school's.
    pub document: &'a str,
    /// By what rule it is given back, the rule's own or the school's.
    pub refund: Option<&'a RefundRule>,
}

impl FeeNoticeEntry<'_> {
    /// Whether nobody ever pays anything by it.
    pub fn is_free(&self) -> bool {
        self.rows.iter().all(|row| row.rate.amount().is_zero())
    }
}
