//! The texts of bills and payment receipts.

/// What is to be paid, until when, how, and the proof that it came in.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct BillsWords {
    pub title: &'static str,
    pub family_owes: &'static str,
    pub family_owes_nothing: &'static str,
    pub family_paid: fn(&str) -> String,
    pub pay_by: fn(&str) -> String,
    /// The same where several bills have times of their own.
    pub pay_first_by: fn(&str) -> String,
    pub else_place_goes: &'static str,
    pub how_to_pay: &'static str,
    pub no_cash: &'static str,
    pub see_bills: &'static str,
    pub child_owes: fn(&str) -> String,
    pub child_paid: fn(&str) -> String,
    pub no_bill: &'static str,
    pub counting: &'static str,
    pub quoted: &'static str,
    pub due: &'static str,
    pub paid: &'static str,
    pub returned: &'static str,
    pub void: &'static str,
    /// What the total of a bill in each state is called.
    pub due_total: &'static str,
    pub quoted_total: &'static str,
    pub paid_total: &'static str,
    pub void_total: &'static str,
    pub why_counting: &'static str,
    pub why_quoted: &'static str,
    pub why_returned: &'static str,
    pub why_replaced: &'static str,
    pub why_withdrawn: &'static str,
    pub void_bills: fn(usize) -> String,
    pub of_receipt: fn(&str) -> String,
    pub see_payment: fn(&str) -> String,
    pub to_refund: fn(&str) -> String,
    pub refunded: fn(&str) -> String,
    pub payment: PaymentWords,
}

/// The payment receipt.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct PaymentWords {
    pub title: &'static str,
    pub received: &'static str,
    pub number: &'static str,
    pub amount: &'static str,
    pub method: &'static str,
    pub transfer: fn(&str) -> String,
    pub cash: &'static str,
    pub received_at: &'static str,
    pub submission: &'static str,
    pub document: &'static str,
}
