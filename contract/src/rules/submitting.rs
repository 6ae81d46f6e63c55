//! What an application must be like before its choices are judged.

use super::may_take_part;
use crate::{Application, Child, Participation, Refusal, Round, School, TakingPart};
use chrono::{DateTime, Utc};

/// Whether an application can be taken at all at this instant: the round, the texts signed, and that it asks for
/// something that exists. `round` has the times in force: the office may have moved it.
pub fn may_submit(
    application: &Application,
    child: &Child,
    school: &School,
    round: &Round,
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    if application.round != round.id {
        return Err(Refusal::AnotherRound { now: round.title.clone() });
    }
    may_take_part(child, round, now)?;
    match &application.participation {
        Participation::NoService => Ok(()),
        Participation::TakingPart(wish) => may_wish(wish, school),
    }
}

fn may_wish(wish: &TakingPart, school: &School) -> Result<(), Refusal> {
    if wish.care.is_empty() && wish.choices.is_empty() {
        return Err(Refusal::NothingChosen);
    }
    if !wish.care.iter().all(|id| school.care_windows().any(|window| &window.id == id)) {
        return Err(Refusal::NoSuchCare);
    }
    let signed = &wish.signature;
    if signed.agreement != school.agreement.hash || signed.pick_up_pledge != school.pick_up_pledge.hash {
        return Err(Refusal::TextChanged);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{child, school};
    use crate::{Fen, GroupId, RoundId, Signature, TextHash, WindowId};

    fn wish() -> TakingPart {
        let school = school();
        TakingPart {
            care: vec![WindowId::new("noon")],
            choices: vec![GroupId::new("football-1")],
            all_or_none: false,
            quoted_total: Fen(50_000),
            signature: Signature {
                guardian_name: "林晓梅".into(),
                agreement: school.agreement.hash,
                pick_up_pledge: school.pick_up_pledge.hash,
            },
        }
    }

    fn answer(change: impl FnOnce(&mut TakingPart)) -> Result<(), Refusal> {
        let mut wish = wish();
        change(&mut wish);
        let school = school();
        let participation = Participation::TakingPart(wish);
        let application = Application { round: school.round.id.clone(), participation };
        may_submit(&application, &child(3), &school, &school.round, school.round.opens_at)
    }

    #[test]
    fn a_signed_wish_in_an_open_round_is_taken() {
        assert_eq!(answer(|_| ()), Ok(()));
    }

    #[test]
    fn each_fault_has_its_refusal() {
        assert_eq!(
            answer(|wish| (wish.care, wish.choices) = Default::default()),
            Err(Refusal::NothingChosen)
        );
        assert_eq!(answer(|wish| wish.care.push(WindowId::new("night"))), Err(Refusal::NoSuchCare));
        assert_eq!(answer(|wish| wish.signature.agreement = TextHash::new("old")), Err(Refusal::TextChanged));
        assert_eq!(
            answer(|wish| wish.signature.pick_up_pledge = TextHash::new("")),
            Err(Refusal::TextChanged)
        );
    }

    #[test]
    fn no_service_needs_no_signature() {
        let school = school();
        let application =
            Application { round: school.round.id.clone(), participation: Participation::NoService };
        assert_eq!(
            may_submit(&application, &child(3), &school, &school.round, school.round.opens_at),
            Ok(())
        );
    }

    #[test]
    fn another_round_is_refused_with_the_title_of_this_one() {
        let school = school();
        let application =
            Application { round: RoundId::new("last-year"), participation: Participation::NoService };
        let refused = may_submit(&application, &child(3), &school, &school.round, school.round.opens_at);
        assert_eq!(refused, Err(Refusal::AnotherRound { now: school.round.title.clone() }));
    }
}
