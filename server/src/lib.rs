//! kehou's server: the JSON API of `kehou_contract::routes`, and the serving of the app.
//!
//! A request walks `router` → a handler (one file per verb) → the store (one transaction per use case). Rules are
//! asked of the contract; time comes from [`Clock`]; errors become the one wire error in [`error`].

mod address;
mod answers;
mod app;
mod audit_chain;
mod backup;
mod bills;
mod body;
mod catalogue;
mod clock;
mod codes;
mod collectors;
mod config;
mod desk;
mod doctor;
mod due_times;
mod enrolments;
mod error;
mod files;
mod headers;
mod keyed;
mod live_places;
mod menu;
mod messages;
mod office;
mod open_files;
mod openapi;
mod others;
mod outbox;
mod passing_on;
mod pick_ups;
mod places_stream;
mod qr_picture;
mod receipts;
mod rehearsal;
mod reviews;
mod rosters;
mod router;
mod seal;
mod serve;
mod sharing;
mod sign_ins;
pub mod sql;
mod stepping_back;
mod store;
mod tables;
mod upkeep;
mod verify;
mod waivers;
mod walking_pledges;
mod wish_lists;

pub use app::{App, Settings};
pub use backup::{
    Backup, BackupError, BackupSource, FileName, KeptFile, LastApplication, Manifest, Restored, back_up,
    restore,
};
pub use catalogue::{Catalogue, FileMistake};
pub use clock::Clock;
pub use config::{BackupArgs, Command, Config, DoctorArgs, LogFormat, RestoreArgs, VerifyArgs};
pub use doctor::{Examination, Judgement, Verdict, examine};
pub use error::StartError;
pub use outbox::WebhookUrl;
pub use rehearsal::SignInCodes;
pub use router::router;
pub use serve::{serve, until_asked_to_stop};
pub use stepping_back::step_back;
pub use store::{CapacityGuard, Store};
pub use verify::{Finding, NotedHead, Report, verify, verify_shared};
