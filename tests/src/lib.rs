//! Browser journeys and acceptance tests of kehou: the words in which they are told.
//!
//! A [`journey`] starts a server with its own data, a [`Wire`] to it that can be cut, and a browser of phone size
//! with a fresh profile. A [`Parent`] acts on that phone the way people do: by the names of buttons and links.
//! Journeys stand in `tests/journeys`, one module a theme.

pub mod axe;
mod caller;
mod environment;
mod family;
mod journey;
mod office;
mod owned_process;
mod parent;
pub mod phone;
mod server;
mod staff;
mod staff_tour;
mod tour;
mod waiting;
mod wire;

pub use environment::Environment;
pub use family::Family;
pub use journey::{AT_THE_USUAL_TIME, Journey, journey, journey_at, journey_in};
pub use office::Office;
pub use parent::Parent;
pub use phone::{Phone, Role};
pub use server::{Letter, RunningServer, SignInCodes};
pub use staff::sign_in_staff;
pub use staff_tour::staff_tour;
pub use tour::{page_behind, tour, tour_of_money};
pub use waiting::{eventually, within};
pub use wire::{Mode, Wire};
