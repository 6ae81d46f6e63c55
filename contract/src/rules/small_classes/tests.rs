use super::*;
use crate::examples::{group, school};
use crate::{
    Closing, Fate, FieldId, GradeSpan, Group, HomeClass, Level, Likeness, OfferingId, SizeRules,
    SmallClassWay, Tier,
};
use SmallClassWay::{Cancel, MergeInGrade, MergeOverGrades, MergeParallel};
use chrono::Weekday::{self, Mon, Tue, Wed};

mod fates;
mod merging;

/// An offering of these groups, each with its weekday: twelve places in the evening, and eight children to open.
fn offering(id: &str, field: &str, (from, to): (u8, u8), groups: &[(&str, Weekday)]) -> Offering {
    let held = |(id, weekday): &(&str, Weekday)| Group {
        capacity: 12,
        minimum: 8,
        ..group(id, *weekday, "evening", 0, None)
    };
    Offering {
        id: OfferingId::new(id),
        title: id.into(),
        tier: Tier::Club,
        field: FieldId::new(field),
        level: Level::Everyone,
        grades: GradeSpan { from, to },
        provider: None,
        fees: vec![],
        rates: vec![],
        entry: None,
        groups: groups.iter().map(held).collect(),
        search: String::new(),
    }
}

/// Four offerings of one field and one of another.
fn whole_menu() -> Vec<Offering> {
    vec![
        offering("draw", "art", (1, 3), &[("draw-a", Mon), ("draw-b", Mon), ("draw-c", Tue)]),
        offering("ink", "art", (1, 6), &[("ink", Tue), ("ink-b", Wed)]),
        offering("paper", "art", (1, 3), &[("paper", Wed)]),
        offering("team", "art", (1, 6), &[("team", Wed)]),
        offering("ball", "body", (1, 6), &[("ball", Mon)]),
    ]
}

/// Some children of a grade: how many, in which groups (`draw-a+ink`), and what they chose besides.
type Some<'a> = (usize, u8, &'a str, &'a [&'a str]);

