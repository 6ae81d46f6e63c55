//! Taking an offering off the menu, and putting it back.

use super::StaffWrite;
use crate::{
    error::Error,
    sql,
    store::{Store, Written, keyed_write::Begun},
};
use kehou_contract::{OfferingId, Publication};

impl Store {
    /// Shows an offering on the menu, or hides it. Children who are in it stay in it.
    pub(crate) async fn publish_offering(
        &self,
        staff: &StaffWrite,
        offering: &OfferingId,
        wished: &Publication,
    ) -> Result<Written, Error> {
        let mut write = match self.begin_write(&staff.keyed, staff.now).await? {
            Begun::Before(written) => return Ok(written),
            Begun::Open(write) => write,
        };
        let statement = if wished.published {
            "DELETE FROM hidden_offerings WHERE offering_id = $1 AND $2 IS NOT NULL"
        } else {
            "INSERT INTO hidden_offerings (offering_id, hidden_at) VALUES ($1, $2) ON CONFLICT DO NOTHING"
        };
        sql::query(statement)
            .bind(offering.as_str())
            .bind(staff.now.timestamp_millis())
            .execute(write.tx())
            .await?;
        let action = if wished.published { "offering.published" } else { "offering.hidden" };
        let facts = serde_json::json!({});
        write.finish(wished, staff.row(action, offering.as_str(), facts), Vec::new()).await
    }
}
