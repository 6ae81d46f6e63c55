use super::*;
use crate::examples::{calligraphy, child, football, robots, school};
use crate::rules::Judge;
use crate::{GradeSpan, HeldBack, HeldFor, HomeClass, QuotaId, School, Standing};
use Refusal::{Full, OnlyHeldBack, QuotaFull};
use chrono::Weekday;

/// Counters kept by hand: places taken of each group, in each quota, and out of what is held back.
#[derive(Default)]
struct Counted {
    groups: Vec<(&'static str, u32)>,
    quotas: Vec<(&'static str, u32)>,
    held_back: u32,
}

impl PlaceCounts for Counted {
    fn places(&self, group: &GroupId) -> Option<Places> {
        let taken = self.groups.iter().find(|(id, _)| *id == group.as_str());
        Some(Places { capacity: 30, enrolled: taken.map_or(0, |(_, taken)| *taken) })
    }

    fn taken_of_quota(&self, quota: &Quota) -> u32 {
        let taken = self.quotas.iter().find(|(id, _)| *id == quota.id.as_str());
        taken.map_or(0, |(_, taken)| *taken)
    }

    fn taken_of_held_back(&self, _: &HeldBack, _: &GroupId) -> u32 {
        self.held_back
    }
}

fn quota(id: &str, groups: &[&str], grades: Option<GradeSpan>, classes: &[u8], places: u32) -> Quota {
    let groups = groups.iter().map(|id| GroupId::new(*id)).collect();
    Quota { id: QuotaId::new(id), title: id.into(), groups, grades, classes: classes.to_vec(), places }
}

/// Football and both calligraphy groups share 40 places; football has 10 for grade 3, 5 of them for class 2.
fn office() -> OfficeRules {
    let grade = Some(GradeSpan { from: 3, to: 3 });
    let quotas = vec![
        quota("pool", &["football-1", "calligraphy-1", "calligraphy-2"], None, &[], 40),
        quota("grade", &["football-1"], grade, &[], 10),
        quota("class", &["football-1"], grade, &[2], 5),
    ];
    OfficeRules { quotas, ..OfficeRules::default() }
}

/// What becomes of choices beside what is held.
fn answers(
    office: &OfficeRules,
    counts: &Counted,
    choices: &[&str],
    held: &[&str],
) -> Vec<Result<(), Refusal>> {
    answers_at(&school(), office, counts, &Standing::default(), choices, held)
}

fn answers_at(
    school: &School,
    office: &OfficeRules,
    counts: &Counted,
    standing: &Standing,
    choices: &[&str],
    held: &[&str],
) -> Vec<Result<(), Refusal>> {
    let mut later = robots();
    later.groups[0].meetings[0].weekday = Weekday::Thu;
    let offerings = [football(), calligraphy(), later];
    let (child, ids) = (child(3), |ids: &[&str]| ids.iter().map(|id| GroupId::new(*id)).collect::<Vec<_>>());
    let arrival = Arrival { grade: 3, standing, round: &school.round, now: school.round.opens_at };
    let judge = Judge { school, offerings: &offerings, child: &child, arrival: Some(arrival) };
    let places = CountedPlaces { office, offerings: &offerings, child: &child, arrival, counts };
    judge.judge(&ids(choices), &ids(held), &places).into_iter().map(|verdict| verdict.answer).collect()
}

fn full(title: &str, capacity: u32) -> Result<(), Refusal> {
    Err(QuotaFull { title: title.into(), capacity })
}

#[test]
fn a_place_counts_in_every_quota_it_falls_into() {
    let (office, group) = (office(), GroupId::new("football-1"));
    let names = |grade, number, group: &GroupId| -> Vec<String> {
        let mut child = child(grade);
        child.home_class = HomeClass { grade, number };
        quotas_of(&office, &child, group).map(|quota| quota.id.to_string()).collect()
    };
    assert_eq!(names(3, 2, &group), ["pool", "grade", "class"]);
    assert_eq!(names(3, 1, &group), ["pool", "grade"]);
    assert_eq!(names(4, 2, &group), ["pool"]);
    assert_eq!(names(3, 2, &GroupId::new("calligraphy-1")), ["pool"]);
    assert_eq!(names(3, 2, &GroupId::new("robots-1")), [""; 0]);
}

#[test]
fn a_choice_needs_a_place_in_its_group_and_in_every_quota() {
    let cases = [
        ("places everywhere", vec![], vec![("pool", 39), ("grade", 9), ("class", 4)], Ok(())),
        ("the group is full", vec![("football-1", 30)], vec![], Err(Full { capacity: 30 })),
        ("the pool is full", vec![], vec![("pool", 40)], full("pool", 40)),
        ("the grade's are full", vec![], vec![("pool", 30), ("grade", 10)], full("grade", 10)),
        ("the class's are full", vec![], vec![("grade", 9), ("class", 5)], full("class", 5)),
        ("more taken than there are now", vec![], vec![("class", 7)], full("class", 5)),
    ];
    for (what, groups, quotas, expected) in cases {
        let counts = Counted { groups, quotas, ..Counted::default() };
        assert_eq!(answers(&office(), &counts, &["football-1"], &[]), [expected], "{what}");
    }
}

#[test]
fn a_childs_own_choices_count_one_after_another() {
    let both = ["football-1", "calligraphy-1"];
    let counts = |taken| Counted { quotas: vec![("pool", taken)], ..Counted::default() };
    assert_eq!(answers(&office(), &counts(38), &both, &[]), [Ok(()), Ok(())]);
    assert_eq!(answers(&office(), &counts(39), &both, &[]), [Ok(()), full("pool", 40)]);
}

#[test]
fn what_a_child_gives_up_in_a_full_pool_makes_room_for_what_it_takes_instead() {
    let counts = Counted { quotas: vec![("pool", 40)], ..Counted::default() };
    let held = ["calligraphy-1"];
    assert_eq!(answers(&office(), &counts, &["football-1"], &held), [Ok(())], "one for one");
    let kept = answers(&office(), &counts, &["football-1", "calligraphy-1"], &held);
    assert_eq!(kept, [full("pool", 40), Ok(())], "what is kept makes no room");
    let two = answers(&office(), &counts, &["football-1", "calligraphy-2"], &held);
    assert_eq!(two, [Ok(()), full("pool", 40)], "one for one, not two");
}

#[test]
fn a_held_place_is_kept_in_a_quota_that_is_more_than_full() {
    let counts = Counted { quotas: vec![("pool", 50), ("class", 9)], ..Counted::default() };
    assert_eq!(answers(&office(), &counts, &["football-1"], &["football-1"]), [Ok(())]);
}

#[test]
fn the_last_places_are_for_whom_they_are_held_back() {
    let school = school();
    let until = Some(school.round.opens_at + chrono::TimeDelta::days(1));
    let groups = vec![GroupId::new("football-1")];
    let held = HeldBack { groups, whom: HeldFor::Paper, places: 3, until };
    let office = OfficeRules { held_back: vec![held], ..OfficeRules::default() };
    let on_paper = Standing { on_paper: true, ..Standing::default() };
    let phone = Standing::default();
    let cases = [
        ("one of everybody's", 26, 0, &phone, Ok(())),
        ("none of everybody's", 27, 0, &phone, Err(OnlyHeldBack { places: 3, until })),
        ("the form has come twice", 28, 2, &phone, Ok(())),
        ("the form has come twice, then the last", 29, 2, &phone, Err(OnlyHeldBack { places: 1, until })),
        ("a form", 27, 0, &on_paper, Ok(())),
        ("all three forms are in", 27, 3, &phone, Ok(())),
        ("full for the form as well", 30, 0, &on_paper, Err(Full { capacity: 30 })),
    ];
    for (what, taken, held_back, standing, expected) in cases {
        let counts = Counted { groups: vec![("football-1", taken)], held_back, ..Counted::default() };
        let answer = answers_at(&school, &office, &counts, standing, &["football-1"], &[]);
        assert_eq!(answer, [expected], "{what}");
    }
}

#[test]
fn a_place_comes_out_of_what_is_held_back_for_the_child_if_anything_is() {
    let (school, offerings, child) = (school(), [football(), calligraphy()], child(3));
    let (football, robots) = (GroupId::new("football-1"), GroupId::new("robots-1"));
    let held = HeldBack { groups: vec![football.clone()], whom: HeldFor::Paper, places: 3, until: None };
    let office = OfficeRules { held_back: vec![held.clone()], ..OfficeRules::default() };
    let source = |on_paper, taken, group: &GroupId| {
        let (standing, counts) = (
            Standing { on_paper, ..Standing::default() },
            Counted { held_back: taken, ..Counted::default() },
        );
        let arrival =
            Arrival { grade: 3, standing: &standing, round: &school.round, now: school.round.opens_at };
        let places =
            CountedPlaces { office: &office, offerings: &offerings, child: &child, arrival, counts: &counts };
        places.source_of(group).cloned()
    };
    assert_eq!(source(true, 2, &football), Some(held));
    assert_eq!(source(true, 3, &football), None, "three are taken");
    assert_eq!(source(false, 0, &football), None, "not held back for this child");
    assert_eq!(source(true, 0, &GroupId::new("calligraphy-1")), None, "holds nothing back");
    assert_eq!(source(true, 0, &robots), None, "not on the menu");
}

/// A choice named twice counts once: as a place won, and as a place given up.
#[test]
fn a_choice_named_twice_counts_once() {
    let counts = |taken| Counted { quotas: vec![("pool", taken)], ..Counted::default() };
    let twice = Err(Refusal::ChosenTwice { title: "校园足球".into() });
    let wins = answers(&office(), &counts(38), &["football-1", "football-1", "calligraphy-1"], &[]);
    assert_eq!(wins, [Ok(()), twice, Ok(())], "one of the two that are left is football's");
    let mut school = school();
    school.term.clubs_from = crate::DayOrWeek::Week(1);
    let clash = || Err(Refusal::Clash { with: "机器人搭建".into(), weekday: Weekday::Thu });
    let choices = ["robots-1", "football-1", "football-1", "calligraphy-1", "football-2"];
    let gives_up = with_football_on_thursdays(&school, &counts(40), &choices, &["football-1"]);
    let full = full("pool", 40);
    assert_eq!(gives_up, [Ok(()), clash(), clash(), Ok(()), full], "one goes, one comes");
}

/// Football meets when robots do; a second football group, in the same pool, meets on Fridays.
fn with_football_on_thursdays(
    school: &School,
    counts: &Counted,
    choices: &[&str],
    held: &[&str],
) -> Vec<Result<(), Refusal>> {
    let (mut thursdays, mut others, mut later) = (football(), football(), robots());
    later.groups[0].meetings[0].weekday = Weekday::Thu;
    thursdays.groups[0].meetings[0].weekday = Weekday::Thu;
    (others.id, others.title) = (crate::OfferingId::new("football-b"), "足球二队".into());
    others.groups[0].id = GroupId::new("football-2");
    others.groups[0].meetings[0].weekday = Weekday::Fri;
    let offerings = [thursdays, others, calligraphy(), later];
    let ids = |ids: &[&str]| ids.iter().map(|id| GroupId::new(*id)).collect::<Vec<_>>();
    let groups = ["football-1", "football-2", "calligraphy-1"];
    let office =
        OfficeRules { quotas: vec![quota("pool", &groups, None, &[], 40)], ..OfficeRules::default() };
    let (child, standing) = (child(3), Standing::default());
    let arrival = Arrival { grade: 3, standing: &standing, round: &school.round, now: school.round.opens_at };
    let judge = Judge { school, offerings: &offerings, child: &child, arrival: Some(arrival) };
    let places = CountedPlaces { office: &office, offerings: &offerings, child: &child, arrival, counts };
    judge.judge(&ids(choices), &ids(held), &places).into_iter().map(|verdict| verdict.answer).collect()
}

#[test]
fn a_group_off_the_menu_gives_no_place() {
    let counts = Counted::default();
    assert_eq!(answers(&office(), &counts, &["nowhere"], &[]), [Err(Refusal::NotOnTheMenu)]);
}