fn placed(all: &[Some<'_>]) -> Vec<PlacedChild> {
    let ids = |texts: &[&str]| texts.iter().map(|text| GroupId::new(*text)).collect::<Vec<_>>();
    let mut children = Vec::new();
    for (how_many, grade, held, choices) in all {
        let held: Vec<&str> = held.split('+').collect();
        for _ in 0..*how_many {
            children.push(PlacedChild {
                child: Child {
                    id: ChildId::new(children.len().to_string()),
                    name: String::new(),
                    home_class: HomeClass { grade: *grade, number: 1 },
                },
                care: vec![],
                held: ids(&held),
                choices: [ids(choices), ids(&held)].concat(),
            });
        }
    }
    children
}

/// The menu, with those groups only that somebody is in.
fn menu_for(children: &[PlacedChild]) -> Vec<Offering> {
    let mut menu = whole_menu();
    for offering in &mut menu {
        offering.groups.retain(|group| children.iter().any(|child| child.held.contains(&group.id)));
    }
    menu
}

fn school_with(ways: &[SmallClassWay]) -> School {
    School { sizes: SizeRules { below_minimum: ways.to_vec(), ..SizeRules::default() }, ..school() }
}

/// A place in `draw-a` costs 100.00, in `draw-b` 80.00, in `ink` 120.00; the child `0` pays nothing anywhere.
fn charge(child: &ChildId, group: &GroupId) -> Fen {
    Fen(match group.as_str() {
        _ if child.as_str() == "0" => 0,
        "draw-a" => 10_000,
        "draw-b" => 8_000,
        "ink" => 12_000,
        _ => 0,
    })
}

fn proposals(school: &School, menu: &[Offering], children: &[PlacedChild]) -> Vec<SmallClassProposal> {
    let places = |id: &GroupId| {
        let group = menu.iter().find_map(|offering| offering.group(id))?;
        let enrolled = children.iter().filter(|child| child.held.contains(id)).count();
        Some(Places { capacity: group.capacity, enrolled: u32::try_from(enrolled).ok()? })
    };
    small_class_proposals(&SizeFacts { school, offerings: menu, children, places: &places, charge: &charge })
}

/// Each proposal in words, such as `draw-a > draw-b: 3 to draw-b` or `paper x: 2 home`.
fn told(proposals: &[SmallClassProposal]) -> Vec<String> {
    let fate = |fate: &Fate| match fate {
        Fate::MovesTo(group) => format!("to {group}"),
        Fate::TakesNextWish(group) => format!("wish {group}"),
        Fate::FallsBackToCare(windows) => format!("care {}", windows[0]),
        Fate::LeavesAtOrdinaryEnd => "home".to_owned(),
    };
    let one = |proposal: &SmallClassProposal| {
        let closing = match &proposal.closing {
            Closing::MergedInto(into) => format!("> {into}"),
            Closing::Cancelled => "x".to_owned(),
        };
        let mut fates: Vec<String> = proposal.fates.iter().map(|child| fate(&child.fate)).collect();
        fates.sort();
        let counts = fates.chunk_by(|a, b| a == b).map(|same| format!("{} {}", same.len(), same[0]));
        format!("{} {closing}: {}", proposal.group, counts.collect::<Vec<_>>().join(", "))
    };
    proposals.iter().map(one).collect()
}

fn told_of(ways: &[SmallClassWay], all: &[Some<'_>]) -> Vec<String> {
    let children = placed(all);
    told(&proposals(&school_with(ways), &menu_for(&children), &children))
}

#[test]
fn a_school_without_rules_is_proposed_nothing() {
    assert!(told_of(&[], &[(3, 2, "draw-a", &[])]).is_empty());
}

#[test]
fn a_group_at_its_minimum_is_left_alone() {
    assert!(told_of(&[Cancel], &[(8, 2, "draw-a", &[])]).is_empty());
    assert_eq!(told_of(&[Cancel], &[(7, 2, "draw-a", &[])]), ["draw-a x: 7 home"]);
}

#[test]
fn a_group_nobody_is_in_is_closed_without_a_fate() {
    let told = told(&proposals(&school_with(&[MergeParallel, Cancel]), &whole_menu()[3..4], &[]));
    assert_eq!(told, ["team x: "]);
}

#[test]
fn the_schools_ways_are_tried_in_its_order() {
    let all: [Some<'_>; 4] =
        [(3, 2, "draw-a", &[]), (8, 2, "draw-b", &[]), (8, 2, "ink", &[]), (8, 2, "paper", &[])];
    let without_parallel = [all[0], all[2], all[3]];
    let cases: [(&[SmallClassWay], &[Some<'_>], &str); 6] = [
        (&[Cancel], &all, "draw-a x: 3 home"),
        (&[Cancel, MergeParallel], &all, "draw-a x: 3 home"),
        (&[MergeParallel, MergeOverGrades, Cancel], &all, "draw-a > draw-b: 3 to draw-b"),
        (&[MergeInGrade], &without_parallel, "draw-a > paper: 3 to paper"),
        (&[MergeOverGrades], &without_parallel, "draw-a > ink: 3 to ink"),
        (&[MergeOverGrades, MergeInGrade], &without_parallel, "draw-a > ink: 3 to ink"),
    ];
    for (ways, all, expected) in cases {
        assert_eq!(told_of(ways, all), [expected], "{ways:?}");
    }
    assert!(told_of(&[MergeParallel], &without_parallel).is_empty());
}

#[test]
fn a_merge_that_takes_everybody_goes_before_one_that_does_not() {
    // Four children; `draw-b` has three places left.
    let ways = [MergeParallel, MergeOverGrades, Cancel];
    for (in_ink, expected) in [(8, "draw-a > ink: 4 to ink"), (9, "draw-a > draw-b: 1 home, 3 to draw-b")] {
        let all: [Some<'_>; 3] = [(4, 2, "draw-a", &[]), (9, 2, "draw-b", &[]), (in_ink, 2, "ink", &[])];
        assert_eq!(told_of(&ways, &all), [expected], "{} places left in ink", 12 - in_ink);
    }
}

#[test]
fn without_cancelling_nobody_is_left_over() {
    let all: [Some<'_>; 2] = [(6, 2, "draw-a", &[]), (9, 2, "draw-b", &[])];
    assert!(told_of(&[MergeParallel], &all).is_empty());
    assert_eq!(told_of(&[MergeParallel, Cancel], &all), ["draw-a > draw-b: 3 home, 3 to draw-b"]);
}

#[test]
fn the_fewest_children_go_first_and_ids_break_ties() {
    let rescued: [Some<'_>; 3] = [(5, 2, "draw-b", &[]), (3, 2, "draw-a", &[]), (8, 2, "draw-c", &[])];
    assert_eq!(told_of(&[MergeParallel, Cancel], &rescued), ["draw-a > draw-b: 3 to draw-b"]);
    let equal: [Some<'_>; 2] = [(4, 2, "draw-b", &[]), (4, 2, "draw-a", &[])];
    assert_eq!(told_of(&[MergeParallel, Cancel], &equal), ["draw-a > draw-b: 4 to draw-b"]);
}

#[test]
fn three_small_groups_become_one_and_each_child_moves_once() {
    let three: [Some<'_>; 3] = [(2, 2, "draw-a", &[]), (3, 2, "draw-b", &[]), (3, 2, "draw-c", &[])];
    let told_of = |ways: &[SmallClassWay]| told_of(ways, &three);
    assert_eq!(
        told_of(&[MergeParallel, Cancel]),
        ["draw-a > draw-b: 2 to draw-b", "draw-c > draw-b: 3 to draw-b"]
    );
    assert_eq!(told_of(&[Cancel]), ["draw-a x: 2 home", "draw-b x: 3 home", "draw-c x: 3 home"]);
}

#[test]
fn a_group_merged_into_one_that_is_closed_in_its_turn_ends_where_that_one_ends() {
    let all: [Some<'_>; 3] = [(2, 2, "draw-a", &[]), (3, 2, "draw-b", &[]), (8, 2, "ball", &[])];
    let told = told_of(&[MergeParallel, Cancel], &all);
    assert_eq!(told, ["draw-a x: 2 home", "draw-b x: 3 home"], "five are too few together, too");
}

#[test]
fn a_child_with_a_clash_or_another_grade_does_not_go_along() {
    // Four of `draw-c` (Tuesday) are at the ball on Monday, where `draw-b` meets.
    let all: [Some<'_>; 3] = [(3, 2, "draw-c", &[]), (4, 2, "draw-c+ball", &[]), (8, 2, "draw-b", &[])];
    let ball: Some<'_> = (8, 2, "ball", &[]);
    let told = told_of(&[MergeParallel, Cancel], &[all[0], all[1], all[2], ball]);
    assert_eq!(told, ["draw-c > draw-b: 4 home, 3 to draw-b"]);
    let grades: [Some<'_>; 3] = [(2, 2, "ink", &[]), (2, 5, "ink", &[]), (8, 2, "paper", &[])];
    let told = self::told_of(&[MergeOverGrades, Cancel], &grades);
    assert_eq!(told, ["ink > paper: 2 home, 2 to paper"], "paper is for grades 1 to 3");
}

#[test]
fn a_team_takes_nobody_it_did_not_select() {
    let children = placed(&[(3, 2, "ink", &[]), (8, 2, "team", &[])]);
    let mut menu = menu_for(&children);
    let school = school_with(&[MergeOverGrades, Cancel]);
    assert_eq!(told(&proposals(&school, &menu, &children)), ["ink > team: 3 to team"]);
    menu.iter_mut().for_each(|offering| offering.level = Level::Team);
    assert_eq!(told(&proposals(&school, &menu, &children)), ["ink x: 3 home"]);
}

#[test]
fn only_what_is_alike_is_merged() {
    let children = placed(&[(3, 2, "draw-a", &[]), (8, 2, "draw-c", &[]), (8, 2, "ball", &[])]);
    let cases: [(&[Likeness], &[&str]); 3] = [
        (&[Likeness::Field, Likeness::Window], &["draw-a > draw-c: 3 to draw-c"]),
        (&[Likeness::Field, Likeness::Weekday], &[]),
        (&[Likeness::Weekday, Likeness::Tier, Likeness::Fee, Likeness::Level], &["draw-a > ball: 3 to ball"]),
    ];
    for (alike, expected) in cases {
        let mut school = school_with(&[MergeOverGrades]);
        school.sizes.merge_alike = alike.to_vec();
        assert_eq!(told(&proposals(&school, &menu_for(&children), &children)), expected, "{alike:?}");
    }
}

#[test]
fn a_move_may_make_room_in_a_childs_week_for_another() {
    // The child of `draw-a` cannot go to `draw-c` on Tuesday before `ink` has left that day.
    let all: [Some<'_>; 4] =
        [(1, 2, "draw-a+ink", &[]), (3, 2, "ink", &[]), (8, 2, "ink-b", &[]), (8, 2, "draw-c", &[])];
    let told = told_of(&[MergeParallel], &all);
    assert_eq!(told, ["ink > ink-b: 4 to ink-b", "draw-a > draw-c: 1 to draw-c"]);
}
