//! How a child gets into an offering, and whether this child does.

use crate::{ChoosingRules, Entry, Offering, Refusal, Standing};

/// How a child gets into an offering: as the offering says, else as the school says for its level, else openly.
///
/// A place won where this is [`Entry::Check`] counts only after a teacher has seen the child.
pub fn entry_of(offering: &Offering, choosing: &ChoosingRules) -> Entry {
    let of_level = || choosing.entries.iter().find(|entry| entry.level == offering.level);
    offering.entry.or_else(|| of_level().map(|found| found.entry)).unwrap_or_default()
}

/// Whether a child of this standing may ask for a place: by invitation only those the school invited.
pub fn may_enter(offering: &Offering, choosing: &ChoosingRules, standing: &Standing) -> Result<(), Refusal> {
    match entry_of(offering, choosing) {
        Entry::Invitation if !standing.invited.contains(&offering.id) => Err(Refusal::NotInvited),
        Entry::Open | Entry::Check | Entry::Invitation => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::football;
    use crate::{Level, LevelEntry, OfferingId};

    #[test]
    fn an_offering_says_its_entry_or_its_level_does() {
        let teams = LevelEntry { level: Level::Team, entry: Entry::Invitation };
        let cases = [
            (None, Level::Everyone, Entry::Open),
            (None, Level::Team, Entry::Invitation),
            (Some(Entry::Open), Level::Team, Entry::Open),
            (Some(Entry::Check), Level::Everyone, Entry::Check),
        ];
        for (entry, level, expected) in cases {
            let choosing = ChoosingRules { entries: vec![teams], ..ChoosingRules::default() };
            let offering = Offering { entry, level, ..football() };
            assert_eq!(entry_of(&offering, &choosing), expected, "{entry:?} at {level:?}");
        }
    }

    #[test]
    fn only_who_is_invited_gets_in_by_invitation() {
        let invited = |id: &str| Standing { invited: vec![OfferingId::new(id)], ..Standing::default() };
        let cases = [
            (Entry::Open, Standing::default(), Ok(())),
            (Entry::Check, Standing::default(), Ok(())),
            (Entry::Invitation, Standing::default(), Err(Refusal::NotInvited)),
            (Entry::Invitation, invited("football"), Ok(())),
            (Entry::Invitation, invited("robots"), Err(Refusal::NotInvited)),
        ];
        for (entry, standing, expected) in cases {
            let offering = Offering { entry: Some(entry), ..football() };
            let answer = may_enter(&offering, &ChoosingRules::default(), &standing);
            assert_eq!(answer, expected, "{entry:?}, {standing:?}");
        }
    }
}
