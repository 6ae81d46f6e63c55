use crate::WaiverGroup;

/// Children who pay less, as everybody may know them: the group, never who is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeeNoticeWaiver<'a> {
    /// Its name, and what is waived of each fee.
    pub group: &'a WaiverGroup,
    /// The entries it is about, by their place in the notice; empty for all.
    pub entries: Vec<usize>,
    /// The offerings it is about, by their titles; empty for everything.
    pub offerings: Vec<&'a str>,
}
