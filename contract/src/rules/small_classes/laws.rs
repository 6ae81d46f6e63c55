//! What holds whatever the school, the children and their places are.

use super::*;
use crate::examples::{group, school};
use crate::rules::{Judge, Priced, may_choose};
use crate::{
    Closing, Fate, FieldId, GradeSpan, Group, HomeClass, Level, Likeness, OfferingId, SizeRules,
    SmallClassWay, Tier,
};
use chrono::Weekday;
use proptest::prelude::*;

/// A school, its menu, and children with places that were fairly won.
#[derive(Clone, Debug)]
struct Case {
    school: School,
    menu: Vec<Offering>,
    children: Vec<PlacedChild>,
}

impl Case {
    fn enrolled(&self, id: &GroupId) -> u32 {
        u32::try_from(self.children.iter().filter(|child| child.held.contains(id)).count()).expect("few")
    }

    fn group(&self, id: &GroupId) -> Option<Priced<'_>> {
        self.menu.iter().find_map(|offering| offering.group(id).map(|group| Priced { offering, group }))
    }

    fn proposals(&self) -> Vec<SmallClassProposal> {
        let places = |id: &GroupId| {
            let capacity = self.group(id)?.group.capacity;
            Some(Places { capacity, enrolled: self.enrolled(id) })
        };
        let charge = |_: &ChildId, id: &GroupId| Fen(i64::try_from(id.as_str().len()).unwrap_or(0) * 100);
        small_class_proposals(&SizeFacts {
            school: &self.school,
            offerings: &self.menu,
            children: &self.children,
            places: &places,
            charge: &charge,
        })
    }

    /// How things stand when the office does all that is proposed.
    fn after(&self, proposals: &[SmallClassProposal]) -> Self {
        let mut after = self.clone();
        for proposal in proposals {
            for fate in &proposal.fates {
                let child = after.children.iter_mut().find(|child| child.child.id == fate.child);
                let child = child.expect("a child of the school");
                child.held.retain(|held| *held != proposal.group);
                if let Fate::MovesTo(group) | Fate::TakesNextWish(group) = &fate.fate {
                    child.held.push(group.clone());
                }
            }
        }
        let closed = |group: &Group| proposals.iter().any(|proposal| proposal.group == group.id);
        after.menu.iter_mut().for_each(|offering| offering.groups.retain(|group| !closed(group)));
        after
    }
}

prop_compose! {
    fn a_group()(
        day in 0_u8..5, window in 0_usize..2, capacity in 0_u32..9, minimum in 0_u32..9, twice in any::<bool>()
    ) -> Group {
        let weekday = |nth| Weekday::try_from(nth % 5).expect("a weekday");
        let windows = ["noon", "evening"];
        let mut held = group("", weekday(day), windows[window], 0, None);
        if twice {
            held.meetings.extend(group("", weekday(day + 2), windows[1 - window], 0, None).meetings);
        }
        Group { capacity, minimum, ..held }
    }
}

prop_compose! {
    fn an_offering()(
        groups in prop::collection::vec(a_group(), 1..4),
        field in 0_u8..2,
        from in 1_u8..5,
        span in 0_u8..6,
        team in prop::bool::weighted(0.1),
    ) -> Offering {
        Offering {
            id: OfferingId::new(""),
            title: String::new(),
            tier: Tier::Club,
            field: FieldId::new(field.to_string()),
            level: if team { Level::Team } else { Level::Everyone },
            grades: GradeSpan { from, to: from + span },
            provider: None,
            fees: vec![],
        rates: vec![],
            entry: None,
            groups,
            search: String::new(),
        }
    }
}

fn a_menu() -> impl Strategy<Value = Vec<Offering>> {
    prop::collection::vec(an_offering(), 1..7).prop_map(|mut menu| {
        for (nth, offering) in menu.iter_mut().enumerate() {
            offering.id = OfferingId::new(nth.to_string());
            for (of, group) in offering.groups.iter_mut().enumerate() {
                group.id = GroupId::new(format!("{nth}-{of}"));
            }
        }
        menu
    })
}

fn some_rules() -> impl Strategy<Value = SizeRules> {
    use Likeness::{Field, Weekday, Window};
    use SmallClassWay::{Cancel, MergeInGrade, MergeOverGrades, MergeParallel};
    let ways = prop::sample::subsequence(vec![MergeParallel, MergeInGrade, MergeOverGrades, Cancel], 0..=4);
    let alike = prop::sample::subsequence(vec![Field, Window, Weekday], 0..=2);
    (ways.prop_shuffle(), alike).prop_map(|(below_minimum, merge_alike)| SizeRules {
        below_minimum,
        merge_alike,
        waiting_list_cap: None,
    })
}

