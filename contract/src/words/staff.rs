//! What is said to the staff: their app's screens, why a rule says no to the office, and the heads of tables. They
//! stand apart from [`Words`](super::Words), so that no family's phone loads them.

mod en;
mod review;
mod reviews;
mod zh_hans;

pub(super) use en::WORDS as EN;
pub use reviews::ReviewScreenWords;
pub(super) use zh_hans::WORDS as ZH_HANS;

use crate::{HomeClass, OfficeRefusal, WaiverState, rules::Opening};

/// What is said to the staff in one language.
pub struct StaffWords {
    /// Around every screen.
    pub frame: StaffFrameWords,
    /// The capacity board.
    pub board: BoardWords,
    /// Lists of children.
    pub rosters: RosterWords,
    /// Class review.
    pub reviews: ReviewScreenWords,
    /// What every change of the office asks.
    pub change: ChangeWords,
    /// The office's screens.
    pub office: OfficeWords,
    /// Offering, class, school number, name.
    pub roster_columns: [&'static str; 4],
    /// Why a rule said no, in one sentence.
    pub refusal: fn(&OfficeRefusal) -> String,
    /// What was done, by its name in the audit trail.
    pub action: fn(&str) -> String,
}

/// Around every screen.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct StaffFrameWords {
    pub title: &'static str,
    pub sign_in_note: &'static str,
    pub teacher_code: &'static str,
    pub teacher_code_hint: &'static str,
    pub wrong_code: &'static str,
    pub not_a_teacher: &'static str,
    pub signed_in_as: fn(&str) -> String,
    pub sign_out: &'static str,
    pub to_families: &'static str,
    pub screens: &'static str,
    pub board_tab: &'static str,
    pub rosters_tab: &'static str,
    pub reviews_tab: &'static str,
    pub round_tab: &'static str,
    pub offerings_tab: &'static str,
    pub answers_tab: &'static str,
    pub bills_tab: &'static str,
    pub waivers_tab: &'static str,
    pub standings_tab: &'static str,
    pub audit_tab: &'static str,
    pub print: &'static str,
}

/// The capacity board.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct BoardWords {
    pub title: &'static str,
    pub enrolled: fn(u32, u32) -> String,
    pub full: fn(usize) -> String,
    pub missing: fn(usize) -> String,
    pub filters: &'static str,
    pub all_grades: &'static str,
    pub grade: fn(u8) -> String,
    pub only_missing: &'static str,
    pub only_own: &'static str,
    pub nothing: &'static str,
    pub count: fn(usize) -> String,
    pub offering: &'static str,
    pub when: &'static str,
    pub places: &'static str,
    pub minimum: fn(u32) -> String,
    pub opening: fn(Opening) -> String,
    pub roster: &'static str,
    pub roster_of: fn(&str) -> String,
    pub follows: &'static str,
}

/// Lists of children.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct RosterWords {
    pub title: &'static str,
    pub recorded: &'static str,
    pub home_class: fn(HomeClass) -> String,
    pub groups: &'static str,
    pub nothing: &'static str,
    pub children: fn(usize) -> String,
    pub no_children: &'static str,
    pub csv: &'static str,
    pub csv_of: fn(&str) -> String,
    pub school_number: &'static str,
    pub name: &'static str,
    pub class: &'static str,
    pub care: &'static str,
    pub chosen: &'static str,
    pub answer: &'static str,
    pub not_answered: &'static str,
    pub no_service: &'static str,
    pub taking_part: &'static str,
    pub withdrawn: &'static str,
    pub answered: fn(usize, usize) -> String,
    pub signature: &'static str,
    pub to_be_seen: fn(usize) -> String,
    pub record_checks: &'static str,
    pub record_checks_note: &'static str,
    pub result: &'static str,
    pub result_of: fn(&str) -> String,
    pub not_seen_yet: &'static str,
    pub admitted: &'static str,
    pub not_admitted: &'static str,
    pub checked: fn(u32, u32) -> String,
}

/// What every change of the office asks.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct ChangeWords {
    pub reason: &'static str,
    pub reason_hint: &'static str,
    pub reason_missing: &'static str,
    pub save: &'static str,
    pub saving: &'static str,
    pub close: &'static str,
    pub saved: &'static str,
    pub unknown: &'static str,
    pub ask_again: &'static str,
    pub not_a_number: &'static str,
    pub not_a_moment: &'static str,
}

