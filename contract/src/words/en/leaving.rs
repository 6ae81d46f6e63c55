//! Leaving during the term.

use super::{
    phrases::{date, weekday},
    refunds,
};
use crate::{Fen, LeavingFee, LeavingReason, words::LeavingWords};
use chrono::Datelike;

pub(super) const WORDS: LeavingWords = LeavingWords {
    leave: "Leave",
    what: "What to leave",
    everything: "Leave everything",
    question: |child, titles| format!("Shall {child} leave {titles}?"),
    from: |day| {
        format!(
            "Today is as usual; from {} {} on your child no longer comes.",
            weekday(day.weekday()),
            date(day)
        )
    },
    fee,
    refund: "Comes back",
    credit: "Off the next bill",
    no_longer_owed: "No longer owed",
    still_owed: "Still to be paid",
    nothing_back: "Nothing is given back.",
    counting: "What is billed afterwards is counted until your child leaves.",
    note: "The places go to others at once. To join again later, please call the school.",
    yes: "Leave now",
    no: "Stay",
    done: "Done, the places are free again.",
    moved: "The figures have moved, and nothing was changed. Please look at these before you decide.",
    nothing_to_leave: "There is nothing to leave now.",
};

fn fee(fee: &LeavingFee, paid: bool) -> String {
    let kept = Fen(fee.charged.0 - fee.off.0);
    match &fee.by {
        LeavingReason::NotBegun => "not paid and not begun: no longer owed".to_owned(),
        LeavingReason::NoRule => {
            format!("the school has written no refund rule: ¥{} is kept; please call the school", fee.charged)
        }
        LeavingReason::Rule(_) if !paid => {
            format!("of ¥{} not paid yet, ¥{} is no longer owed; ¥{kept} was used", fee.charged, fee.off)
        }
        LeavingReason::Rule(quote) => {
            let worked_out = (refunds::WORDS.quote)(quote);
            match (fee.off == quote.amount, kept.is_zero()) {
                (false, _) => format!("{worked_out}; ¥{} of the money is left and comes back", fee.off),
                (true, true) => worked_out,
                (true, false) => format!("{worked_out}; ¥{kept} is kept"),
            }
        }
    }
}
