//! Moving a round.

use super::StaffWrite;
use crate::{
    Catalogue,
    error::Error,
    sql,
    store::{Store, Written, keyed_write::Begun},
};
use kehou_contract::{Refusal, Round, RoundTimes, rules::may_move_round};

impl Store {
    /// Sets when the round opens and closes. An application that arrives after the commit is judged by the new times.
    pub(crate) async fn move_round(
        &self,
        catalogue: &Catalogue,
        staff: &StaffWrite,
        times: &RoundTimes,
    ) -> Result<Written, Error> {
        let mut write = match self.begin_write(&staff.keyed, staff.now).await? {
            Begun::Before(written) => return Ok(written),
            Begun::Open(write) => write,
        };
        may_move_round(times).map_err(Refusal::Office)?;
        let before = super::round_in_force(write.tx(), &catalogue.school.round).await?;
        let id = before.id.as_str();
        sql::query("DELETE FROM round_times WHERE round_id = $1").bind(id).execute(write.tx()).await?;
        sql::query("INSERT INTO round_times (round_id, opens_at, closes_at) VALUES ($1, $2, $3)")
            .bind(id)
            .bind(times.opens_at.timestamp_millis())
            .bind(times.closes_at.timestamp_millis())
            .execute(write.tx())
            .await?;
        let facts = serde_json::json!({
            "from": [before.opens_at, before.closes_at], "to": [times.opens_at, times.closes_at],
        });
        let round = Round { opens_at: times.opens_at, closes_at: times.closes_at, ..before };
        write.finish(&round, staff.row("round.moved", round.id.as_str(), facts), Vec::new()).await
    }
}
