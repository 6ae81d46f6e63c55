use super::*;
use crate::examples::{football, group, school};
use crate::rules::Priced;
use crate::{Offering, WindowId};
use proptest::prelude::*;

const RULES: CareClassRules = CareClassRules {
    own_class_from: 31,
    merge_inside: MergeInside::Grade,
    largest: 45,
    teachers_per_class: 2,
};

fn class(grade: u8, number: u8) -> HomeClass {
    HomeClass { grade, number }
}

/// Home classes 1, 2, 3 … of grade 3 with so many in care, and the classes made of them: numbers and children.
fn made(in_care: &[u32], rules: &CareClassRules) -> Vec<(Vec<u8>, u32)> {
    let in_care: Vec<(HomeClass, u32)> =
        in_care.iter().zip(1..).map(|(children, number)| (class(3, number), *children)).collect();
    let classes = care_classes(&in_care, rules);
    let numbers = |class: &CareClass| class.home_classes.iter().map(|home| home.number).collect();
    classes.iter().map(|class| (numbers(class), class.children)).collect()
}

#[test]
fn a_class_of_thirty_one_keeps_its_own_teacher_and_smaller_ones_are_merged() {
    type Case<'a> = (&'a str, &'a [u32], &'a [(&'a [u8], u32)]);
    let cases: [Case<'_>; 10] = [
        ("large enough", &[31, 40], &[(&[1], 31), (&[2], 40)]),
        ("thirty are merged", &[30, 15], &[(&[1, 2], 45)]),
        ("what does not fit stays by itself", &[30, 16], &[(&[1], 30), (&[2], 16)]),
        ("the largest first", &[10, 30, 15, 20], &[(&[1, 4], 30), (&[2, 3], 45)]),
        ("of the same size the lower number first", &[20, 20, 20], &[(&[1, 2], 40), (&[3], 20)]),
        ("one alone joins a class with room", &[35, 5, 34], &[(&[1], 35), (&[2, 3], 39)]),
        ("or stays where there is none", &[44, 5], &[(&[1], 44), (&[2], 5)]),
        ("a class may be larger than a merged one", &[50, 3], &[(&[1], 50), (&[2], 3)]),
        ("nobody in care", &[0, 31, 0], &[(&[2], 31)]),
        ("several that fit nowhere", &[30, 30, 31, 14], &[(&[1, 4], 44), (&[2], 30), (&[3], 31)]),
    ];
    for (what, in_care, expected) in cases {
        let expected: Vec<(Vec<u8>, u32)> = expected.iter().map(|(of, all)| (of.to_vec(), *all)).collect();
        assert_eq!(made(in_care, &RULES), expected, "{what}");
    }
}

#[test]
fn classes_are_merged_inside_their_grade_unless_the_school_says_otherwise() {
    let in_care = [(class(1, 1), 8), (class(2, 1), 9), (class(2, 2), 7)];
    let homes = |rules: &CareClassRules| -> Vec<Vec<HomeClass>> {
        care_classes(&in_care, rules).into_iter().map(|class| class.home_classes).collect()
    };
    assert_eq!(homes(&RULES), [vec![class(1, 1)], vec![class(2, 1), class(2, 2)]]);
    let all = CareClassRules { merge_inside: MergeInside::School, ..RULES };
    assert_eq!(homes(&all), [vec![class(1, 1), class(2, 1), class(2, 2)]]);
    assert!(care_classes(&in_care, &all).iter().all(|class| class.teachers == 2));
}

#[test]
fn a_child_is_in_care_in_the_windows_opted_into_without_a_club_that_day() {
    let school = school();
    let (noon, evening) = (&school.windows[0], &school.windows[1]);
    let football = football();
    let at_noon = Offering { groups: vec![group("n", Weekday::Wed, "noon", 0, None)], ..football.clone() };
    let plays = [Priced { offering: &football, group: &football.groups[0] }];
    let sings = [Priced { offering: &at_noon, group: &at_noon.groups[0] }];
    let both = [WindowId::new("noon"), WindowId::new("evening")];
    let evenings = [WindowId::new("evening")];
    let cases = [
        ("no club", evening, Weekday::Wed, &both[..], &[][..], true),
        ("its club day", evening, Weekday::Wed, &both, &plays, false),
        ("another day", evening, Weekday::Thu, &both, &plays, true),
        ("another window of its club day", noon, Weekday::Wed, &both, &plays, true),
        ("a club at noon", noon, Weekday::Wed, &both, &sings, false),
        ("not opted into", noon, Weekday::Wed, &evenings, &[], false),
        ("the window is closed", noon, Weekday::Sat, &both, &[], false),
    ];
    for (what, window, weekday, care, groups, expected) in cases {
        let takes_part = TakesPart { grade: 3, care, groups, cancelled: &[] };
        assert_eq!(is_in_care(window, weekday, &takes_part), expected, "{what}");
    }
    let without = Window { care: None, ..noon.clone() };
    let takes_part = TakesPart { grade: 3, care: &both, groups: &[], cancelled: &[] };
    assert!(!is_in_care(&without, Weekday::Wed, &takes_part), "a window without care");
}

#[test]
fn every_window_with_care_has_a_list_for_each_of_its_weekdays() {
    let school = school();
    let football = football();
    let plays = [Priced { offering: &football, group: &football.groups[0] }];
    let evenings = [WindowId::new("evening")];
    let takes_part = |groups| TakesPart { grade: 3, care: &evenings, groups, cancelled: &[] };
    let children = [
        (class(3, 1), takes_part(&plays[..])),
        (class(3, 2), takes_part(&[])),
        (class(3, 1), takes_part(&[])),
        (class(4, 1), TakesPart { care: &[], ..takes_part(&[]) }),
    ];
    let told = |rules: Option<&CareClassRules>| -> Vec<String> {
        let one = |class: &CareClass| {
            let homes: Vec<String> = class.home_classes.iter().map(|home| home.number.to_string()).collect();
            format!("{}:{}/{}", homes.join("+"), class.children, class.teachers)
        };
        let lists = care_lists(&school, rules, &children);
        let in_words = lists.iter().map(|list| {
            let classes: Vec<String> = list.classes.iter().map(one).collect();
            format!("{} {} {} {}", list.window, list.title, list.weekday, classes.join(" "))
        });
        in_words.collect()
    };
    let alone = told(None);
    assert_eq!(alone.len(), 10, "two windows on five days: {alone:?}");
    assert_eq!(alone[0], "noon 午餐托管 Mon ");
    assert_eq!(alone[5], "evening 傍晚托管 Mon 1:2/0 2:1/0", "each home class by itself");
    assert_eq!(alone[7], "evening 傍晚托管 Wed 1:1/0 2:1/0", "one plays football");
    assert_eq!(told(Some(&RULES))[5], "evening 傍晚托管 Mon 1+2:3/2");
}

proptest! {
    #[test]
    fn every_child_in_care_has_one_class_and_no_merged_class_is_too_large(
        children in proptest::collection::vec((1_u8..4, 0_u32..60), 0..14),
        own_class_from in 1_u32..50,
        room in 0_u32..30,
    ) {
        let rules = CareClassRules { own_class_from, largest: own_class_from + room, ..RULES };
        let in_care: Vec<(HomeClass, u32)> =
            children.iter().zip(1..).map(|((grade, children), number)| (class(*grade, number), *children)).collect();
        let made = care_classes(&in_care, &rules);
        let mut homes: Vec<HomeClass> = made.iter().flat_map(|class| class.home_classes.clone()).collect();
        homes.sort_by_key(|home| (home.grade, home.number));
        let mut expected: Vec<HomeClass> =
            in_care.iter().filter(|(_, children)| *children > 0).map(|(home, _)| *home).collect();
        expected.sort_by_key(|home| (home.grade, home.number));
        prop_assert_eq!(homes, expected);
        for class in &made {
            let in_class = in_care.iter().filter(|(home, _)| class.home_classes.contains(home));
            prop_assert_eq!(class.children, in_class.map(|(_, children)| children).sum::<u32>());
            prop_assert!(class.home_classes.len() == 1 || class.children <= rules.largest);
            prop_assert!(class.home_classes.windows(2).all(|pair| pair[0].grade == pair[1].grade));
        }
        let mut turned = in_care;
        turned.reverse();
        prop_assert_eq!(care_classes(&turned, &rules), made);
    }
}
