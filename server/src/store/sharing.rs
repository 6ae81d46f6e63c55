//! A database that several processes write in.

use super::{
    Store,
    audit::{self, Head},
    places,
};
use crate::{
    StartError, catalogue::OfficeChanges, codes::SecretKey, error::Error, live_places::Changed, sql,
};
use kehou_contract::Round;

/// How the school stands as of a commit, whoever made it.
pub(crate) struct SharedStanding {
    /// The last row of the audit trail.
    pub(crate) head: Option<Head>,
    /// Whether the history that was seen before is not that of the database.
    pub(crate) is_another_history: bool,
    /// Places of every group.
    pub(crate) changed: Vec<Changed>,
    pub(crate) office: OfficeChanges,
}

impl Store {
    /// Whether other processes may write in it as well.
    pub(crate) fn is_shared(&self) -> bool {
        self.is_shared
    }

    /// Writes nothing any more: this database is not the one that was read before.
    pub(crate) fn refuse_to_go_on(&self) {
        self.desk.give_up(Error::Broken("the database has gone back behind what was read of it"));
    }

    /// How the school stands, if anything was written after a row of the audit trail: every write leaves one.
    pub(crate) async fn read_if_changed(
        &self,
        round: &Round,
        seen: Option<&Head>,
    ) -> Result<Option<SharedStanding>, Error> {
        if audit::head(&self.read).await?.as_ref() == seen {
            return Ok(None);
        }
        let mut tx = self.read.begin_reading().await?;
        // As of one instant: all commits up to this one are in what follows, and none after it.
        let head = audit::head(&mut tx).await?;
        let is_another_history = match seen {
            Some(seen) => !audit::has(&mut tx, seen).await?,
            None => false,
        };
        let office = super::office::changes_in_force(&mut tx, round).await?;
        let changed = places::read_all(&mut tx).await?;
        Ok(Some(SharedStanding { head, is_another_history, changed, office }))
    }

    /// Refuses a key that is not the one the school's codes were hashed with: nobody could sign in, and what is sealed
    /// could not be read. Processes that share a database share the key.
    pub(crate) async fn refuse_another_key(&self, key: &SecretKey) -> Result<(), StartError> {
        if !self.is_shared {
            return Ok(());
        }
        let digest = key.derive("kehou key digest 1");
        let mut turn = self.desk.turn().await?;
        sql::query("UPDATE schools SET key_digest = $1 WHERE key_digest IS NULL")
            .bind(&digest[..])
            .execute(&mut *turn)
            .await?;
        let first: Vec<u8> =
            sql::query_scalar("SELECT key_digest FROM schools").fetch_one(&mut *turn).await?;
        turn.keep().await?;
        match first == digest {
            true => Ok(()),
            false => Err(StartError::Other(
                "secret.key is not the one this database was begun with: take it from the data folder of the first server"
                    .to_owned(),
            )),
        }
    }
}
