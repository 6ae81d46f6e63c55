//! The texts of each screen.

/// Said on many screens.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct CommonWords {
    pub menu_tab: &'static str,
    pub week_tab: &'static str,
    pub pick_up_tab: &'static str,
    /// A tab.
    pub mine_tab: &'static str,
    pub unread: fn(u32) -> String,
    pub tabs: &'static str,
    pub back: &'static str,
    pub retry: &'static str,
    pub loading: &'static str,
    pub free: &'static str,
    /// The page of what is charged, and what leads there.
    pub fee_notice: &'static str,
    pub yuan: fn(&str) -> String,
    pub child: &'static str,
    pub large_type: &'static str,
    pub ordinary_type: &'static str,
    pub skip_to_content: &'static str,
    pub not_found: &'static str,
    pub not_found_way_out: &'static str,
    pub offline: fn(&str) -> String,
    pub unreachable: &'static str,
    pub unreadable: &'static str,
    pub reference: fn(&str) -> String,
    pub ask_the_school: &'static str,
    pub signed_out: &'static str,
}

/// The page before the app has started.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct ShellWords {
    pub round_ahead: fn(&str) -> String,
    pub round_open: fn(&str) -> String,
    pub round_closed: fn(&str) -> String,
    pub opens: fn(&str) -> String,
    pub closes: fn(&str) -> String,
    pub closed_at: fn(&str) -> String,
    pub broken: &'static str,
    pub late: &'static str,
    pub call_or_paper: fn(&str) -> String,
}

/// Welcome and sign-in.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct WelcomeWords {
    pub what_this_is: &'static str,
    pub steps: [&'static str; 3],
    pub letter: &'static str,
    pub sign_in: &'static str,
    pub household_code: &'static str,
    pub household_code_hint: &'static str,
    pub child_name: &'static str,
    pub child_name_hint: &'static str,
    pub consent: &'static str,
    pub consent_refused: &'static str,
    pub consent_missing: &'static str,
    pub signing_in: &'static str,
    pub teacher: &'static str,
    pub field_empty: &'static str,
    pub data_officer: fn(&str) -> String,
    pub browse: &'static str,
    pub student: &'static str,
}

/// The first question.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct FirstQuestionWords {
    pub question: fn(&str) -> String,
    pub voluntary: &'static str,
    pub care_only: &'static str,
    /// Whether care costs something.
    pub care_only_hint: fn(&str, bool) -> String,
    pub care_and_clubs: &'static str,
    pub care_and_clubs_hint: &'static str,
    pub no_service: &'static str,
    pub no_service_hint: &'static str,
}

/// The menu.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct MenuWords {
    pub title: &'static str,
    pub filters: &'static str,
    pub search: &'static str,
    pub search_hint: &'static str,
    pub fits: fn(&str) -> String,
    pub has_places: &'static str,
    pub ends_with: fn(&str) -> String,
    pub all_fields: &'static str,
    pub all_tiers: &'static str,
    pub all_windows: &'static str,
    pub more_filters: &'static str,
    pub clear: &'static str,
    pub nothing_fits: &'static str,
    pub count: fn(usize) -> String,
    pub groups: fn(usize) -> String,
    pub chosen: &'static str,
    pub held: &'static str,
    pub draft_bar: fn(usize, &str) -> String,
    pub draft_note: &'static str,
    pub see_plan: &'static str,
    pub wish_list: &'static str,
}

/// One offering.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct OfferingWords {
    pub teachers: &'static str,
    pub provider: &'static str,
    pub about: &'static str,
    pub materials: &'static str,
    pub safety: &'static str,
    pub fee: &'static str,
    pub fee_pays_for: &'static str,
    pub refund_rule: &'static str,
    pub sessions: fn(usize) -> String,
    pub sessions_note: &'static str,
    pub minimum: fn(u32, u32) -> String,
    pub choose: &'static str,
    pub choose_group: fn(&str) -> String,
    pub take_out: &'static str,
    pub chosen: &'static str,
    pub similar: &'static str,
}

/// What helps after a refusal.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct WayOutWords {
    pub what_else_fits: &'static str,
    pub what_else_on: fn(&str) -> String,
    pub what_fits: &'static str,
    /// Putting this group in, and taking out what is in the way; a group without a title is the offering's only one.
    pub swap: fn(&str, &str) -> String,
    pub to_week: &'static str,
    pub answer_again: &'static str,
    pub see_price: &'static str,
    pub read_again: &'static str,
    pub renew: &'static str,
    pub call: fn(&str) -> String,
    pub see_days: &'static str,
    pub see_day: &'static str,
    pub see_collectors: &'static str,
    pub to_wishes: &'static str,
    pub sign_pledge: &'static str,
}

