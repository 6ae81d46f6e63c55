//! Children as the school knows them.

use crate::ChildId;
use serde::{Deserialize, Serialize};

/// A child of the signed-in household.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Child {
    /// Random name of the child in addresses and logs.
    pub id: ChildId,
    /// As the family writes it.
    pub name: String,
    /// Grade and number of the home class.
    pub home_class: HomeClass,
}

impl Child {
    /// The child's grade, 1-9.
    pub fn grade(&self) -> u8 {
        self.home_class.grade
    }

    /// The last character of the name, for a round mark: 禾 of 林小禾.
    pub fn mark(&self) -> String {
        self.name.chars().next_back().map(String::from).unwrap_or_default()
    }
}

/// A home class (自然班), written 三(2)班.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HomeClass {
    /// Grade, 1-9.
    pub grade: u8,
    /// Number of the class inside the grade, from 1.
    pub number: u8,
}
