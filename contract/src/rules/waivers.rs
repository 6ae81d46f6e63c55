//! Waivers: who may apply for one, who decides about it, and what one that is granted changes of bills that were made.

mod deciding;
mod rebilling;
mod requesting;
mod whole;

pub use deciding::{may_decide_waiver, may_pay_out};
pub use rebilling::{Rebilled, TakenOff, rebill};
pub use requesting::{LONGEST_WAIVER_REASON, may_request_waiver, may_withdraw_waiver_request, waiver_reason};
pub use whole::is_waived_whole;
