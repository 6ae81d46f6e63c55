//! What becomes of a child's choices: one verdict each.

use super::{Priced, clash_between, may_choose};
use crate::{Child, GroupId, Offering, Places, Refusal, School};

/// Everything a verdict depends on, but the places.
#[derive(Clone, Copy, Debug)]
pub struct Judge<'a> {
    /// The school and its rules.
    pub school: &'a School,
    /// The menu.
    pub offerings: &'a [Offering],
    /// The child.
    pub child: &'a Child,
}

/// What becomes of one choice.
#[derive(Clone, Debug)]
pub struct Verdict<'a> {
    /// The group chosen.
    pub group: GroupId,
    /// Where it stands on the menu, if it does.
    pub priced: Option<Priced<'a>>,
    /// In, or why not.
    pub answer: Result<(), Refusal>,
}

impl<'a> Judge<'a> {
    /// Where a group stands on the menu.
    pub fn find(&self, id: &GroupId) -> Option<Priced<'a>> {
        let named = |offering: &'a Offering| offering.group(id).map(|group| Priced { offering, group });
        self.offerings.iter().find_map(named)
    }

    /// Judges choices in the family's order: a choice counts against later ones only if it is in itself. A group
    /// the child already `held` keeps its place whatever `places` say.
    pub fn judge(
        &self,
        choices: &[GroupId],
        held: &[GroupId],
        places: &dyn Fn(&GroupId) -> Option<Places>,
    ) -> Vec<Verdict<'a>> {
        let mut won: Vec<Priced<'a>> = Vec::new();
        let mut verdicts = Vec::with_capacity(choices.len());
        for id in choices {
            let priced = self.find(id);
            let answer = self.judge_one(priced, held, &won, places);
            if answer.is_ok() {
                won.extend(priced);
            }
            verdicts.push(Verdict { group: id.clone(), priced, answer });
        }
        verdicts
    }

    /// Judges one choice beside those that are in.
    pub(super) fn judge_one(
        &self,
        priced: Option<Priced<'a>>,
        held: &[GroupId],
        won: &[Priced<'a>],
        places: &dyn Fn(&GroupId) -> Option<Places>,
    ) -> Result<(), Refusal> {
        let Priced { offering, group } = priced.ok_or(Refusal::NotOnTheMenu)?;
        may_choose(self.child, offering, group, self.school)?;
        self.fits_beside(won, Priced { offering, group })?;
        if held.contains(&group.id) {
            return Ok(());
        }
        match places(&group.id) {
            Some(places) if places.left() > 0 => Ok(()),
            Some(places) => Err(Refusal::Full { capacity: places.capacity }),
            None => Err(Refusal::NotOnTheMenu),
        }
    }

    /// Whether a group can be had beside others: no clash, not twice, not too many.
    pub fn fits_beside(&self, others: &[Priced<'_>], wished: Priced<'_>) -> Result<(), Refusal> {
        for other in others {
            if other.offering.id == wished.offering.id {
                return Err(Refusal::ChosenTwice { title: other.offering.title.clone() });
            }
            if let Some(weekday) =
                clash_between(wished.group, other.group, &self.school.term, self.child.grade())
            {
                return Err(Refusal::Clash { with: other.offering.title.clone(), weekday });
            }
        }
        match self.school.choosing.most_per_child {
            Some(most) if others.len() >= most as usize => Err(Refusal::TooMany { most }),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{calligraphy, child, football, robots, school};
    use crate::{GradeSpan, School};
    use chrono::Weekday;

    const FREE: Places = Places { capacity: 30, enrolled: 0 };
    const FULL: Places = Places { capacity: 30, enrolled: 30 };

    fn answers(
        school: &School,
        grade: u8,
        choices: &[&str],
        held: &[&str],
        full: &[&str],
    ) -> Vec<Result<(), Refusal>> {
        let offerings = [football(), calligraphy(), robots()];
        let child = child(grade);
        let ids = |texts: &[&str]| texts.iter().map(|text| GroupId::new(*text)).collect::<Vec<_>>();
        let judge = Judge { school, offerings: &offerings, child: &child };
        let places = |id: &GroupId| Some(if full.contains(&id.as_str()) { FULL } else { FREE });
        judge.judge(&ids(choices), &ids(held), &places).into_iter().map(|verdict| verdict.answer).collect()
    }

    #[test]
    fn every_choice_has_a_verdict_of_its_own() {
        let answers =
            answers(&school(), 3, &["football-1", "calligraphy-1", "nowhere"], &[], &["football-1"]);
        assert_eq!(answers, [Err(Refusal::Full { capacity: 30 }), Ok(()), Err(Refusal::NotOnTheMenu)]);
    }

    #[test]
    fn a_choice_that_is_not_won_stands_in_nobodys_way() {
        let clash = Err(Refusal::Clash { with: "校园足球".into(), weekday: Weekday::Wed });
        assert_eq!(answers(&school(), 3, &["football-1", "robots-1"], &[], &[]), [Ok(()), clash]);
        let full = Err(Refusal::Full { capacity: 30 });
        assert_eq!(answers(&school(), 3, &["football-1", "robots-1"], &[], &["football-1"]), [full, Ok(())]);
    }

    #[test]
    fn a_place_already_held_is_kept_when_the_group_is_full() {
        assert_eq!(answers(&school(), 3, &["football-1"], &["football-1"], &["football-1"]), [Ok(())]);
    }

    #[test]
    fn two_groups_of_one_offering_are_one_too_many() {
        let twice = Err(Refusal::ChosenTwice { title: "硬笔书法".into() });
        assert_eq!(answers(&school(), 3, &["calligraphy-1", "calligraphy-2"], &[], &[]), [Ok(()), twice]);
    }

    #[test]
    fn the_same_group_twice_is_one_too_many() {
        let twice = Err(Refusal::ChosenTwice { title: "校园足球".into() });
        assert_eq!(answers(&school(), 3, &["football-1", "football-1"], &[], &[]), [Ok(()), twice]);
    }

    #[test]
    fn a_school_can_limit_how_many() {
        let mut school = school();
        school.choosing.most_per_child = Some(1);
        let answers = answers(&school, 3, &["football-1", "calligraphy-1"], &[], &[]);
        assert_eq!(answers, [Ok(()), Err(Refusal::TooMany { most: 1 })]);
    }

    #[test]
    fn the_wrong_grade_is_told_the_right_ones() {
        let refused = Err(Refusal::GradeNotAdmitted { admitted: GradeSpan { from: 3, to: 6 } });
        assert_eq!(answers(&school(), 1, &["football-1"], &[], &[]), [refused]);
    }
}
