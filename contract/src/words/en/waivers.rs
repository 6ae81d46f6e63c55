//! Applying for a waiver.

use crate::{WaiverState, words::WaiverWords};

pub(super) const WORDS: WaiverWords = WaiverWords {
    title: "Waivers",
    title_of: |child| format!("Waivers for {child}"),
    private: "Only you and the school office see what you write here: no teacher and no other family.",
    none: "Nothing was applied for.",
    apply: "Apply for a waiver",
    group: "What applies to you",
    group_missing: "Please choose what applies",
    offering: "Which fee",
    everything: "All of it",
    reason: "How things are",
    reason_hint: "Up to 500 signs, for example which certificate you have",
    reason_missing: "Please say in up to 500 signs how things are",
    submit: "Send the application",
    sent: "The office has your application. A message tells you when it has answered.",
    state: |state| match state {
        WaiverState::Asked => "Not answered yet",
        WaiverState::Granted => "Granted",
        WaiverState::Declined => "Not granted",
        WaiverState::Withdrawn => "Taken back",
    },
    asked_at: |moment| format!("Applied {moment}"),
    answer: |reason| format!("The school says: {reason}"),
    take_back: "Take it back",
    taken_back: "Taken back; what you wrote is deleted.",
    see: "See the waivers",
};
