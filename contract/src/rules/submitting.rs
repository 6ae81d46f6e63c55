//! What an application must be like before its choices are judged.

use super::{Arrival, below_limit, may_take_part};
use crate::{Application, Child, Offering, Participation, Refusal, School, TakingPart};

/// Whether an application can be taken at all when it arrives: the round, the texts signed, that it asks for something
/// that exists, and for as much as the school's limits ask of those who take part.
pub fn may_submit(
    application: &Application,
    child: &Child,
    school: &School,
    offerings: &[Offering],
    arrival: &Arrival<'_>,
) -> Result<(), Refusal> {
    if application.round != arrival.round.id {
        return Err(Refusal::AnotherRound { now: arrival.round.title.clone() });
    }
    may_take_part(child, arrival)?;
    match &application.participation {
        Participation::NoService => Ok(()),
        Participation::TakingPart(wish) => {
            may_wish(wish, school)?;
            below_limit(&school.choosing.limits, child.grade(), wish, offerings)
        }
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
    use crate::examples::{child, football, school};
    use crate::{
        Binds, Counted, Counting, Fen, GroupId, Limit, RoundId, Signature, Standing, TextHash, WindowId,
    };

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
        submitted(&school(), school().round.id, Participation::TakingPart(wish))
    }

    fn submitted(school: &School, round: RoundId, participation: Participation) -> Result<(), Refusal> {
        let (standing, now) = (Standing::default(), school.round.opens_at);
        let arrival = Arrival { grade: 3, standing: &standing, round: &school.round, now };
        may_submit(&Application { round, participation }, &child(3), school, &[football()], &arrival)
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
        assert_eq!(submitted(&school, school.round.id.clone(), Participation::NoService), Ok(()));
    }

    #[test]
    fn another_round_is_refused_with_the_title_of_this_one() {
        let school = school();
        let refused = submitted(&school, RoundId::new("last-year"), Participation::NoService);
        assert_eq!(refused, Err(Refusal::AnotherRound { now: school.round.title.clone() }));
    }

    #[test]
    fn too_few_choices_refuse_the_whole_of_who_takes_part() {
        let mut school = school();
        school.choosing.limits = vec![Limit {
            title: "傍晚社团".into(),
            counts: Counted { windows: vec![WindowId::new("evening")], ..Counted::default() },
            counting: Counting::Offerings,
            grades: None,
            least: Some(1),
            most: Some(1),
            binds: Binds::All,
        }];
        let id = || school.round.id.clone();
        let (title, counting) = ("傍晚社团".to_owned(), Counting::Offerings);
        let too_few = Err(Refusal::TooFew { title, counting, least: 1, chosen: 0 });
        let care_only = TakingPart { choices: vec![], ..wish() };
        assert_eq!(submitted(&school, id(), Participation::TakingPart(wish())), Ok(()));
        assert_eq!(submitted(&school, id(), Participation::TakingPart(care_only)), too_few);
        assert_eq!(submitted(&school, id(), Participation::NoService), Ok(()), "it binds who takes part");
    }
}
