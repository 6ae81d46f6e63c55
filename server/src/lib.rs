//! kehou's server: the JSON API of `kehou_contract::routes`, and the serving of the app.
//!
//! A request walks `router` → a handler (one file per verb) → the store (one transaction per use case). Rules are
//! asked of the contract; time comes from [`Clock`]; errors become the one wire error in [`error`].

mod address;
mod answers;
mod app;
mod audit_chain;
mod bills;
mod body;
mod catalogue;
mod clock;
mod codes;
mod collectors;
mod config;
mod desk;
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
mod outbox;
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
mod store;
mod verify;
mod waivers;
mod walking_pledges;
mod wish_lists;

pub use app::{App, Settings};
pub use catalogue::{Catalogue, FileMistake};
pub use clock::Clock;
pub use config::{Command, Config, LogFormat, VerifyArgs};
pub use error::StartError;
pub use outbox::WebhookUrl;
pub use rehearsal::SignInCodes;
pub use router::router;
pub use serve::{serve, until_asked_to_stop};
pub use store::{CapacityGuard, Store};
pub use verify::{Finding, NotedHead, Report, verify};
