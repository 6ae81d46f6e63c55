//! Choices that were not won.

use kehou_contract::{LostChoice, Refusal, rules::Verdict};

/// Under all or none nothing is taken unless everything is.
pub(in crate::store) fn refuse_unless_all_won(verdicts: &[Verdict<'_>]) -> Result<(), Refusal> {
    let lost = lost_of(verdicts);
    if lost.is_empty() { Ok(()) } else { Err(Refusal::NotAllWon { lost }) }
}

/// The choices that were not won, and why.
pub(in crate::store) fn lost_of(verdicts: &[Verdict<'_>]) -> Vec<LostChoice> {
    let lost = |verdict: &Verdict<'_>| {
        let why = verdict.answer.clone().err()?;
        Some(LostChoice { title: verdict.title(), why })
    };
    verdicts.iter().filter_map(lost).collect()
}
