//! Opening the store.

use super::{
    CapacityGuard, Store, audit,
    engine::{self, Opened},
    gathered::{Gathered, Sees},
    remembered::Remembered,
    sign_ins, submit,
    writer::{StoreDesk, StoreWriter},
};
use crate::{StartError, seal::Seal};
use kehou_contract::SchoolId;
use std::path::Path;

impl Store {
    /// Opens the database an operator names, or the one in the data folder, and brings it up to date.
    pub(crate) async fn open(
        database: Option<&str>,
        data: &Path,
        school: &SchoolId,
        seal: Seal,
        guard: CapacityGuard,
    ) -> Result<Self, StartError> {
        let Opened { writer, write, read, is_shared } = engine::open(database, data, school, guard).await?;
        let desk = StoreDesk::open_apart(StoreWriter::new(writer, guard))
            .map_err(|source| StartError::Io { what: "thread of the desk".to_owned(), source })?;
        let mut turn = desk.turn().await?;
        audit::chain_old_rows(&mut turn).await?;
        turn.keep().await?;
        let sign_ins = Gathered::open(read.clone(), Sees::EachStatement, sign_ins::read_kept);
        let refusals = Gathered::open(read.clone(), Sees::OneInstant, submit::read_refusals);
        // What somebody at the school may see and do changes with their row, and a family's does not. Another process may
        // change either.
        let sign_ins = match is_shared {
            true => Remembered::new(sign_ins, |_| false),
            false => Remembered::new(sign_ins, sign_ins::KeptSignIn::is_of_household),
        };
        Ok(Self { desk, write, read, sign_ins, refusals, guard, seal, is_shared })
    }
}
