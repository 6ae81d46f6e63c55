use crate::{Offering, Tier};

/// What costs nothing. A fee for fetching a child late makes no service cost something.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FreeServices<'a> {
    /// Care by its names: 午餐托管.
    pub care: Vec<&'a str>,
    /// Tiers of which every offering is free.
    pub tiers: Vec<Tier>,
    /// Free offerings of the other tiers.
    pub offerings: Vec<&'a Offering>,
}

impl FreeServices<'_> {
    /// Whether everything costs something.
    pub fn is_empty(&self) -> bool {
        self.care.is_empty() && self.tiers.is_empty() && self.offerings.is_empty()
    }
}
