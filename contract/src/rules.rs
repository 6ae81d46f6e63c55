//! The rules, pure. The server judges by them; the app runs the same ones only to explain early.

mod arrival;
mod bills;
mod board;
mod calendar_faults;
#[cfg(test)]
mod calendar_properties;
mod care_classes;
mod care_content;
mod choosing_faults;
mod clashes;
mod codes;
mod counted_places;
mod early;
mod eligibility;
mod entry;
mod fee_notice;
mod fees;
mod filter;
mod following;
mod held_back;
mod judging;
mod leaving;
mod leaving_changes;
mod leaving_quote;
mod ledger;
mod limits;
mod linked;
mod moving;
mod names;
mod office;
mod opening_marks;
mod own_round;
mod phones;
mod pick_up;
mod place_counts;
mod places_to_give;
mod priced;
mod refund_rule_of;
mod refunds;
mod reviewing;
mod sessions;
mod siblings;
mod size_faults;
mod small_classes;
mod spelling;
mod submitting;
mod usage;
mod usual_week;
mod waivers;
mod week_turns;
mod wishes;

pub use arrival::Arrival;
pub use bills::{BillStanding, BillTotals, bill_standing, bill_totals};
pub use board::{BoardFilter, Opening, opening};
pub use calendar_faults::{CalendarFault, calendar_faults};
pub use care_classes::{care_classes, care_lists, is_in_care};
pub use care_content::care_content_on;
pub use choosing_faults::{FileFault, choosing_faults};
pub use clashes::clash_between;
pub use codes::{CODE_SIGNS, WISH_CODE_LENGTH, typed_code, wish_code};
pub use counted_places::{CountedPlaces, quotas_of};
pub use early::{is_open_for, opens_for, opens_whole_for};
pub use eligibility::{may_choose, may_take_part};
pub use entry::{entry_of, may_enter};
pub use fee_notice::fee_notice;
pub use fees::{
    GivenUp, GivingUp, bill_due_at, fee_faults, given_up, quote, quote_plan, quoted_total, settlement,
    shown_rates, undelivered,
};
pub use filter::MenuFilter;
pub use following::{Heard, heard};
pub use held_back::Reserves;
pub use judging::{Judge, Verdict};
pub use leaving::{After, Departure, TakesPart, leaving_in_week, leaving_on};
pub use leaving_changes::leaving_changes;
pub use leaving_quote::{BillLeft, LeavingFacts, Left, StandingBill, leave, leaving_quotes};
pub use ledger::{LedgerFault, LetOff, balance, lower_due};
pub use limits::{above_limit, below_limit};
pub use linked::{LinkedWish, judge_linked};
pub use moving::too_far_between;
pub use names::person_name;
pub use office::{may_change_session, may_move_round, may_record_payment, may_set_capacity, reason, voucher};
pub use opening_marks::opening_mark;
pub use own_round::own_round;
pub use phones::{masked_phone, phone_number};
pub use pick_up::{Leaver, change_until, may_change_pick_up, may_walk_home, pick_up_on};
pub use place_counts::PlaceCounts;
pub use places_to_give::{Beside, PlacesToGive};
pub use priced::Priced;
pub use refund_rule_of::refund_rule_of;
pub use refunds::{
    PaidSession, RefundFacts, RefundRuleFault, refund_after_waiver, refund_quote, refund_rule_faults,
};
pub use reviewing::{UnderReview, groups_kept, may_publish, may_sum_up};
pub use sessions::{Session, care_sessions, meeting_time, sessions_of};
pub use siblings::ends_with_sibling;
pub use size_faults::size_faults;
pub use small_classes::{PlacedChild, SizeFacts, small_class_proposals};
pub use submitting::may_submit;
pub use usage::{LatePickUp, Plan, Service, ServiceSession, Usage, planned_usage};
pub use usual_week::{UsualDay, UsualWeek, leaving_times, turns_together, usual_weeks};
pub use waivers::{
    LONGEST_WAIVER_REASON, Rebilled, TakenOff, is_waived_whole, may_decide_waiver, may_pay_out,
    may_request_waiver, may_withdraw_waiver_request, rebill, waiver_reason,
};
pub use week_turns::{WeekTurns, share_a_week};
pub use wishes::{MOST_WISHES, WishOutcome, take_over, wishes_to_keep};
