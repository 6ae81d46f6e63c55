//! A fee that was waived after it was paid.

use crate::Fen;

/// What is given back when a waiver is granted after payment: what was paid beyond what is due now.
pub fn refund_after_waiver(paid: Fen, due_now: Fen) -> Fen {
    Fen(paid.0.max(0).saturating_sub(due_now.0.max(0)).max(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_back_what_was_paid_beyond_what_is_due_now() {
        let cases = [
            (40_000, 0, 40_000, "waived whole"),
            (40_000, 20_000, 20_000, "waived by half"),
            (10_000, 20_000, 0, "paid in part, and that is due still"),
            (25_000, 20_000, 5_000, "paid in part, and more than is due"),
            (0, 20_000, 0, "nothing paid"),
            (40_000, -1, 40_000, "nobody owes less than nothing"),
            (i64::MAX, i64::MIN, i64::MAX, "the largest amounts"),
        ];
        for (paid, due_now, expected, why) in cases {
            assert_eq!(refund_after_waiver(Fen(paid), Fen(due_now)), Fen(expected), "{why}");
        }
    }
}