/// Children whose choices were judged one after another, as a round does.
fn a_case() -> impl Strategy<Value = Case> {
    let child = (1_u8..7, prop::collection::vec((0_usize..7, 0_usize..3), 0..6), 0_usize..3);
    (a_menu(), some_rules(), prop::collection::vec(child, 0..40)).prop_map(|(menu, sizes, wishes)| {
        let mut case = Case { school: School { sizes, ..school() }, menu, children: vec![] };
        for (nth, (grade, choices, care)) in wishes.into_iter().enumerate() {
            let choices: Vec<GroupId> =
                choices.iter().map(|(offering, of)| GroupId::new(format!("{offering}-{of}"))).collect();
            let home_class = HomeClass { grade, number: 1 };
            let child = Child { id: ChildId::new(nth.to_string()), name: String::new(), home_class };
            let judge = Judge { school: &case.school, offerings: &case.menu, child: &child, arrival: None };
            let places = |id: &GroupId| {
                let enrolled = case.enrolled(id);
                case.group(id).map(|priced| Places { capacity: priced.group.capacity, enrolled })
            };
            let verdicts = judge.judge(&choices, &[], &places);
            let won = verdicts.into_iter().filter(|verdict| verdict.answer.is_ok());
            let held = won.map(|verdict| verdict.group).collect();
            let care = ["noon", "evening"].into_iter().take(care).map(WindowId::new).collect();
            case.children.push(PlacedChild { child, care, held, choices });
        }
        case
    })
}

proptest! {
    #[test]
    fn no_group_goes_above_its_places(case in a_case()) {
        let after = case.after(&case.proposals());
        for group in after.menu.iter().flat_map(|offering| &offering.groups) {
            prop_assert!(after.enrolled(&group.id) <= group.capacity, "{}", group.id);
        }
    }

    #[test]
    fn every_place_of_every_child_could_have_been_chosen(case in a_case()) {
        let after = case.after(&case.proposals());
        for child in &after.children {
            for (nth, id) in child.held.iter().enumerate() {
                let judge = Judge {
                    school: &after.school,
                    offerings: &after.menu,
                    child: &child.child,
                    arrival: None,
                };
                let wished = judge.find(id).expect("a group that is held");
                let others: Vec<Priced<'_>> = child.held[..nth].iter().filter_map(|id| judge.find(id)).collect();
                prop_assert_eq!(judge.fits_beside(&others, wished), Ok(()));
                prop_assert_eq!(may_choose(&child.child, wished.offering, wished.group, &after.school), Ok(()));
            }
        }
    }

    #[test]
    fn every_child_of_a_closed_group_has_one_fate_and_nobody_else_has_any(case in a_case()) {
        for proposal in case.proposals() {
            let fates: Vec<&ChildId> = proposal.fates.iter().map(|fate| &fate.child).collect();
            let children = case.children.iter().filter(|child| child.held.contains(&proposal.group));
            prop_assert_eq!(fates, children.map(|child| &child.child.id).collect::<Vec<_>>());
        }
    }

    #[test]
    fn only_groups_below_their_minimum_are_closed_each_once(case in a_case()) {
        let proposals = case.proposals();
        for (nth, proposal) in proposals.iter().enumerate() {
            let minimum = case.group(&proposal.group).expect("a group of the menu").group.minimum;
            prop_assert!(case.enrolled(&proposal.group) < minimum);
            prop_assert!(proposals[..nth].iter().all(|before| before.group != proposal.group));
        }
    }

    #[test]
    fn where_the_school_cancels_no_small_group_is_left(case in a_case()) {
        let after = case.after(&case.proposals());
        for group in after.menu.iter().flat_map(|offering| &offering.groups) {
            let opens = after.enrolled(&group.id) >= group.minimum;
            prop_assert!(opens || !case.school.sizes.may_cancel(), "{}", group.id);
        }
    }

    #[test]
    fn done_as_proposed_nothing_more_is_proposed(case in a_case()) {
        prop_assert_eq!(case.after(&case.proposals()).proposals(), vec![]);
    }

    #[test]
    fn nobody_goes_where_a_group_is_closed_or_falls_into_care_unasked(case in a_case()) {
        let proposals = case.proposals();
        let closed = |id: &GroupId| proposals.iter().any(|proposal| proposal.group == *id);
        for proposal in &proposals {
            for fate in &proposal.fates {
                let child = case.children.iter().find(|child| child.child.id == fate.child).expect("a child");
                match &fate.fate {
                    Fate::MovesTo(group) => prop_assert!(!closed(group)),
                    Fate::TakesNextWish(group) => prop_assert!(!closed(group) && child.choices.contains(group)),
                    Fate::FallsBackToCare(windows) => {
                        prop_assert!(!windows.is_empty() && windows.iter().all(|id| child.care.contains(id)));
                    }
                    Fate::LeavesAtOrdinaryEnd => {}
                }
            }
            if let Closing::MergedInto(into) = &proposal.closing {
                let together = Fate::MovesTo(into.clone());
                prop_assert!(proposal.fates.iter().any(|fate| fate.fate == together));
            }
        }
    }

    #[test]
    fn without_cancelling_nobody_loses_a_place(case in a_case()) {
        let lost = |fate: &Fate| matches!(fate, Fate::FallsBackToCare(_) | Fate::LeavesAtOrdinaryEnd);
        let fates = case.proposals().into_iter().flat_map(|proposal| proposal.fates);
        prop_assert!(case.school.sizes.may_cancel() || fates.into_iter().all(|fate| !lost(&fate.fate)));
    }
}
