//! The rules, pure. The server judges by them; the app runs the same ones only to explain early.

mod bills;
mod board;
mod clashes;
mod codes;
mod eligibility;
mod fees;
mod filter;
mod judging;
mod leaving;
mod leaving_changes;
mod ledger;
mod names;
mod office;
mod phones;
mod pick_up;
mod priced;
mod refunds;
mod sessions;
mod siblings;
mod spelling;
mod submitting;
mod usage;
mod waivers;
mod wishes;

pub use bills::{BillStanding, BillTotals, bill_standing, bill_totals};
pub use board::{BoardFilter, Opening, opening};
pub use clashes::clash_between;
pub use codes::{CODE_SIGNS, WISH_CODE_LENGTH, typed_code, wish_code};
pub use eligibility::{may_choose, may_take_part};
pub use fees::{bill_due_at, fee_faults, quote, quote_plan, quoted_total, settlement, undelivered};
pub use filter::MenuFilter;
pub use judging::{Judge, Verdict};
pub use leaving::{After, Departure, TakesPart, leaving_in_week, leaving_on};
pub use leaving_changes::leaving_changes;
pub use ledger::{LedgerFault, LetOff, balance, lower_due};
pub use names::person_name;
pub use office::{may_change_session, may_move_round, may_record_payment, may_set_capacity, reason, voucher};
pub use phones::{masked_phone, phone_number};
pub use pick_up::{Leaver, change_until, may_change_pick_up, may_walk_home, pick_up_on};
pub use priced::Priced;
pub use refunds::{
    PaidSession, RefundFacts, RefundRuleFault, refund_after_waiver, refund_quote, refund_rule_faults,
};
pub use sessions::{Session, meeting_time, sessions_of};
pub use siblings::ends_with_sibling;
pub use submitting::may_submit;
pub use usage::{LatePickUp, Plan, Service, ServiceSession, Usage, planned_usage};
pub use waivers::{
    LONGEST_WAIVER_REASON, Rebilled, is_waived_whole, may_decide_waiver, may_pay_out, may_request_waiver,
    may_withdraw_waiver_request, rebill, waiver_reason,
};
pub use wishes::{MOST_WISHES, WishOutcome, take_over, wishes_to_keep};
