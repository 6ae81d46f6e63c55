//! 退出.

use super::{
    phrases::{date, weekday},
    refunds,
};
use crate::{Fen, LeavingFee, LeavingReason, words::LeavingWords};
use chrono::Datelike;

pub(super) const WORDS: LeavingWords = LeavingWords {
    leave: "退出",
    what: "退出哪一项",
    everything: "全部退出",
    question: |child, titles| format!("{child}不再参加{titles}吗？"),
    from: |day| format!("今天有的照常来，从 {} {} 起不再参加。", date(day), weekday(day.weekday())),
    fee,
    refund: "退还",
    credit: "抵下一张账单",
    no_longer_owed: "不用再缴",
    still_owed: "还要缴",
    nothing_back: "没有要退的钱。",
    counting: "先上后缴的，算到退出那天为止。",
    note: "名额会马上让给别的孩子。退出以后又想参加，请打电话问学校。",
    yes: "确定退出",
    no: "不退出",
    done: "退出办好了，名额已经放出。",
    moved: "刚才看到的数变了，什么都没有改。请看看现在的，再决定。",
    nothing_to_leave: "现在没有可以退出的课和托管。",
};

fn fee(fee: &LeavingFee, paid: bool) -> String {
    let kept = Fen(fee.charged.0 - fee.off.0);
    match &fee.by {
        LeavingReason::NotBegun => "还没缴，也还没开始，不用缴了".to_owned(),
        LeavingReason::NoRule => {
            format!("学校没有写退费规定，{} 元不退；有疑问请打电话问学校", fee.charged)
        }
        LeavingReason::Rule(_) if !paid => {
            format!("还没缴的 {} 元，{} 元不用缴，已经用了的 {kept} 元还要缴", fee.charged, fee.off)
        }
        LeavingReason::Rule(quote) => {
            let worked_out = (refunds::WORDS.quote)(quote);
            match (fee.off == quote.amount, kept.is_zero()) {
                (false, _) => format!("{worked_out}；账上还有 {} 元，退这么多", fee.off),
                (true, true) => worked_out,
                (true, false) => format!("{worked_out}；其余 {kept} 元不退"),
            }
        }
    }
}
