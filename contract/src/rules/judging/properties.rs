//! What holds for every school, child and wish.

use super::*;
use crate::examples::{child, group, offering, school};
use crate::rules::{CountedPlaces, PlaceCounts, meeting_time, quotas_of};
use crate::{
    Binds, Counted, Counting, GradeSpan, Group, HeldBack, Limit, Meeting, Moving, OfficeRules, Places, Quota,
    QuotaId, Standing, WindowId,
};
use chrono::Weekday::{Fri, Mon, Thu, Tue, Wed};
use proptest::{collection::vec, prelude::*, sample::subsequence};

/// A menu of twelve offerings, some with two groups, all over five days, two windows and two sites.
fn offerings() -> impl Strategy<Value = Vec<Offering>> {
    let meeting = (0_usize..5, 0_usize..2, 0_u16..18, 20_u16..90);
    let of_group = (vec(meeting, 1..3), any::<bool>());
    vec((vec(of_group, 1..3), 0_usize..2, 1_u8..4), 12).prop_map(|drawn| {
        drawn
            .into_iter()
            .enumerate()
            .map(|(nth, (groups, field, from))| {
                let id = format!("o{nth}");
                let groups = groups.into_iter().enumerate();
                let groups = groups.map(|(at, drawn)| drawn_group(&format!("{id}-{at}"), drawn)).collect();
                let mut offering = offering(&id, &id, ["art", "body"][field], "", groups);
                offering.grades.from = from;
                offering
            })
            .collect()
    })
}

fn drawn_group(id: &str, (meetings, away): (Vec<(usize, usize, u16, u16)>, bool)) -> Group {
    let meeting = |(day, window, after, minutes): (usize, usize, u16, u16)| Meeting {
        starts_after: after * 10,
        ..group("", [Mon, Tue, Wed, Thu, Fri][day], ["noon", "evening"][window], 0, Some(minutes))
            .meetings
            .remove(0)
    };
    let meetings = meetings.into_iter().map(meeting).collect();
    Group { meetings, site: away.then(|| "南校区".into()), ..group(id, Mon, "noon", 0, None) }
}

fn limited_school() -> impl Strategy<Value = School> {
    let limit = (0_usize..4, any::<bool>(), 1_u32..6).prop_map(|(what, by_meeting, most)| Limit {
        title: "限选".into(),
        counts: match what {
            0 => Counted::default(),
            1 => Counted { windows: vec![WindowId::new("noon")], ..Counted::default() },
            2 => Counted { weekdays: vec![Mon, Tue], ..Counted::default() },
            _ => Counted { fields: vec![crate::FieldId::new("art")], ..Counted::default() },
        },
        counting: if by_meeting { Counting::Meetings } else { Counting::Offerings },
        grades: None,
        least: None,
        most: Some(most),
        binds: Binds::TakingPartInIt,
    });
    (vec(limit, 0..3), 0_u16..300).prop_map(|(limits, minutes)| {
        let mut school = school();
        school.choosing.limits = limits;
        school.choosing.sites = vec!["本部".into(), "南校区".into()];
        school.choosing.moving = vec![Moving { between: ["本部".into(), "南校区".into()], minutes }];
        school
    })
}

/// Quotas over some of the groups, each with how much of it is taken.
fn quotas() -> impl Strategy<Value = (OfficeRules, Vec<u32>)> {
    let ids: Vec<GroupId> =
        (0..12).flat_map(|nth| [0, 1].map(|at| GroupId::new(format!("o{nth}-{at}")))).collect();
    let quota = (subsequence(ids, 0..25), 0_u32..5, any::<bool>(), 0_u32..3);
    vec(quota, 0..4).prop_map(|drawn| {
        let taken = drawn.iter().map(|(_, _, _, taken)| *taken).collect();
        let quota = |(nth, (groups, places, low, _))| Quota {
            id: QuotaId::new(format!("{nth}")),
            title: "名额".into(),
            groups,
            grades: if low { Some(GradeSpan { from: 1, to: 2 }) } else { None },
            classes: vec![],
            places,
        };
        let quotas = drawn.into_iter().enumerate().map(quota).collect();
        (OfficeRules { quotas, ..OfficeRules::default() }, taken)
    })
}

/// Choices in some order, some of them twice, and what of them is held.
fn wish() -> impl Strategy<Value = (Vec<GroupId>, Vec<GroupId>)> {
    let group = (0_usize..12, 0_usize..2).prop_map(|(nth, at)| GroupId::new(format!("o{nth}-{at}")));
    (vec(group.clone(), 0..12), vec(group, 0..3))
}

/// Places in every group, and so many taken of each quota.
#[derive(Debug)]
struct Taken(Vec<u32>);

impl PlaceCounts for Taken {
    fn places(&self, group: &GroupId) -> Option<Places> {
        // Every seventh group or so is full.
        let full = group.as_str().bytes().map(u32::from).sum::<u32>() % 7 == 0;
        Some(Places { capacity: 30, enrolled: if full { 30 } else { 3 } })
    }

    fn taken_of_quota(&self, quota: &Quota) -> u32 {
        self.0[quota.id.as_str().parse::<usize>().expect("a number")]
    }

    fn taken_of_held_back(&self, _: &HeldBack, _: &GroupId) -> u32 {
        0
    }
}

#[derive(Debug)]
struct Case {
    school: School,
    offerings: Vec<Offering>,
    child: Child,
    office: OfficeRules,
    taken: Taken,
}

