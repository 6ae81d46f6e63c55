use super::*;
use crate::examples::{calligraphy, child, football, group, robots, school};
use crate::{
    Binds, Counted, Counting, EarlyChildren, EarlyOpening, Entry, GradeSpan, Limit, Moving, OfferingId,
    Places, Standing,
};
use chrono::{TimeDelta, Weekday};

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
    let judge = Judge { school, offerings: &offerings, child: &child, arrival: None };
    let places = |id: &GroupId| Some(if full.contains(&id.as_str()) { FULL } else { FREE });
    judge.judge(&ids(choices), &ids(held), &places).into_iter().map(|verdict| verdict.answer).collect()
}

#[test]
fn every_choice_has_a_verdict_of_its_own() {
    let answers = answers(&school(), 3, &["football-1", "calligraphy-1", "nowhere"], &[], &["football-1"]);
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
    school.choosing.limits = vec![Limit {
        title: "每个孩子".into(),
        counts: Counted::default(),
        counting: Counting::Offerings,
        grades: None,
        least: None,
        most: Some(1),
        binds: Binds::TakingPartInIt,
    }];
    let too_many = Err(Refusal::TooMany {
        title: "每个孩子".into(),
        counting: Counting::Offerings,
        most: 1,
        would_be: 2,
    });
    let answers = answers(&school, 3, &["football-1", "calligraphy-1"], &[], &[]);
    assert_eq!(answers, [Ok(()), too_many]);
}

#[test]
fn one_offering_per_window_follows_from_clashes() {
    let answers = answers(&school(), 3, &["robots-1", "football-1", "calligraphy-1"], &[], &[]);
    let clash = Err(Refusal::Clash { with: "机器人搭建".into(), weekday: Weekday::Wed });
    assert_eq!(answers, [Ok(()), clash, Ok(())], "both meet on Wednesday evenings");
}

#[test]
fn a_choice_is_refused_when_the_way_from_another_site_is_too_long() {
    let mut school = school();
    school.choosing.sites = vec!["本部".into(), "青石小学".into()];
    school.choosing.moving = vec![Moving { between: ["本部".into(), "青石小学".into()], minutes: 15 }];
    let mut away = group("calligraphy-1", Weekday::Wed, "noon", 0, Some(290));
    away.site = Some("青石小学".into());
    let away = Offering { groups: vec![away], ..calligraphy() };
    let (offerings, child) = ([football(), away], child(3));
    let judge = Judge { school: &school, offerings: &offerings, child: &child, arrival: None };
    let choices = ["football-1", "calligraphy-1"].map(GroupId::new);
    let verdicts = judge.judge(&choices, &[], &|_: &GroupId| Some(FREE));
    let too_far = Refusal::TooFarApart { with: "校园足球".into(), weekday: Weekday::Wed, minutes: 15 };
    assert_eq!(verdicts[1].answer, Err(too_far));
}

/// What becomes of football, and of robots, for a child of this standing, some hours before the round opens.
fn answer_early(standing: &Standing, hours: i64, held: &[&str]) -> [Result<(), Refusal>; 2] {
    let mut school = school();
    let opens_at = school.round.opens_at - TimeDelta::hours(24);
    school.round.early = vec![EarlyOpening { who: EarlyChildren::Returning, opens_at }];
    let teams = Offering { entry: Some(Entry::Invitation), ..football() };
    let mut later = robots();
    later.groups[0].meetings[0].weekday = Weekday::Thu;
    let (offerings, child) = ([teams, later], child(3));
    let now = school.round.opens_at - TimeDelta::hours(hours);
    let arrival = Some(Arrival { grade: 3, standing, round: &school.round, now });
    let judge = Judge { school: &school, offerings: &offerings, child: &child, arrival };
    let held: Vec<GroupId> = held.iter().map(|id| GroupId::new(*id)).collect();
    let choices = ["football-1", "robots-1"].map(GroupId::new);
    let mut verdicts = judge.judge(&choices, &held, &|_: &GroupId| Some(FREE));
    [verdicts.remove(0).answer, verdicts.remove(0).answer]
}

#[test]
fn the_team_is_by_invitation_and_returning_children_choose_early() {
    let ids = |ids: &[&str]| ids.iter().map(|id| OfferingId::new(*id)).collect::<Vec<_>>();
    let standing = |invited: &[&str], returning: &[&str]| Standing {
        invited: ids(invited),
        returning: ids(returning),
        ..Standing::default()
    };
    let opens_at = school().round.opens_at;
    let arrived_at = Some(opens_at - TimeDelta::hours(24));
    let ahead = Err(Refusal::RoundAhead { opens_at, arrived_at });
    let not_invited = Err(Refusal::NotInvited);
    let cases = [
        ("a stranger", standing(&[], &[]), 0, [not_invited.clone(), Ok(())]),
        ("invited", standing(&["football"], &[]), 0, [Ok(()), Ok(())]),
        ("back in robots, a day before", standing(&[], &["robots"]), 24, [ahead.clone(), Ok(())]),
        ("back in football, no longer of the team", standing(&[], &["football"]), 24, [not_invited, ahead]),
    ];
    for (who, standing, hours, expected) in cases {
        assert_eq!(answer_early(&standing, hours, &[]), expected, "{who}");
    }
}

#[test]
fn a_place_held_needs_no_invitation_again() {
    let [football, _] = answer_early(&Standing::default(), 24, &["football-1"]);
    assert_eq!(football, Ok(()));
}

#[test]
fn the_wrong_grade_is_told_the_right_ones() {
    let refused = Err(Refusal::GradeNotAdmitted { admitted: GradeSpan { from: 3, to: 6 } });
    assert_eq!(answers(&school(), 1, &["football-1"], &[], &[]), [refused]);
}
