//! What a school charges, apart from the menu: phones fetch it when somebody wants to know what a plan costs.

use crate::{FeeRule, Fen, Offering, OfferingId, School, Tariff, Unit};
use serde::{Deserialize, Serialize};

/// The school's tariff, and what single offerings cost beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PriceList {
    /// The tariff.
    pub tariff: Tariff,
    /// Offerings with fees of their own.
    pub offerings: Vec<OfferingFees>,
}

/// What one offering costs beside the tariff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OfferingFees {
    /// Which offering.
    pub offering: OfferingId,
    /// Its own rules.
    pub fees: Vec<FeeRule>,
}

/// A rate as a menu's card says it: 25 元/次.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ShownRate {
    /// For one unit.
    pub amount: Fen,
    /// The unit.
    pub unit: Unit,
}

impl PriceList {
    /// The prices of a school and its menu.
    pub fn of<'a>(school: &School, offerings: impl Iterator<Item = &'a Offering>) -> Self {
        let own = offerings.filter(|offering| !offering.fees.is_empty());
        let own =
            own.map(|offering| OfferingFees { offering: offering.id.clone(), fees: offering.fees.clone() });
        Self { tariff: school.tariff.clone(), offerings: own.collect() }
    }

    /// An offering with what it costs.
    pub fn priced(&self, offering: &Offering) -> Offering {
        let own = self.offerings.iter().find(|own| own.offering == offering.id);
        Offering { fees: own.map(|own| own.fees.clone()).unwrap_or_default(), ..offering.clone() }
    }
}
