//! Which group a small one goes into.

use super::*;
use crate::{FeeRule, Unit, examples::fee_rule};

#[test]
fn of_groups_that_take_as_many_the_one_that_opens_by_it_goes_first() {
    let all: [Some<'_>; 3] = [(3, 2, "draw-a", &[]), (4, 2, "draw-b", &[]), (5, 2, "draw-c", &[])];
    let told = told_of(&[MergeParallel, Cancel], &all);
    assert_eq!(told, ["draw-a > draw-c: 3 to draw-c", "draw-b > draw-c: 4 to draw-c"]);
}

#[test]
fn an_empty_group_takes_nobody_unless_it_opens_by_it() {
    let children = placed(&[(3, 2, "draw-a", &[])]);
    let mut menu = vec![offering("draw", "art", (1, 3), &[("draw-a", Mon), ("draw-b", Tue)])];
    let school = school_with(&[MergeParallel]);
    let told_of = |menu: &[Offering]| told(&proposals(&school, menu, &children));
    assert_eq!(told_of(&menu), [""; 0], "three are too few in the other as well");
    menu[0].groups[1].minimum = 3;
    assert_eq!(told_of(&menu), ["draw-a > draw-b: 3 to draw-b"], "the other needs no more");
}

/// Rules by name and rate.
type Fees<'a> = &'a [(&'a str, i64)];

/// Whether a group of these meetings and fees goes into one of those.
fn goes(alike: Likeness, [own, others]: [&[Weekday]; 2], [own_fees, others_fees]: [Fees<'_>; 2]) -> bool {
    let children = placed(&[(3, 2, "draw-a", &[]), (8, 2, "ball", &[])]);
    let mut menu = menu_for(&children);
    let fees = |fees: Fees<'_>| {
        let rule = |(id, fen): &(&str, i64)| FeeRule { rate: Fen(*fen), ..fee_rule(id, Unit::Term) };
        fees.iter().map(rule).collect::<Vec<_>>()
    };
    for (offering, weekdays, own) in [("draw", own, own_fees), ("ball", others, others_fees)] {
        let found = menu.iter_mut().find(|known| known.id.as_str() == offering).expect("on the menu");
        found.fees = fees(own);
        let meeting = found.groups[0].meetings[0].clone();
        let on = |weekday: &Weekday| crate::Meeting { weekday: *weekday, ..meeting.clone() };
        found.groups[0].meetings = weekdays.iter().map(on).collect();
    }
    let mut school = school_with(&[MergeOverGrades]);
    school.sizes.merge_alike = vec![alike];
    !proposals(&school, &menu, &children).is_empty()
}

#[test]
fn groups_meet_alike_when_each_meeting_has_one_like_it_in_the_other() {
    let cases: [(&[Weekday], &[Weekday], bool); 4] = [
        (&[Mon, Wed], &[Wed, Mon], true),
        (&[Mon], &[Mon, Wed], false),
        (&[Mon, Wed], &[Mon], false),
        (&[Mon], &[Tue], false),
    ];
    for (own, others, expected) in cases {
        assert_eq!(goes(Likeness::Weekday, [own, others], [&[], &[]]), expected, "{own:?} {others:?}");
    }
}

#[test]
fn offerings_cost_alike_whatever_their_rules_are_called() {
    let cases: [(Fees<'_>, Fees<'_>, bool); 5] = [
        (&[], &[], true),
        (&[("course", 100)], &[("fee", 100)], true),
        (&[("course", 100)], &[("course", 200)], false),
        (&[("course", 100)], &[("course", 100), ("paper", 50)], false),
        (&[], &[("course", 100)], false),
    ];
    for (own, others, expected) in cases {
        assert_eq!(goes(Likeness::Fee, [&[Mon], &[Mon]], [own, others]), expected, "{own:?} {others:?}");
    }
}
