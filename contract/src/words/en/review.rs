//! Class review.

use crate::words::ReviewWords;

pub(super) const WORDS: ReviewWords = ReviewWords {
    submit_title: "Submit",
    sign_later: "Nothing to sign or pay yet: you see the result and sign when the school has checked and published it.",
    title: "Where it stands",
    steps: ["Submitted", "Checked", "Summed up", "Published", "Signed"],
    step_done: "done",
    received: "Received, to be checked by the school",
    place_kept: "Place kept",
    proposal: "The school proposes",
    no_care: "No care",
    why: |reason| format!("Why: {reason}"),
    answer_until: |moment| format!("The places wait for you until {moment}"),
    total: |yuan| format!("¥{yuan} due after signing"),
    accept: "Take this",
    or_else: "If it does not suit: call the school, or withdraw everything under “Mine”.",
    sign_title: "Please sign",
    sign_until: |moment| format!("Please sign by {moment}; unsigned places then go to other children."),
    sign: "Sign",
};
