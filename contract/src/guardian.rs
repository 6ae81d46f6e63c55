//! Who is signed in, and for whom they may act.

use crate::{Child, Teacher};
use serde::{Deserialize, Serialize};

/// A grown-up responsible for a child. Two guardians may share a household's children.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Guardian {
    /// As the office wrote it.
    pub name: String,
    /// 妈妈, 爸爸, 奶奶 …
    pub relation: String,
}

/// Who looks at the app after signing in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Viewer {
    /// Somebody who holds the household's code: a guardian, or a grandparent they gave it to.
    Household(Household),
    /// A teacher of the school.
    Teacher(Teacher),
}

/// A family as the school knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Household {
    /// Its guardians, for the signature.
    pub guardians: Vec<Guardian>,
    /// Its children at this school, eldest first.
    pub children: Vec<Child>,
}

/// What a parent types to sign in: both stand on the letter to parents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct HouseholdSignIn {
    /// The household code; blanks, dashes and case do not matter.
    pub household_code: String,
    /// The name of any child of the household.
    pub child_name: String,
}

/// What a teacher types to sign in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TeacherSignIn {
    /// The teacher's code; blanks, dashes and case do not matter.
    pub teacher_code: String,
}
