use crate::{FieldId, Offering, OfferingId, Tier, WindowId};
use serde::{Deserialize, Serialize};

/// Which services something is about. What is left empty does not matter; left empty altogether it is every service.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Covers {
    /// Care, clubs, courses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<ServiceKind>,
    /// Services held in one of these windows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub windows: Vec<WindowId>,
    /// Who teaches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taught_by: Option<TaughtBy>,
    /// Offerings of these fields.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldId>,
    /// These offerings.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub offerings: Vec<OfferingId>,
}

/// Care, or what kind of entry on the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ServiceKind {
    /// 托管.
    Care,
    /// 拓展/社团.
    Club,
    /// 个性化课程.
    Course,
}

/// Who teaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum TaughtBy {
    /// The school's own teachers.
    School,
    /// An outside body.
    Provider,
}

impl From<Tier> for ServiceKind {
    fn from(tier: Tier) -> Self {
        match tier {
            Tier::Club => Self::Club,
            Tier::Course => Self::Course,
        }
    }
}

impl Covers {
    /// Whether a service is meant, wherever it is held: care, or an entry of the menu.
    pub fn admits(&self, kind: ServiceKind, offering: Option<&Offering>) -> bool {
        let outside = offering.is_some_and(|offering| offering.provider.is_some());
        (self.services.is_empty() || self.services.contains(&kind))
            && self.taught_by.is_none_or(|who| (who == TaughtBy::Provider) == outside)
            && (self.offerings.is_empty()
                || offering.is_some_and(|offering| self.offerings.contains(&offering.id)))
            && (self.fields.is_empty()
                || offering.is_some_and(|offering| self.fields.contains(&offering.field)))
    }
}
