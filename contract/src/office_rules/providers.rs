//! Outside bodies (第三方机构) and whether they may hold offerings.

use chrono::NaiveDate;
use serde::Deserialize;

/// Which outside bodies a school or its county admits.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Providers {
    /// Whether any are admitted.
    pub admits: Admits,
    /// Those that were vetted.
    #[serde(default)]
    pub vetted: Vec<VettedProvider>,
}

/// Whether outside bodies are admitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Admits {
    /// None at all.
    None,
    /// Those that were vetted.
    Vetted,
}

/// An outside body that was vetted.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct VettedProvider {
    /// As offerings name it.
    pub name: String,
    /// Who vetted it: 县教育局.
    pub vetted_by: String,
    /// The last date the vetting holds; `None` without end.
    #[serde(default)]
    pub until: Option<NaiveDate>,
}
