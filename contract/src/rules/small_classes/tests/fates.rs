//! Where each child goes, and what money follows.

use super::*;

#[test]
fn who_asked_first_has_the_last_places() {
    let children = placed(&[(10, 2, "draw-b", &[]), (5, 2, "draw-a", &[])]);
    let school = school_with(&[MergeParallel, Cancel]);
    let proposals = proposals(&school, &menu_for(&children), &children);
    let moved = proposals[0].fates.iter().filter(|child| matches!(child.fate, Fate::MovesTo(_)));
    assert_eq!(moved.map(|child| child.child.as_str()).collect::<Vec<_>>(), ["10", "11"]);
}

#[test]
fn who_is_left_over_takes_the_next_wish_that_fits() {
    let full: Some<'_> = (12, 2, "paper", &[]);
    let all: [Some<'_>; 4] = [
        (3, 2, "draw-a", &["nowhere", "paper", "ink", "ball"]),
        full,
        (9, 2, "ink", &[]),
        (8, 2, "ball", &[]),
    ];
    assert_eq!(told_of(&[Cancel], &all), ["draw-a x: 3 wish ink"], "paper is full");
    let all: [Some<'_>; 3] = [(3, 2, "draw-a", &["ink", "ball"]), (10, 2, "ink", &[]), (8, 2, "ball", &[])];
    assert_eq!(told_of(&[Cancel], &all), ["draw-a x: 1 wish ball, 2 wish ink"], "ink has two places");
}

#[test]
fn next_wishes_can_save_a_small_group() {
    let all: [Some<'_>; 2] = [(3, 2, "draw-a", &["ink"]), (5, 2, "ink", &[])];
    assert_eq!(told_of(&[Cancel], &all), ["draw-a x: 3 wish ink"]);
}

#[test]
fn without_another_place_the_family_s_care_decides() {
    let mut children = placed(&[(3, 2, "draw-a", &[])]);
    children[0].care = vec![WindowId::new("noon"), WindowId::new("evening")];
    children[1].care = vec![WindowId::new("noon")];
    let told = told(&proposals(&school_with(&[Cancel]), &menu_for(&children), &children));
    assert_eq!(told, ["draw-a x: 1 care evening, 2 home"]);
}

#[test]
fn money_is_the_difference_of_what_the_child_is_charged() {
    let cases: [(&str, &[SmallClassWay], i64, i64); 3] = [
        ("draw-b", &[MergeParallel], 2_000, 0),
        ("ink", &[MergeOverGrades], 0, 2_000),
        ("ink", &[Cancel], 10_000, 0),
    ];
    for (into, ways, refund, dearer_by) in cases {
        let children = placed(&[(2, 2, "draw-a", &[]), (8, 2, into, &[])]);
        let proposals = proposals(&school_with(ways), &menu_for(&children), &children);
        let money: Vec<(Fen, Fen)> =
            proposals[0].fates.iter().map(|child| (child.refund, child.dearer_by)).collect();
        let nothing = (Fen::ZERO, Fen::ZERO);
        assert_eq!(money, [nothing, (Fen(refund), Fen(dearer_by))], "a waived child, then another: {into}");
    }
}
