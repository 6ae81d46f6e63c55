//! Who works at the school, and what of its children they may see.

use crate::{Answer, GroupId, HomeClass, Places};
use serde::{Deserialize, Serialize};

/// A teacher as they sign in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Teacher {
    /// 何老师.
    pub name: String,
    /// The home class they lead, if they lead one.
    pub home_class: Option<HomeClass>,
    /// The grade they lead (年级组长), if they lead one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leads_grade: Option<u8>,
    /// The groups they teach.
    pub groups: Vec<GroupId>,
    /// Whether they work in the school office: they run the round and see every child.
    pub office: bool,
}

/// The children of one group, for those who teach it and the office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GroupRoster {
    /// The group.
    pub group: GroupId,
    /// The offering with its group, in words.
    pub title: String,
    /// Its places.
    pub places: Places,
    /// The children, by grade, class and school number.
    pub children: Vec<RosterChild>,
    /// School numbers of those a teacher has still to see before their places count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub to_be_seen: Vec<String>,
}

/// A child on a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RosterChild {
    /// What tells children of the same name apart (学号).
    pub school_number: String,
    /// As the family writes it.
    pub name: String,
    /// Grade and class.
    pub home_class: HomeClass,
}

/// The children of a home class, with what each family answered, for whoever leads it and the office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HomeClassRoster {
    /// The class.
    pub home_class: HomeClass,
    /// Its children, by school number.
    pub children: Vec<ClassChild>,
}

/// A child of a home class, and what its family answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClassChild {
    /// What tells children of the same name apart (学号).
    pub school_number: String,
    /// As the family writes it.
    pub name: String,
    /// Whether the family has answered, and how.
    pub answer: Answer,
    /// Care opted into, by the name of its windows.
    pub care: Vec<String>,
    /// Titles of the groups it is in.
    pub groups: Vec<String>,
}

/// How the families of a home class have answered; the office sees all classes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClassAnswers {
    /// The class.
    pub home_class: HomeClass,
    /// Children in it.
    pub children: u32,
    /// Children that take part.
    pub taking_part: u32,
    /// Children that take no service, by their family's word.
    pub no_service: u32,
    /// Children whose family has not answered, or took its answer back.
    pub unanswered: Vec<RosterChild>,
}
