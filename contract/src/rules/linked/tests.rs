use super::*;
use crate::examples::{calligraphy, child, football, robots, school};
use crate::rules::Arrival;
use crate::{Child, ChildId, GradeSpan, HeldFor, OfficeRules, QuotaId, Refusal::Full, Standing};

/// Every group has 30 places; this many are taken of each, of the quota, and out of what is held back.
struct Counted(u32, u32, u32);

impl PlaceCounts for Counted {
    fn places(&self, _: &GroupId) -> Option<Places> {
        Some(Places { capacity: 30, enrolled: self.0 })
    }

    fn taken_of_quota(&self, _: &Quota) -> u32 {
        self.1
    }

    fn taken_of_held_back(&self, _: &HeldBack, _: &GroupId) -> u32 {
        self.2
    }
}

fn sister() -> Child {
    let mut sister = child(5);
    (sister.id, sister.name) = (ChildId::new("sister"), "林小穗".into());
    sister
}

/// Judges brother (grade 3) and sister (grade 5), the brother holding some groups.
fn linked(
    office: &OfficeRules,
    counts: &Counted,
    standing: &Standing,
    [brothers, sisters]: [&[&str]; 2],
    held: &[&str],
) -> Result<usize, Vec<(String, String, Refusal)>> {
    let (school, offerings) = (school(), [football(), calligraphy(), robots()]);
    let (brother, sister) = (child(3), sister());
    let arrival = Arrival { grade: 3, standing, round: &school.round, now: school.round.opens_at };
    let ids = |ids: &[&str]| ids.iter().map(|id| GroupId::new(*id)).collect::<Vec<_>>();
    let (brothers, sisters, held) = (ids(brothers), ids(sisters), ids(held));
    let wish = |child, choices, held| LinkedWish {
        judge: Judge { school: &school, offerings: &offerings, child, arrival: Some(arrival) },
        choices,
        held,
        places: CountedPlaces { office, offerings: &offerings, child, arrival, counts },
    };
    match judge_linked(&wish(&brother, &brothers, &held), &wish(&sister, &sisters, &[])) {
        Ok([first, second]) => Ok(first.len() + second.len()),
        Err(Refusal::NotBothWon { lost }) => {
            Err(lost.into_iter().map(|loss| (loss.child, loss.title, loss.why)).collect())
        }
        Err(other) => panic!("{other:?}"),
    }
}

fn lost(child: &str, title: &str, why: Refusal) -> (String, String, Refusal) {
    (child.to_owned(), title.to_owned(), why)
}

#[test]
fn both_are_taken_when_everything_of_both_is_won() {
    let answer =
        |choices| linked(&OfficeRules::default(), &Counted(28, 0, 0), &Standing::default(), choices, &[]);
    assert_eq!(answer([&["football-1", "calligraphy-1"], &["football-1"]]), Ok(3));
    assert_eq!(answer([&[], &["football-1"]]), Ok(1));
    assert_eq!(answer([&[], &[]]), Ok(0));
}

#[test]
fn the_last_place_is_not_there_for_both() {
    let full = Err(vec![lost("林小穗", "校园足球", Full { capacity: 30 })]);
    let answer = |held: &[&str]| {
        let choices: [&[&str]; 2] = [&["football-1"], &["football-1"]];
        linked(&OfficeRules::default(), &Counted(29, 0, 0), &Standing::default(), choices, held)
    };
    assert_eq!(answer(&[]), full);
    assert_eq!(answer(&["football-1"]), Ok(2), "the brother is in it already");
}

#[test]
fn everything_lost_for_either_is_told() {
    let mut narrow = vec![];
    for (taken, choices) in
        [(30, [&["football-1"][..], &["robots-1"][..]]), (0, [&["nowhere"], &["football-1"]])]
    {
        narrow.push(linked(
            &OfficeRules::default(),
            &Counted(taken, 0, 0),
            &Standing::default(),
            choices,
            &[],
        ));
    }
    let full = Full { capacity: 30 };
    assert_eq!(
        narrow[0],
        Err(vec![lost("林小禾", "校园足球", full.clone()), lost("林小穗", "机器人搭建", full)])
    );
    assert_eq!(narrow[1], Err(vec![lost("林小禾", "nowhere", Refusal::NotOnTheMenu)]));
}

