//! The catalogue that is served now.

use super::{Catalogue, OfficeChanges};
use std::sync::Arc;

/// The term as the office has changed it, and as of which commit that is known.
#[derive(Debug)]
pub(crate) struct InForce {
    pub(crate) catalogue: Arc<Catalogue>,
    as_of: i64,
}

impl InForce {
    /// The school's file with what the office has changed.
    pub(crate) fn begin(catalogue: &Catalogue, changes: OfficeChanges) -> Self {
        let as_of = changes.as_of;
        Self { catalogue: Arc::new(catalogue.with(changes)), as_of }
    }

    /// Takes up what the office has changed; whether that is news. Two may read at once, and the one that read first come
    /// last: what is older than what is known is none.
    pub(crate) fn take_up(&mut self, changes: OfficeChanges) -> bool {
        if changes.as_of < self.as_of {
            return false;
        }
        self.as_of = changes.as_of;
        let is_news = !self.catalogue.has(&changes);
        if is_news {
            self.catalogue = Arc::new(self.catalogue.with(changes));
        }
        is_news
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kehou_contract::OfferingId;

    fn hidden(as_of: i64, offerings: &[&str]) -> OfficeChanges {
        let hidden = offerings.iter().map(|id| OfferingId::new(*id)).collect();
        OfficeChanges { as_of, round_times: None, hidden }
    }

    #[test]
    fn what_was_read_before_what_is_known_is_no_news() {
        let text = include_str!("../../../schools/s1.toml");
        let catalogue = Catalogue::parse(text).expect("the example school");
        let mut in_force = InForce::begin(&catalogue, hidden(10, &["go"]));
        assert!(!in_force.take_up(hidden(18, &["go"])), "taken off, put back, and taken off again");
        assert!(!in_force.take_up(hidden(15, &[])), "as it was in between");
        assert!(!in_force.catalogue.is_published(&OfferingId::new("go")));
        assert!(in_force.take_up(hidden(19, &[])));
        assert!(in_force.catalogue.is_published(&OfferingId::new("go")));
    }
}
