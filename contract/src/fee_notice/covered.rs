use crate::{ServiceKind, TaughtBy};

/// Which services a fee is about, by the names families know. What is empty does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeeCovered<'a> {
    /// Care, clubs, courses.
    pub services: Vec<ServiceKind>,
    /// Windows: 午间.
    pub windows: Vec<&'a str>,
    /// Who teaches.
    pub taught_by: Option<TaughtBy>,
    /// Fields: 体质健康.
    pub fields: Vec<&'a str>,
    /// Offerings by their titles.
    pub offerings: Vec<&'a str>,
}
