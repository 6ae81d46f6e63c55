//! 收费公示.

mod about;
mod counting;
mod groups;
mod paying;
mod rates;

use crate::{
    Fraction,
    words::{FeeNoticeWords, zh_hans::refunds},
};

pub(super) const WORDS: FeeNoticeWords = FeeNoticeWords {
    of_term: |term| format!("{term}课后服务"),
    nothing_charged: "全部不收费",
    nothing_else: "没有写在这里的，一分钱不收。",
    title: about::title,
    about: about::about,
    whom: rates::whom,
    amount: rates::amount,
    counting: counting::counting,
    asked: paying::asked,
    limit: groups::limit,
    waiver: groups::waiver,
    free: groups::free,
    text: |sentences| if sentences.is_empty() { String::new() } else { sentences.join("。") + "。" },
    standard: "收费标准",
    counting_title: "怎么算",
    asked_title: "什么时候缴",
    refund_title: "退费规定",
    document_title: "收费依据",
    limits_title: "合起来最多收多少",
    waivers_title: "谁可以减免",
    waivers_note: "减免只有自己家和学校教导处看得到。",
    free_title: "不收费的",
    complaint: "对收费有意见，请打监督电话",
};

/// 三分之一, 一半, ` 30%`.
fn part(share: Fraction) -> String {
    refunds::part(share).trim_end().to_owned()
}
