use super::*;
use crate::examples::{fee_rule, group, offering, school};
use crate::{
    Counted, FeeRule, Fen, FieldId, GradeSpan, GroupId, OfferingId, Signature, Tier, Unit, WindowId,
};
use chrono::Weekday::{self, Fri, Mon, Sat, Thu, Tue, Wed};

/// One offering a line: id, field, weekdays and window of its only group `<id>-1`. Chess is a course that costs.
fn menu() -> Vec<Offering> {
    let club = |id: &str, field: &str, days: &[Weekday], window: &str| {
        let mut only = group(&[id, "-1"].concat(), days[0], window, 0, None);
        only.meetings.extend(days[1..].iter().flat_map(|day| group("", *day, window, 0, None).meetings));
        offering(id, id, field, "", vec![only])
    };
    let mut chess = club("chess", "mind", &[Fri], "evening");
    (chess.tier, chess.fees) =
        (Tier::Course, vec![FeeRule { rate: Fen(2_000), ..fee_rule("chess", Unit::Meeting) }]);
    vec![
        club("choir", "art", &[Mon], "noon"),
        club("drawing", "art", &[Tue, Thu], "noon"),
        club("football", "body", &[Wed], "evening"),
        club("swimming", "body", &[Sat], "saturday"),
        club("pottery", "art", &[Sat], "saturday"),
        chess,
    ]
}

fn limit(title: &str, counts: Counted) -> Limit {
    Limit {
        title: title.into(),
        counts,
        counting: Counting::Offerings,
        grades: None,
        least: None,
        most: None,
        binds: Binds::TakingPartInIt,
    }
}

fn windows(ids: &[&str]) -> Counted {
    Counted { windows: ids.iter().map(|id| WindowId::new(*id)).collect(), ..Counted::default() }
}

/// Chooses one after another and says how many it would be with the one that was refused.
fn first_refused(limit: &Limit, grade: u8, ids: &[&str]) -> Option<(String, u32)> {
    let menu = menu();
    let mut won: Vec<Priced<'_>> = Vec::new();
    for id in ids {
        let offering = menu.iter().find(|offering| offering.id.as_str() == *id).expect("on the menu");
        let wished = Priced { offering, group: &offering.groups[0] };
        match above_limit(std::slice::from_ref(limit), grade, &won, wished) {
            Ok(()) => won.push(wished),
            Err(Refusal::TooMany { would_be, .. }) => return Some(((*id).to_owned(), would_be)),
            Err(other) => panic!("{other:?}"),
        }
    }
    None
}

#[test]
fn a_later_choice_that_passes_a_limit_is_refused() {
    let most = |most, limit: Limit| Limit { most: Some(most), ..limit };
    let by_meeting = |limit: Limit| Limit { counting: Counting::Meetings, ..limit };
    let field = Counted { fields: vec![FieldId::new("art")], ..Counted::default() };
    let courses = Counted { tiers: vec![Tier::Course], ..Counted::default() };
    let paid = Counted { paid: true, ..Counted::default() };
    let named = Counted { offerings: vec![OfferingId::new("choir")], ..Counted::default() };
    let saturdays = Counted { weekdays: vec![Sat], ..Counted::default() };
    let same_meeting = Counted { weekdays: vec![Sat], ..windows(&["noon"]) };
    let all = ["choir", "drawing", "football", "swimming", "pottery", "chess"];
    let noon = || limit("noon", windows(&["noon"]));
    let cases = [
        ("two of anything", most(2, limit("all", Counted::default())), Some(("football", 3))),
        ("one at noon", most(1, noon()), Some(("drawing", 2))),
        ("two meetings at noon", most(2, by_meeting(noon())), Some(("drawing", 3))),
        ("three meetings at noon", most(3, by_meeting(noon())), None),
        ("one of art", most(1, limit("art", field)), Some(("drawing", 2))),
        ("no course", most(0, limit("courses", courses.clone())), Some(("chess", 1))),
        ("one course", most(1, limit("courses", courses)), None),
        ("nothing that costs", most(0, limit("paid", paid)), Some(("chess", 1))),
        ("no choir", most(0, limit("choir", named)), Some(("choir", 1))),
        ("one on Saturdays", most(1, limit("saturdays", saturdays)), Some(("pottery", 2))),
        ("no noon of a Saturday", most(0, limit("none", same_meeting)), None),
    ];
    for (what, limit, expected) in cases {
        let expected = expected.map(|(id, would_be)| (id.to_owned(), would_be));
        assert_eq!(first_refused(&limit, 3, &all), expected, "{what}");
    }
}