#[test]
fn a_place_of_the_first_counts_in_the_quotas_of_the_second() {
    let quota = |grades| Quota {
        id: QuotaId::new("pool"),
        title: "两个班共用".into(),
        groups: ["football-1", "calligraphy-1"].map(GroupId::new).to_vec(),
        grades,
        classes: vec![],
        places: 10,
    };
    let office = |grades| OfficeRules { quotas: vec![quota(grades)], ..OfficeRules::default() };
    let answer = |grades, taken| {
        let choices: [&[&str]; 2] = [&["football-1"], &["calligraphy-1"]];
        linked(&office(grades), &Counted(0, taken, 0), &Standing::default(), choices, &[])
    };
    let full = Refusal::QuotaFull { title: "两个班共用".into(), capacity: 10 };
    assert_eq!(answer(None, 8), Ok(2));
    assert_eq!(answer(None, 9), Err(vec![lost("林小穗", "硬笔书法 · 何老师班", full)]));
    assert_eq!(answer(Some(GradeSpan { from: 5, to: 6 }), 9), Ok(2), "the brother's place counts elsewhere");
}

#[test]
fn a_place_held_back_is_taken_once() {
    let held =
        HeldBack { groups: vec![GroupId::new("football-1")], whom: HeldFor::Paper, places: 2, until: None };
    let office = OfficeRules { held_back: vec![held], ..OfficeRules::default() };
    let on_paper = Standing { on_paper: true, ..Standing::default() };
    let both: [&[&str]; 2] = [&["football-1"], &["football-1"]];
    assert_eq!(linked(&office, &Counted(28, 0, 0), &on_paper, both, &[]), Ok(2));
    let only = Refusal::OnlyHeldBack { places: 2, until: None };
    let none = linked(&office, &Counted(28, 0, 0), &Standing::default(), [&["football-1"], &[]], &[]);
    assert_eq!(none, Err(vec![lost("林小禾", "校园足球", only)]));
}

/// What others may take after the brother's place came out of what is held back for him, or did not.
#[test]
fn what_the_first_took_out_of_a_reserve_is_neither_held_back_nor_taken_elsewhere() {
    let (football, calligraphy) = (GroupId::new("football-1"), GroupId::new("calligraphy-1"));
    let (school, offerings, brother) =
        (school(), [crate::examples::football(), crate::examples::calligraphy()], child(3));
    let held = |group: &GroupId, whom| HeldBack { groups: vec![group.clone()], whom, places: 2, until: None };
    let office = OfficeRules {
        held_back: vec![
            held(&football, HeldFor::Paper),
            held(&football, HeldFor::Team),
            held(&calligraphy, HeldFor::Paper),
        ],
        ..OfficeRules::default()
    };
    let taken = |on_paper, wins: &[GroupId]| -> Vec<u32> {
        let standing = Standing { on_paper, ..Standing::default() };
        let arrival =
            Arrival { grade: 3, standing: &standing, round: &school.round, now: school.round.opens_at };
        let counts = Counted(0, 0, 1);
        let places = CountedPlaces {
            office: &office,
            offerings: &offerings,
            child: &brother,
            arrival,
            counts: &counts,
        };
        let after = CountsAfter { places, wins };
        let held = office.held_back.iter();
        held.map(|held| after.taken_of_held_back(held, &held.groups[0])).collect()
    };
    assert_eq!(taken(true, std::slice::from_ref(&football)), [2, 1, 1]);
    assert_eq!(taken(true, &[calligraphy]), [1, 1, 2]);
    assert_eq!(taken(true, &[]), [1, 1, 1]);
    assert_eq!(taken(false, &[football]), [1, 1, 1], "it came out of everybody's");
}
