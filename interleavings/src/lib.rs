//! Every order in which threads can come to what the server keeps in its memory, tried by chance.
//!
//! The files are the server's own, compiled here with locks and counters of shuttle's: its scheduler decides at each of
//! them who goes on. It takes every counter for the strictest: what a processor may reorder it does not see. What the server
//! shares by tokio's channels and bells is not among them either: shuttle cannot see into those.

mod error;
mod numbers_of_places;
mod places_in_the_queue;
mod remembered_answers;
mod sharing;

#[path = "../../server/src/store/remembered/kept.rs"]
mod kept;
#[path = "../../server/src/live_places/numbers.rs"]
#[expect(dead_code, reason = "what is full is asked of one instant's numbers")]
mod numbers;
#[path = "../../server/src/desk/waiting.rs"]
#[expect(dead_code, reason = "how many the channel holds is the desk's own")]
mod waiting;

pub use numbers_of_places::{followers_miss_nothing, followers_who_count_apart};
pub use places_in_the_queue::{every_place_is_given_back, one_at_a_time_at_a_slow_desk};
pub use remembered_answers::{a_change_is_never_hidden, a_change_is_never_hidden_from_whoever_looks_late};
