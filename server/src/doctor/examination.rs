use super::{Judgement, Verdict};
use std::fmt;

/// All that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Examination {
    /// Thing by thing.
    pub judgements: Vec<Judgement>,
}

impl Examination {
    /// Whether the evening can begin: nothing is bad.
    pub fn is_fit(&self) -> bool {
        self.number_of(Verdict::Bad) == 0
    }

    fn number_of(&self, verdict: Verdict) -> usize {
        self.judgements.iter().filter(|judgement| judgement.verdict == verdict).count()
    }
}

impl fmt::Display for Examination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.judgements.iter().try_for_each(|judgement| writeln!(f, "{judgement}"))?;
        match (self.number_of(Verdict::Bad), self.number_of(Verdict::Warn)) {
            (0, 0) => write!(f, "fit for the evening"),
            (0, warnings) => write!(f, "fit for the evening, with {warnings} to look at"),
            (bad, warnings) => write!(f, "not fit for the evening: {bad} bad, {warnings} to look at"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_bad_is_told_in_one_line_with_its_way_out_and_spoils_the_evening() {
        let ok = Judgement::ok("memory", "8 GB are free");
        let warn = Judgement::warn("backups", "there is none", "take one");
        let bad = Judgement::bad("disk space", "1 MB is free", "make room");
        let with = |judgements: &[&Judgement]| Examination {
            judgements: judgements.iter().copied().cloned().collect(),
        };
        assert!(with(&[&ok, &warn]).is_fit() && !with(&[&ok, &warn, &bad]).is_fit());
        let told = with(&[&ok, &warn, &bad]).to_string();
        assert_eq!(
            told,
            "ok   memory       8 GB are free\n\
             warn backups      there is none -> take one\n\
             BAD  disk space   1 MB is free -> make room\n\
             not fit for the evening: 1 bad, 1 to look at"
        );
        assert_eq!(serde_json::json!(bad)["verdict"], "bad");
    }
}
