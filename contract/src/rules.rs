//! The rules, pure. The server judges by them; the app runs the same ones only to explain early.

mod clashes;
mod eligibility;
mod fees;
mod filter;
mod judging;
mod leaving;
mod names;
mod sessions;
mod spelling;
mod submitting;

pub use clashes::clash_between;
pub use eligibility::{may_choose, may_take_part};
pub use fees::{Priced, bill_for, line_for};
pub use filter::MenuFilter;
pub use judging::{Judge, Verdict};
pub use leaving::leaving_time;
pub use names::person_name;
pub use sessions::{Session, meeting_time, sessions_of};
pub use submitting::may_submit;
