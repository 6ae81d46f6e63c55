//! Applying for a waiver, and taking that back.

use crate::{Offering, Refusal, School, Waiver, WaiverState};

/// The longest reason a guardian may give, in signs.
pub const LONGEST_WAIVER_REASON: usize = 500;

/// A guardian's reason without the blanks around it; `None` when it says nothing, is too long, or holds signs that
/// cannot be seen. It may have several lines.
pub fn waiver_reason(text: &str) -> Option<&str> {
    let text = text.trim();
    let unseen = |sign: char| sign.is_control() && sign != '\n' && sign != '\r';
    let fits = (1..=LONGEST_WAIVER_REASON).contains(&text.chars().count());
    (fits && !text.chars().any(unseen)).then_some(text)
}

/// Whether a waiver may be applied for: the school has the group, something of the offering's fee is waived to it, and
/// neither the same nor all of it was asked for or granted before. `before` are the child's applications.
pub fn may_request_waiver(
    school: &School,
    offerings: &[Offering],
    wished: &Waiver,
    before: &[(Waiver, WaiverState)],
) -> Result<(), Refusal> {
    let tariff = &school.tariff;
    let group = tariff.waivers.iter().find(|group| group.id == wished.group).ok_or(Refusal::NoSuchWaiver)?;
    if let Some(id) = &wished.offering {
        let offering = offerings.iter().find(|offering| &offering.id == id).ok_or(Refusal::NotOnTheMenu)?;
        if !tariff.waives(group, offering) {
            return Err(Refusal::WaiverNotFor { title: offering.title.clone() });
        }
    }
    let is_same = |waiver: &Waiver| {
        waiver.group == wished.group && (waiver.offering.is_none() || waiver.offering == wished.offering)
    };
    let in_force =
        |state: WaiverState| before.iter().any(|(waiver, other)| is_same(waiver) && *other == state);
    match (in_force(WaiverState::Granted), in_force(WaiverState::Asked)) {
        (true, _) => Err(Refusal::WaiverAskedAlready { granted: true }),
        (false, true) => Err(Refusal::WaiverAskedAlready { granted: false }),
        (false, false) => Ok(()),
    }
}

/// Whether the family may take an application back: not once the office has decided about it.
pub fn may_withdraw_waiver_request(state: WaiverState) -> Result<(), Refusal> {
    match state {
        WaiverState::Asked | WaiverState::Withdrawn => Ok(()),
        WaiverState::Granted | WaiverState::Declined => Err(Refusal::WaiverDecided),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{calligraphy, fee_rule, football, school};
    use crate::{FeeRule, FeeRuleId, Fen, Fraction, OfferingId, Unit, WaiverGroup, WaiverGroupId};

    fn group(id: &str) -> WaiverGroup {
        WaiverGroup {
            id: WaiverGroupId::new(id),
            title: id.into(),
            share: Fraction::WHOLE,
            rules: vec![],
            offerings: vec![],
        }
    }

    fn with_groups() -> School {
        let mut school = school();
        school.tariff.rules = vec![FeeRule { rate: Fen(300), ..fee_rule("noon", Unit::Day) }];
        let team = WaiverGroup { offerings: vec![OfferingId::new("football")], ..group("team") };
        let lunch = WaiverGroup { rules: vec![FeeRuleId::new("football")], ..group("course") };
        school.tariff.waivers = vec![group("poor"), team, lunch];
        school
    }

    fn waiver(group: &str, offering: Option<&str>) -> Waiver {
        Waiver { group: WaiverGroupId::new(group), offering: offering.map(OfferingId::new) }
    }

    fn answer(wished: &Waiver, before: &[(Waiver, WaiverState)]) -> Result<(), Refusal> {
        may_request_waiver(&with_groups(), &[football(), calligraphy()], wished, before)
    }

    #[test]
    fn what_the_school_waives_can_be_applied_for() {
        for (group, offering) in [
            ("poor", None),
            ("poor", Some("football")),
            ("poor", Some("calligraphy")),
            ("team", None),
            ("team", Some("football")),
            ("course", Some("football")),
        ] {
            assert_eq!(answer(&waiver(group, offering), &[]), Ok(()), "{group} {offering:?}");
        }
    }

    #[test]
    fn what_it_does_not_waive_cannot() {
        let not_for = |title: &str| Refusal::WaiverNotFor { title: title.into() };
        let cases = [
            ("orphans", None, Refusal::NoSuchWaiver),
            ("poor", Some("chess"), Refusal::NotOnTheMenu),
            ("team", Some("calligraphy"), not_for("硬笔书法")),
            ("course", Some("calligraphy"), not_for("硬笔书法")),
        ];
        for (group, offering, refusal) in cases {
            assert_eq!(answer(&waiver(group, offering), &[]), Err(refusal), "{group} {offering:?}");
        }
        let free = may_request_waiver(
            &School { tariff: crate::Tariff { rules: vec![], ..with_groups().tariff }, ..school() },
            &[calligraphy()],
            &waiver("poor", Some("calligraphy")),
            &[],
        );
        assert_eq!(free, Err(not_for("硬笔书法")), "what costs nothing needs no waiver");
    }

    #[test]
    fn the_same_is_not_applied_for_twice_until_it_was_declined_or_taken_back() {
        use WaiverState::{Asked, Declined, Granted, Withdrawn};
        let twice = |granted| Err(Refusal::WaiverAskedAlready { granted });
        let (all, one) = (waiver("poor", None), waiver("poor", Some("football")));
        let cases = [
            (&all, &all, Asked, twice(false)),
            (&all, &all, Granted, twice(true)),
            (&all, &all, Declined, Ok(())),
            (&all, &all, Withdrawn, Ok(())),
            (&one, &all, Granted, twice(true)),
            (&one, &one, Asked, twice(false)),
            (&all, &one, Granted, Ok(())),
        ];
        for (wished, before, state, expected) in cases {
            assert_eq!(answer(wished, &[(before.clone(), state)]), expected, "{wished:?} {state:?}");
        }
        let other = waiver("team", None);
        assert_eq!(answer(&all, &[(other, Granted)]), Ok(()), "another group");
        let both = [(one.clone(), Asked), (all, Granted)];
        assert_eq!(answer(&one, &both), twice(true), "what is granted is told first");
    }

    #[test]
    fn a_reason_says_something_and_is_not_endless() {
        assert_eq!(waiver_reason("  家里有低保证\n证号见附件 "), Some("家里有低保证\n证号见附件"));
        assert_eq!(waiver_reason(&"字".repeat(500)).map(|text| text.chars().count()), Some(500));
        for none in ["", " \n ", &"字".repeat(501), "a\u{7}b", "a\tb"] {
            assert_eq!(waiver_reason(none), None, "{none:?}");
        }
    }

    #[test]
    fn an_application_is_taken_back_until_the_office_has_decided() {
        use WaiverState::{Asked, Declined, Granted, Withdrawn};
        for state in [Asked, Withdrawn] {
            assert_eq!(may_withdraw_waiver_request(state), Ok(()));
        }
        for state in [Granted, Declined] {
            assert_eq!(may_withdraw_waiver_request(state), Err(Refusal::WaiverDecided));
        }
    }
}