impl Case {
    fn verdicts(&self, choices: &[GroupId], held: &[GroupId]) -> Vec<Result<(), Refusal>> {
        let standing = Standing::default();
        let round = &self.school.round;
        let arrival = Arrival { grade: 3, standing: &standing, round, now: round.opens_at };
        let (child, offerings) = (&self.child, &self.offerings[..]);
        let judge = Judge { school: &self.school, offerings, child, arrival: Some(arrival) };
        let counts = &self.taken;
        let places = CountedPlaces { office: &self.office, offerings, child, arrival, counts };
        judge.judge(choices, held, &places).into_iter().map(|verdict| verdict.answer).collect()
    }

    fn won(&self, choices: &[GroupId], held: &[GroupId]) -> Vec<GroupId> {
        let verdicts = self.verdicts(choices, held);
        choices.iter().zip(&verdicts).filter(|(_, answer)| answer.is_ok()).map(|(id, _)| id.clone()).collect()
    }

    fn priced(&self, id: &GroupId) -> Priced<'_> {
        let found = self.offerings.iter().find_map(|offering| Some((offering, offering.group(id)?)));
        let (offering, group) = found.expect("won, so it is on the menu");
        Priced { offering, group }
    }
}

fn case() -> impl Strategy<Value = Case> {
    (limited_school(), offerings(), 1_u8..7, quotas()).prop_map(
        |(school, offerings, grade, (office, taken))| Case {
            school,
            offerings,
            child: child(grade),
            office,
            taken: Taken(taken),
        },
    )
}

/// Minutes between two meetings in the season in which they are nearest; below zero where they overlap. The rule is
/// written a second time here, from the other end.
fn least_break(school: &School, one: &Meeting, other: &Meeting) -> i32 {
    let breaks = school.term.seasons.iter().filter_map(|season| {
        let season = crate::Timetable::Lessons(season);
        let (a_start, a_end) = meeting_time(one, season, 3)?;
        let (b_start, b_end) = meeting_time(other, season, 3)?;
        let minutes = |time: crate::ClockTime| i32::from(time.minutes());
        Some((minutes(b_start) - minutes(a_end)).max(minutes(a_start) - minutes(b_end)))
    });
    breaks.min().unwrap_or(i32::MAX)
}

fn counts_under(limit: &Limit, priced: Priced<'_>) -> u32 {
    let counts = &limit.counts;
    if !(counts.fields.is_empty() || counts.fields.contains(&priced.offering.field)) {
        return 0;
    }
    let mut number = 0;
    for meeting in &priced.group.meetings {
        let window = counts.windows.is_empty() || counts.windows.contains(&meeting.window);
        let day = counts.weekdays.is_empty() || counts.weekdays.contains(&meeting.weekday);
        number += u32::from(window && day);
    }
    if limit.counting == Counting::Meetings { number } else { number.min(1) }
}

proptest! {
    #[test]
    fn what_is_accepted_is_never_in_two_places_at_once_and_never_on_the_way(
        case in case(), (choices, held) in wish(),
    ) {
        let won = case.won(&choices, &held);
        for (nth, one) in won.iter().enumerate() {
            for other in &won[..nth] {
                let (one, other) = (case.priced(one), case.priced(other));
                prop_assert_ne!(&one.offering.id, &other.offering.id);
                let apart = one.group.site != other.group.site;
                let way = if apart { i32::from(case.school.choosing.moving[0].minutes) } else { 0 };
                for (a, b) in one.group.meetings.iter().flat_map(|a| other.group.meetings.iter().map(move |b| (a, b))) {
                    prop_assert!(a.weekday != b.weekday || least_break(&case.school, a, b) >= way);
                }
            }
        }
    }

    #[test]
    fn what_is_accepted_passes_no_limit_and_no_quota(case in case(), (choices, held) in wish()) {
        let won = case.won(&choices, &held);
        for limit in &case.school.choosing.limits {
            let sum: u32 = won.iter().map(|id| counts_under(limit, case.priced(id))).sum();
            prop_assert!(sum <= limit.most.unwrap_or(u32::MAX), "{sum} under {limit:?}");
        }
        for quota in &case.office.quotas {
            let counted = |groups: &[GroupId]| {
                let mut groups: Vec<&GroupId> = groups.iter().collect();
                groups.sort();
                groups.dedup();
                let falls = |id: &&&GroupId| quotas_of(&case.office, &case.child, id).any(|other| other.id == quota.id);
                i64::try_from(groups.iter().filter(falls).count()).expect("few")
            };
            let more = counted(&won) - counted(&held);
            let taken = i64::from(case.taken.taken_of_quota(quota));
            prop_assert!(more <= 0 || taken + more <= i64::from(quota.places), "{more} more in {quota:?}");
        }
    }

    #[test]
    fn what_was_accepted_is_kept_when_it_is_asked_for_again(case in case(), (choices, held) in wish()) {
        let won = case.won(&choices, &held);
        // By now nothing is left of any quota for anybody else.
        let later = Case { taken: Taken(vec![u32::MAX; case.taken.0.len()]), ..case };
        prop_assert!(later.verdicts(&won, &won).iter().all(Result::is_ok));
    }

    #[test]
    fn a_later_choice_never_changes_what_became_of_an_earlier_one(
        case in case(), (choices, _) in wish(), cut in 0_usize..12,
    ) {
        let cut = cut.min(choices.len());
        let all = case.verdicts(&choices, &[]);
        prop_assert_eq!(&all[..cut], &case.verdicts(&choices[..cut], &[])[..]);
    }

    #[test]
    fn what_is_refused_stands_in_nobodys_way(case in case(), (choices, _) in wish()) {
        let won = case.won(&choices, &[]);
        prop_assert_eq!(case.won(&won, &[]), won);
    }
}
