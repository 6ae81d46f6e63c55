use crate::{Group, Offering};

/// A group together with the offering that prices it.
#[derive(Clone, Copy, Debug)]
pub struct Priced<'a> {
    /// The offering.
    pub offering: &'a Offering,
    /// The group of it.
    pub group: &'a Group,
}