/// The office's screens.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct OfficeWords {
    pub round: &'static str,
    pub opens_at: &'static str,
    pub closes_at: &'static str,
    pub move_round: &'static str,
    pub move_round_note: &'static str,
    pub offerings: &'static str,
    pub offerings_note: &'static str,
    pub capacity: &'static str,
    pub set_capacity: &'static str,
    pub set_capacity_note: fn(u32) -> String,
    pub cancel_session: &'static str,
    pub cancel_session_note: &'static str,
    pub session: &'static str,
    pub session_missing: &'static str,
    pub no_more_sessions: &'static str,
    pub told: fn(u32) -> String,
    pub hold_session: &'static str,
    pub cancelled: fn(&str, &str) -> String,
    pub hide: &'static str,
    pub hide_note: &'static str,
    pub publish: &'static str,
    pub hidden: &'static str,
    pub on_the_menu: &'static str,
    pub answers: &'static str,
    pub answers_note: &'static str,
    pub care_classes: &'static str,
    pub care_classes_note: &'static str,
    pub care_days: fn(&[&str]) -> String,
    pub care_class: fn(&[HomeClass], u32, u32) -> String,
    pub nobody_in_care: &'static str,
    pub children: &'static str,
    pub taking_part: &'static str,
    pub no_service: &'static str,
    pub unanswered: &'static str,
    pub everybody_answered: &'static str,
    pub all_classes: &'static str,
    pub bills: &'static str,
    pub bills_search: &'static str,
    pub bills_search_hint: &'static str,
    pub no_bills: &'static str,
    pub due: &'static str,
    pub paid: &'static str,
    pub all: &'static str,
    pub due_total: fn(usize, &str) -> String,
    pub paid_total: fn(usize, &str) -> String,
    pub due_until: fn(&str) -> String,
    pub record_payment: &'static str,
    pub record_payment_note: fn(&str) -> String,
    pub method: &'static str,
    pub transfer: &'static str,
    pub cash: &'static str,
    pub voucher: &'static str,
    pub voucher_hint: &'static str,
    pub voucher_missing: &'static str,
    pub receipt_made: fn(&str) -> String,
    pub waivers: &'static str,
    pub waivers_note: &'static str,
    pub no_waivers: &'static str,
    pub open_waivers: fn(usize) -> String,
    pub settled_waivers: &'static str,
    pub all_of_it: &'static str,
    pub waiver_state: fn(WaiverState) -> &'static str,
    pub grant: &'static str,
    pub grant_note: &'static str,
    pub decline: &'static str,
    pub decline_note: &'static str,
    pub waiver_answer: fn(&str) -> String,
    pub decided: fn(&str, &str) -> String,
    pub refunds: &'static str,
    pub no_refunds: &'static str,
    pub refund_since: fn(&str) -> String,
    pub to_refund: &'static str,
    pub refunded: &'static str,
    pub pay_out: &'static str,
    pub pay_out_note: fn(&str) -> String,
    pub standings: &'static str,
    pub standings_note: &'static str,
    pub no_standings: &'static str,
    pub invited: &'static str,
    pub returning: &'static str,
    pub priority: &'static str,
    pub set_list: &'static str,
    pub set_list_note: &'static str,
    pub list_kind: &'static str,
    pub list_of: &'static str,
    pub list_missing: &'static str,
    pub school_numbers: &'static str,
    pub school_numbers_hint: &'static str,
    pub listed: fn(usize) -> String,
    pub audit: &'static str,
    pub audit_note: &'static str,
    pub at: &'static str,
    pub who: &'static str,
    pub what: &'static str,
    pub target: &'static str,
    pub why: fn(&str) -> String,
    pub facts: &'static str,
    pub no_audit: &'static str,
    pub only_changes: &'static str,
    pub fact: fn(&str) -> String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_in_care_is_named_by_the_classes_in_it() {
        let class = |grade, number| HomeClass { grade, number };
        let merged = [class(3, 1), class(3, 2), class(4, 5)];
        let cases = [
            (&merged[..1], 31, 1, "三(1)班 31 人，老师 1 位", "Class 3(1): 31, teachers: 1"),
            (
                &merged[..],
                40,
                2,
                "三(1、2)班、四(5)班合班 40 人，老师 2 位",
                "Class 3(1, 2) and Class 4(5), together: 40, teachers: 2",
            ),
            (&merged[2..], 7, 0, "四(5)班 7 人", "Class 4(5): 7"),
        ];
        for (classes, children, teachers, chinese, english) in cases {
            assert_eq!((ZH_HANS.office.care_class)(classes, children, teachers), chinese);
            assert_eq!((EN.office.care_class)(classes, children, teachers), english);
        }
    }
}