/// The plan.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct PlanWords {
    pub title: fn(&str) -> String,
    pub draft: &'static str,
    pub draft_note: &'static str,
    pub settled: &'static str,
    pub changed: &'static str,
    pub no_service: &'static str,
    pub empty: &'static str,
    pub to_menu: &'static str,
    pub care: &'static str,
    pub care_windows: &'static str,
    pub leaves: &'static str,
    pub every_fen: &'static str,
    pub total: &'static str,
    pub sign: &'static str,
    pub list: &'static str,
    pub take_out: fn(&str) -> String,
    pub more_important: fn(&str) -> String,
    pub taken_meanwhile: fn(&str) -> String,
    pub clubs_from: fn(&str) -> String,
    /// What the parts of a fee are called, where it is billed in parts.
    pub billed_first: &'static str,
    pub billed_from: fn(&str, &str) -> String,
    pub billed_afterwards: &'static str,
    pub part_total: &'static str,
    pub at_most: &'static str,
    pub season: fn(&str, &str, &str) -> String,
    pub start_over: &'static str,
    pub answer_again: &'static str,
}

/// When children of one family leave, beside each other.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct SiblingWords {
    pub every_day_together: fn(&str) -> String,
    pub together_on: fn(&str) -> String,
    pub apart_on: fn(&str, &str) -> String,
    /// A child and its time of the day, or its times in weeks that take turns.
    pub leaves_at: fn(&str, &str) -> String,
}

/// Sign and submit.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct SignWords {
    pub title: &'static str,
    pub what_you_submit: &'static str,
    pub read_and_agree: fn(&str) -> String,
    pub guardian_name: &'static str,
    pub guardian_name_hint: &'static str,
    pub all_or_none: &'static str,
    pub all_or_none_hint: &'static str,
    pub gives_up: fn(&str) -> String,
    pub submit: &'static str,
    pub submit_no_service: &'static str,
    /// The button before the round opens, with the instant.
    pub opens_at: fn(&str) -> String,
    pub arms_by_itself: &'static str,
    /// Spoken some seconds before the opening, and at it.
    pub opens_in: fn(i64) -> String,
    pub tick_both: &'static str,
    pub type_name: &'static str,
    pub sending: &'static str,
    pub sending_note: &'static str,
    pub checking: &'static str,
    pub checking_note: &'static str,
    pub not_sent: &'static str,
    pub not_sent_note: &'static str,
    pub refused: &'static str,
    pub refused_note: &'static str,
    pub back_to_plan: &'static str,
}

/// The submission receipt.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct ReceiptWords {
    pub title: &'static str,
    pub received: &'static str,
    pub number: &'static str,
    pub admitted: &'static str,
    pub not_admitted: &'static str,
    pub no_service: &'static str,
    pub given_up: &'static str,
    pub nothing_due: &'static str,
    pub complaint: &'static str,
    pub signed_by: fn(&str, &str) -> String,
    pub valid: &'static str,
    pub replaced: &'static str,
    pub withdrawn: &'static str,
    pub print: &'static str,
    pub qr: &'static str,
    pub qr_note: &'static str,
    pub next: &'static str,
    pub next_note: fn(&str) -> String,
    pub to_week: &'static str,
}

/// The page behind a receipt's QR picture.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct CheckWords {
    pub title: &'static str,
    pub valid: &'static str,
    pub void: &'static str,
    pub unknown: &'static str,
    pub nameless: &'static str,
    pub made_at: fn(&str) -> String,
}

/// The inbox.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct MessagesWords {
    pub title: &'static str,
    pub empty: &'static str,
    pub unread: &'static str,
    pub see_receipt: &'static str,
    pub see_payment: &'static str,
    pub see_pick_up: &'static str,
}

/// Children, receipts, settings.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct MineWords {
    pub title: &'static str,
    pub children: &'static str,
    pub not_answered: &'static str,
    pub no_service: &'static str,
    pub taking_part: fn(usize) -> String,
    pub withdrawn: &'static str,
    pub receipts: &'static str,
    pub no_receipts: &'static str,
    pub withdraw: &'static str,
    pub withdraw_question: fn(&str) -> String,
    pub withdraw_note: &'static str,
    pub withdraw_yes: &'static str,
    pub withdraw_no: &'static str,
    pub withdraw_done: &'static str,
    pub change: &'static str,
    pub ways: &'static str,
    pub settings: &'static str,
    pub language: &'static str,
    pub sign_out: &'static str,
}
