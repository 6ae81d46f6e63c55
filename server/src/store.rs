//! The database: one method per use case, one transaction each.

mod audit;
mod bills;
mod child_term;
mod children;
mod engine;
mod entry_checks;
mod gathered;
mod held;
mod held_back;
mod ids;
mod in_force;
mod keyed_write;
mod keys;
mod leavings;
mod ledger;
mod meetings;
mod messages;
mod numbers;
mod office;
mod open;
mod outbox;
mod payments;
mod pick_up;
mod place_counts;
mod places;
mod quotas;
mod rebilling;
mod receipts;
mod refunds;
mod remembered;
mod reviews;
mod roster;
mod rosters;
mod servers;
mod sharing;
mod sign_ins;
mod signatures;
mod signing;
mod standing;
mod submit;
mod takes;
mod unpaid;
mod upkeep;
mod waivers;
mod wish_lists;
mod withdraw;
mod writer;

pub(crate) use audit::Head;
pub(crate) use children::OwnChild;
pub(crate) use engine::{
    FILE_MIGRATIONS, OLDEST_SQLITE, database_file, is_postgres, open_file_to_read, open_shared_to_read,
};
pub(crate) use keys::Keyed;
pub(crate) use leavings::LeavingCommand;
pub(crate) use office::StaffWrite;
pub(crate) use outbox::{Attempt, Waiting};
pub(crate) use pick_up::{
    AddCollectorCommand, PickUpChangeCommand, SignWalkingPledgeCommand, UsualCompanyCommand,
};
pub(crate) use reviews::AcceptanceCommand;
pub(crate) use roster::{NewChild, NewGuardian, NewHousehold, NewTeacher};
pub(crate) use sharing::SharedStanding;
pub(crate) use sign_ins::{OwnHousehold, SignedIn, StaffMember};
pub(crate) use signing::SigningCommand;
pub(crate) use submit::{LinkedSubmission, Submission};
pub(crate) use waivers::WaiverRequestCommand;
pub(crate) use wish_lists::KeepWishListCommand;
pub(crate) use withdraw::WithdrawalCommand;

use crate::{
    live_places::Changed,
    seal::Seal,
    sql::{self, Pool},
};
use gathered::Gathered;
use kehou_contract::Refusal;
use remembered::Remembered;
use serde::{Deserialize, Serialize};
use writer::StoreDesk;

/// Whether places are guarded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CapacityGuard {
    /// Always, in service.
    On,
    /// Only the table's CHECK: a test shows that the last net holds alone. No option or environment reaches it.
    ConstraintAlone,
    /// Nothing: a test shows what the guard prevents. No option or environment reaches it.
    OffForNegativeControl,
}

/// An open database.
#[derive(Clone, Debug)]
pub struct Store {
    /// Where everything that is written waits for its turn.
    desk: StoreDesk,
    /// The one connection that writes; the desk has it while anybody is served.
    write: Pool,
    read: Pool,
    /// Who asks by which cookie: every request does, so they are read for many at a time. Children move in before anybody
    /// signs in.
    sign_ins: Remembered<sign_ins::TokenHash, sign_ins::KeptSignIn>,
    /// Which applications are refused because something is full.
    refusals: Gathered<submit::Asking, Refusal>,
    guard: CapacityGuard,
    seal: Seal,
    is_shared: bool,
}

/// What a write answers.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Written {
    /// It was taken now.
    Now {
        /// The JSON answer.
        answer: String,
        /// Sequence number of the commit.
        commit: i64,
        /// Groups whose places changed.
        changed: Vec<Changed>,
    },
    /// The same body under the same key was taken before; this is the same answer.
    Before {
        /// The JSON answer.
        answer: String,
    },
}

impl Written {
    /// The sequence number of its commit, if it was taken now.
    fn commit(&self) -> Option<i64> {
        match self {
            Self::Now { commit, .. } => Some(*commit),
            Self::Before { .. } => None,
        }
    }
}

impl Store {
    /// Whether anything can be written, as far as is known.
    pub(crate) fn is_written(&self) -> bool {
        self.desk.is_sound()
    }

    /// Whether the database answers at all.
    pub(crate) async fn answers(&self) -> sqlx::Result<()> {
        sql::query("SELECT 1").execute(&self.read).await.map(drop)
    }

    /// Ends all connections, the writer last.
    pub(crate) async fn close(&self) {
        self.desk.close().await;
        self.read.close().await;
        self.write.close().await;
    }

    /// How many applications reached the desk since the start, so that a test can see one there before its turn has come.
    pub fn handed_in(&self) -> u64 {
        self.desk.handed_in()
    }

    /// The connection that writes, for tests that look behind the answers.
    pub fn writer(&self) -> &Pool {
        &self.write
    }
}
