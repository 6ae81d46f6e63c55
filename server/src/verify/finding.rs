use serde::Serialize;

/// What one check found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The law's number: 1 for I1.
    pub law: u8,
    /// What was checked, in words.
    pub what: &'static str,
    /// How many rows were looked at.
    pub checked: i64,
    /// The first that breaks the law, and how; none if it holds.
    pub broken: Option<String>,
}
