//! A school and what holds for all its families this term.

use crate::{
    ChoosingRules, FieldId, PickUpRules, Round, SchoolId, SizeRules, Tariff, Term, TextHash, Tier, Window,
    WindowId,
};
use serde::{Deserialize, Serialize};

/// What everybody may know of a school: its words, windows, term and rounds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct School {
    /// Stable name.
    pub id: SchoolId,
    /// Full name.
    pub title: String,
    /// The office's telephone, for whoever is stuck.
    pub phone: String,
    /// The telephone for complaints about fees (监督电话).
    pub complaint_phone: String,
    /// Who answers for children's data.
    pub data_officer: String,
    /// How a family takes part without this app.
    pub paper_way: String,
    /// The document by which fees are charged.
    pub fee_document: String,
    /// What is charged. It travels on its own, as a price list.
    #[serde(skip)]
    pub tariff: Tariff,
    /// Whether the office takes cash. Many schools may not, by their county's rule.
    #[serde(default)]
    pub takes_cash: bool,
    /// How a family pays now, step by step: where to, what to write on it, when it shows. Empty where nothing costs.
    #[serde(default)]
    pub how_to_pay: Vec<String>,
    /// How and when money that is given back reaches the family: what the refund rule of the tariff cannot say.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub refund_way: String,
    /// 致家长的一封信, paragraph by paragraph.
    pub letter: Vec<String>,
    /// The term.
    pub term: Term,
    /// The service windows, in order of the day.
    pub windows: Vec<Window>,
    /// The fields of the menu.
    pub fields: Vec<Field>,
    /// The round families see now.
    pub round: Round,
    /// Rules by which choices are judged.
    pub choosing: ChoosingRules,
    /// What becomes of groups that are too small.
    #[serde(skip)]
    pub sizes: SizeRules,
    /// 自愿参加课后服务协议书.
    pub agreement: SignedText,
    /// 安全接送承诺书.
    pub pick_up_pledge: SignedText,
    /// How children leave.
    pub pick_up: PickUpRules,
    /// 自行离校承诺书: signed before a child walks home alone.
    pub walking_pledge: SignedText,
}

/// A category of the menu (五育, or the school's own).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Field {
    /// Stable name.
    pub id: FieldId,
    /// 体质健康.
    pub title: String,
    /// The drawn mark and colour it is shown with.
    pub mark: FieldMark,
}

/// The marks the app can draw for a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FieldMark {
    /// A lamp: character, reading, manners.
    Virtue,
    /// A robot: mind and making.
    Mind,
    /// A ball: body.
    Body,
    /// A brush: art.
    Art,
    /// A leaf: work.
    Work,
}

/// A text a guardian signs; a signature names the hash of what was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignedText {
    /// 自愿参加课后服务协议书.
    pub title: String,
    /// For example 2026-1.
    pub version: String,
    /// The text, paragraph by paragraph.
    pub paragraphs: Vec<String>,
    /// SHA-256 over title, version and paragraphs, each ended by a line feed; hex. Made by the server.
    #[serde(default = "unhashed")]
    pub hash: TextHash,
}

fn unhashed() -> TextHash {
    TextHash::new("")
}

impl School {
    /// The field of this name.
    pub fn field(&self, id: &FieldId) -> Option<&Field> {
        self.fields.iter().find(|field| &field.id == id)
    }

    /// The window of this name.
    pub fn window(&self, id: &WindowId) -> Option<&Window> {
        self.windows.iter().find(|window| &window.id == id)
    }

    /// The windows whose care a family can opt into.
    pub fn care_windows(&self) -> impl Iterator<Item = &Window> {
        self.windows.iter().filter(|window| window.care.is_some())
    }

    /// The tiers of the menu, in the order they are named to families.
    pub fn tiers(&self) -> [Tier; 2] {
        [Tier::Club, Tier::Course]
    }
}
