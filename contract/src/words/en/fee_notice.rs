//! The fee notice.

mod about;
mod counting;
mod groups;
mod paying;
mod rates;

use crate::words::FeeNoticeWords;

pub(super) const WORDS: FeeNoticeWords = FeeNoticeWords {
    of_term: |term| format!("After-school service, {term}"),
    nothing_charged: "Nothing costs anything",
    nothing_else: "What is not written here is not charged.",
    title: about::title,
    about: about::about,
    whom: rates::whom,
    amount: rates::amount,
    counting: counting::counting,
    asked: paying::asked,
    limit: groups::limit,
    waiver: groups::waiver,
    free: groups::free,
    text: |sentences| if sentences.is_empty() { String::new() } else { sentences.join(". ") + "." },
    standard: "Rate",
    counting_title: "How it is counted",
    asked_title: "When it is to be paid",
    refund_title: "Refund rule",
    document_title: "By",
    limits_title: "The most of several fees together",
    waivers_title: "Who pays less",
    waivers_note: "Only the family and the office see a waiver.",
    free_title: "Free of charge",
    complaint: "For complaints about fees, call",
};