#[test]
fn a_limit_holds_for_its_grades() {
    let one = Limit { most: Some(1), ..limit("每个孩子", Counted::default()) };
    let low = Limit { grades: Some(GradeSpan { from: 1, to: 2 }), ..one };
    assert_eq!(first_refused(&low, 2, &["choir", "chess"]), Some(("chess".to_owned(), 2)));
    assert_eq!(first_refused(&low, 3, &["choir", "chess"]), None);
}

#[test]
fn what_the_limit_does_not_count_is_never_refused_by_it() {
    let none_at_noon = Limit { most: Some(0), ..limit("noon", windows(&["noon"])) };
    assert_eq!(first_refused(&none_at_noon, 3, &["football", "chess", "swimming"]), None);
}

fn wish(care: &[&str], choices: &[&str]) -> TakingPart {
    let school = school();
    TakingPart {
        care: care.iter().map(|id| WindowId::new(*id)).collect(),
        choices: choices.iter().map(|id| GroupId::new([*id, "-1"].concat())).collect(),
        all_or_none: false,
        quoted_total: Fen(0),
        signature: Some(Signature {
            guardian_name: "林晓梅".into(),
            agreement: school.agreement.hash,
            pick_up_pledge: school.pick_up_pledge.hash,
        }),
    }
}

#[test]
fn exactly_one_on_saturday_binds_who_takes_part_on_saturday() {
    let saturday = Limit { least: Some(1), most: Some(1), ..limit("周六", windows(&["saturday"])) };
    let all = Limit { binds: Binds::All, ..saturday.clone() };
    let too_few = |title: &str, least, chosen| {
        let (title, counting) = (title.to_owned(), Counting::Offerings);
        Err(Refusal::TooFew { title, counting, least, chosen })
    };
    let cases: [(_, _, &[&str], &[&str], _); 6] = [
        ("no Saturday at all", &saturday, &["noon"], &["choir"], Ok(())),
        ("Saturday care without a club", &saturday, &["saturday"], &["choir"], too_few("周六", 1, 0)),
        ("one club", &saturday, &["saturday"], &["pottery"], Ok(())),
        ("two: the second is refused by itself", &saturday, &[], &["pottery", "swimming"], Ok(())),
        ("everybody is bound", &all, &["noon"], &[], too_few("周六", 1, 0)),
        ("everybody is bound, and chose", &all, &[], &["swimming"], Ok(())),
    ];
    for (what, limit, care, choices, expected) in cases {
        let limits = std::slice::from_ref(limit);
        assert_eq!(below_limit(limits, 3, &wish(care, choices), &menu()), expected, "{what}");
    }
}

#[test]
fn at_least_two_of_something_binds_who_chose_one_of_it() {
    let art = Counted { fields: vec![FieldId::new("art")], ..Counted::default() };
    let two = Limit { least: Some(2), ..limit("艺术", art) };
    let by_meeting = Limit { counting: Counting::Meetings, ..two.clone() };
    let answer = |limit: &Limit, grade, choices: &[&str]| {
        below_limit(std::slice::from_ref(limit), grade, &wish(&["noon"], choices), &menu()).is_ok()
    };
    assert!(answer(&two, 3, &["football"]), "nothing of it: not bound, and noon care is no art");
    assert!(!answer(&two, 3, &["drawing"]));
    assert!(answer(&by_meeting, 3, &["drawing"]), "it meets twice");
    assert!(answer(&two, 3, &["drawing", "choir"]));
    assert!(!answer(&two, 3, &["drawing", "drawing"]), "the same again is no second");
    assert!(!answer(&two, 3, &["drawing", "nowhere"]), "what is not on the menu does not count");
    let upper = Limit { grades: Some(GradeSpan { from: 4, to: 6 }), ..two };
    assert!(answer(&upper, 3, &["drawing"]), "not for this grade");
}
