//! What of a wish list can be kept, and what of it a plan can take over.

use super::{Beside, Judge, PlacesToGive, Priced};
use crate::{GroupId, Offering, OfferingId, Refusal, WishList};

/// Most wishes on a list: more than any child can do in a week, few enough to be looked at together.
pub const MOST_WISHES: usize = 12;

/// The wishes of a list, each once: to wish something twice is to wish it.
pub fn wishes_to_keep(
    list: &WishList,
    is_on_menu: impl Fn(&OfferingId) -> bool,
) -> Result<Vec<OfferingId>, Refusal> {
    let mut wishes: Vec<OfferingId> = Vec::new();
    for wish in &list.offerings {
        if !wishes.contains(wish) {
            wishes.push(wish.clone());
        }
        if wishes.len() > MOST_WISHES {
            return Err(Refusal::TooManyWishes { most: MOST_WISHES as u32 });
        }
    }
    let gone: Vec<OfferingId> = wishes.iter().filter(|wish| !is_on_menu(wish)).cloned().collect();
    match (wishes.is_empty(), gone.is_empty()) {
        (true, _) => Err(Refusal::NothingWished),
        (false, false) => Err(Refusal::WishesGone { gone }),
        (false, true) => Ok(wishes),
    }
}

/// What becomes of a wish when a guardian takes the list over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WishOutcome {
    /// It goes into the plan, in this group: the first of the offering that fits and has a place.
    TakenOver(GroupId),
    /// The plan holds it already.
    Planned,
    /// It does not go; of several groups, why the first does not.
    LeftOut(Refusal),
}

