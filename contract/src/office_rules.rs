//! Rules of a school that only the office and the server go by: they never travel to a phone.

mod care;
mod held_back;
mod priority_group;
mod providers;
mod quota;
mod room;

pub use care::{CareClassRules, CareRules, MergeInside, StudyTime};
pub use held_back::{HeldBack, HeldFor};
pub use priority_group::PriorityGroup;
pub use providers::{Admits, Providers, VettedProvider};
pub use quota::Quota;
pub use room::Room;

use serde::Deserialize;

/// What a school has settled about its places, its providers and its care.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct OfficeRules {
    /// Groups of children that come first.
    #[serde(default)]
    pub priority_groups: Vec<PriorityGroup>,
    /// Capacity divided among children, or shared by groups.
    #[serde(default)]
    pub quotas: Vec<Quota>,
    /// Places held back for some.
    #[serde(default)]
    pub held_back: Vec<HeldBack>,
    /// Rooms and their seats.
    #[serde(default)]
    pub rooms: Vec<Room>,
    /// Which outside bodies may hold offerings; `None` while nothing is said.
    #[serde(default)]
    pub providers: Option<Providers>,
    /// How care is held.
    #[serde(default)]
    pub care: CareRules,
}