/// What becomes of each wish, beside what is planned and what was taken over before it. A group the child already
/// `held` has a place whatever `places` say.
pub fn take_over<'a>(
    judge: &Judge<'a>,
    planned: &[Priced<'a>],
    held: &[GroupId],
    wishes: &[&'a Offering],
    places: &dyn PlacesToGive,
) -> Vec<WishOutcome> {
    let mut plan = planned.to_vec();
    let new = planned.iter().filter(|priced| !held.contains(&priced.group.id));
    let mut wins: Vec<GroupId> = new.map(|priced| priced.group.id.clone()).collect();
    let outcome_of = |offering: &&'a Offering| {
        if plan.iter().any(|priced| priced.offering.id == offering.id) {
            return WishOutcome::Planned;
        }
        let mut why = Refusal::NotOnTheMenu;
        for (nth, group) in offering.groups.iter().enumerate() {
            let wished = Priced { offering, group };
            let beside = Beside { gives_up: &[], wins: &wins };
            match judge.judge_one(Some(wished), held, &plan, &beside, places) {
                Ok(()) => {
                    plan.push(wished);
                    if !held.contains(&group.id) {
                        wins.push(group.id.clone());
                    }
                    return WishOutcome::TakenOver(group.id.clone());
                }
                Err(refusal) if nth == 0 => why = refusal,
                Err(_) => {}
            }
        }
        WishOutcome::LeftOut(why)
    };
    wishes.iter().map(outcome_of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{calligraphy, child, football, robots, school};
    use crate::{GradeSpan, Places};
    use WishOutcome::{LeftOut, Planned, TakenOver};
    use chrono::Weekday;

    fn list(ids: &[&str]) -> WishList {
        WishList { offerings: ids.iter().map(|id| OfferingId::new(*id)).collect() }
    }

    fn kept(ids: &[&str]) -> Result<Vec<OfferingId>, Refusal> {
        Ok(list(ids).offerings)
    }

    fn gone(ids: &[&str]) -> Result<Vec<OfferingId>, Refusal> {
        Err(Refusal::WishesGone { gone: list(ids).offerings })
    }

    #[test]
    fn a_list_is_kept_with_each_wish_once() {
        let many: Vec<String> = (0..=MOST_WISHES).map(|nth| nth.to_string()).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        let cases = [
            (vec!["football"], kept(&["football"])),
            (vec!["robots", "football"], kept(&["robots", "football"])),
            (vec!["robots", "football", "robots"], kept(&["robots", "football"])),
            (vec![], Err(Refusal::NothingWished)),
            (vec!["football", "hidden"], gone(&["hidden"])),
            (many.clone(), Err(Refusal::TooManyWishes { most: 12 })),
            (many[1..].to_vec(), gone(&many[1..])),
        ];
        for (wished, expected) in cases {
            let on_menu = |id: &OfferingId| ["football", "robots"].contains(&id.as_str());
            assert_eq!(wishes_to_keep(&list(&wished), on_menu), expected, "{wished:?}");
        }
    }

    #[test]
    fn the_same_wish_a_hundred_times_is_one() {
        let kept = wishes_to_keep(&list(&["football"; 100]), |_| true);
        assert_eq!(kept.map(|wishes| wishes.len()), Ok(1));
    }

    /// Outcomes for a child of a grade whose plan holds some groups; `full` groups have no place.
    fn outcomes(
        grade: u8,
        planned: &[&str],
        held: &[&str],
        full: &[&str],
        wishes: &[&str],
    ) -> Vec<WishOutcome> {
        let (school, child) = (school(), child(grade));
        let offerings = [football(), calligraphy(), robots()];
        let judge = Judge { school: &school, offerings: &offerings, child: &child, arrival: None };
        let planned: Vec<Priced<'_>> =
            planned.iter().filter_map(|id| judge.find(&GroupId::new(*id))).collect();
        let held: Vec<GroupId> = held.iter().map(|id| GroupId::new(*id)).collect();
        let named = |id: &&str| offerings.iter().find(|offering| offering.id.as_str() == *id);
        let wishes: Vec<&Offering> = wishes.iter().filter_map(named).collect();
        let enrolled = |id: &GroupId| if full.contains(&id.as_str()) { 30 } else { 0 };
        let places = |id: &GroupId| Some(Places { capacity: 30, enrolled: enrolled(id) });
        take_over(&judge, &planned, &held, &wishes, &places)
    }

    fn taken(group: &str) -> WishOutcome {
        TakenOver(GroupId::new(group))
    }

    #[test]
    fn what_fits_is_taken_over_and_counts_against_later_wishes() {
        let clash = |with: &str| LeftOut(Refusal::Clash { with: with.into(), weekday: Weekday::Wed });
        let wrong_grade = LeftOut(Refusal::GradeNotAdmitted { admitted: GradeSpan { from: 3, to: 6 } });
        let full = LeftOut(Refusal::Full { capacity: 30 });
        let cases = [
            (3, "", "", [taken("football-1"), clash("校园足球"), taken("calligraphy-1")]),
            (1, "", "", [wrong_grade, taken("robots-1"), taken("calligraphy-1")]),
            (3, "robots-1", "", [clash("机器人搭建"), Planned, taken("calligraphy-1")]),
            (3, "", "football-1", [full, taken("robots-1"), taken("calligraphy-1")]),
            (3, "", "calligraphy-1", [taken("football-1"), clash("校园足球"), taken("calligraphy-2")]),
        ];
        for (grade, planned, full, expected) in cases {
            let outcomes = outcomes(grade, &[planned], &[], &[full], &["football", "robots", "calligraphy"]);
            assert_eq!(outcomes, expected, "grade {grade}, planned: {planned}, full: {full}");
        }
    }

    #[test]
    fn a_place_the_child_holds_is_there_although_the_group_is_full() {
        let outcomes = outcomes(3, &[], &["football-1"], &["football-1"], &["football"]);
        assert_eq!(outcomes, [taken("football-1")]);
    }

    /// What the places are asked with, wish by wish.
    #[derive(Default)]
    struct Asked(std::cell::RefCell<Vec<Vec<String>>>);

    impl PlacesToGive for Asked {
        fn may_take(&self, _: &GroupId, beside: &Beside<'_>) -> Result<(), Refusal> {
            self.0.borrow_mut().push(beside.wins.iter().map(ToString::to_string).collect());
            Ok(())
        }
    }

    #[test]
    fn what_is_new_in_the_plan_and_what_was_taken_over_is_counted_as_won() {
        let asked = |held: &[&str]| {
            let (school, child) = (school(), child(3));
            let mut later = robots();
            later.groups[0].meetings[0].weekday = Weekday::Thu;
            let offerings = [football(), calligraphy(), later];
            let judge = Judge { school: &school, offerings: &offerings, child: &child, arrival: None };
            let planned = [Priced { offering: &offerings[0], group: &offerings[0].groups[0] }];
            let held: Vec<GroupId> = held.iter().map(|id| GroupId::new(*id)).collect();
            let asked = Asked::default();
            take_over(&judge, &planned, &held, &[&offerings[1], &offerings[2]], &asked);
            asked.0.into_inner()
        };
        assert_eq!(asked(&[]), [vec!["football-1"], vec!["football-1", "calligraphy-1"]]);
        assert_eq!(asked(&["football-1"]), [vec![], vec!["calligraphy-1"]]);
        assert_eq!(asked(&["football-1", "calligraphy-1"]), [vec![""; 0]], "what is held is not asked for");
    }

    #[test]
    fn of_several_groups_the_firsts_reason_is_told() {
        let clash = LeftOut(Refusal::Clash { with: "校园足球".into(), weekday: Weekday::Mon });
        let (school, child) = (school(), child(3));
        let mut mondays = football();
        mondays.groups[0].meetings[0] = calligraphy().groups[0].meetings[0].clone();
        let (judged, plan) = (calligraphy(), [Priced { offering: &mondays, group: &mondays.groups[0] }]);
        let judge = Judge { school: &school, offerings: &[], child: &child, arrival: None };
        let full = |_: &GroupId| Some(Places { capacity: 30, enrolled: 30 });
        assert_eq!(take_over(&judge, &plan, &[], &[&judged], &full), [clash], "the second is full");

        let outcomes = outcomes(3, &[], &[], &["calligraphy-1", "calligraphy-2"], &["calligraphy"]);
        assert_eq!(outcomes, [LeftOut(Refusal::Full { capacity: 30 })]);
    }
}
