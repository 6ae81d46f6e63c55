//! What an application must be like before its choices are judged.

use super::{Arrival, below_limit, may_take_part};
use crate::{Application, Child, Offering, Participation, Refusal, RoundMode, School, Signature, TakingPart};

/// Whether an application can be taken at all when it arrives: the round, the texts signed (or, in a round with review,
/// not signed yet), that it asks for something that exists, and for as much as the school's limits ask of those who take
/// part.
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
            signed_in_time(wish, school, arrival.round.mode)?;
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
    Ok(())
}

/// Under first-come a family signs what it submits; with review it signs what is published.
fn signed_in_time(wish: &TakingPart, school: &School, mode: RoundMode) -> Result<(), Refusal> {
    match (&wish.signature, mode) {
        (Some(signature), RoundMode::FirstCome) => signs_todays_texts(signature, school),
        (None, RoundMode::FirstCome) => Err(Refusal::NotSigned),
        (Some(_), RoundMode::Review(_)) => Err(Refusal::SignedTooEarly),
        (None, RoundMode::Review(_)) => Ok(()),
    }
}

/// Whether the texts that were signed are those in force.
pub(super) fn signs_todays_texts(signature: &Signature, school: &School) -> Result<(), Refusal> {
    let School { agreement, pick_up_pledge, .. } = school;
    if signature.agreement == agreement.hash && signature.pick_up_pledge == pick_up_pledge.hash {
        Ok(())
    } else {
        Err(Refusal::TextChanged)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{child, football, school};
    use crate::{
        Binds, Counted, Counting, Fen, GroupId, Limit, ReviewTimes, RoundId, Signature, Standing, TextHash,
        WindowId,
    };

    fn wish() -> TakingPart {
        let school = school();
        TakingPart {
            care: vec![WindowId::new("noon")],
            choices: vec![GroupId::new("football-1")],
            all_or_none: false,
            quoted_total: Fen(50_000),
            signature: Some(Signature {
                guardian_name: "林晓梅".into(),
                agreement: school.agreement.hash,
                pick_up_pledge: school.pick_up_pledge.hash,
            }),
        }
    }

    fn signed(change: impl FnOnce(&mut Signature)) -> impl FnOnce(&mut TakingPart) {
        move |wish| change(wish.signature.as_mut().expect("signed"))
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
        let old_agreement = signed(|signature| signature.agreement = TextHash::new("old"));
        assert_eq!(answer(old_agreement), Err(Refusal::TextChanged));
        let no_pledge = signed(|signature| signature.pick_up_pledge = TextHash::new(""));
        assert_eq!(answer(no_pledge), Err(Refusal::TextChanged));
        assert_eq!(answer(|wish| wish.signature = None), Err(Refusal::NotSigned));
    }

    #[test]
    fn in_a_round_with_review_nobody_signs_before_the_classes_are_published() {
        let mut school = school();
        let times = ReviewTimes { sign_within_days: 3, answer_within_days: 2 };
        school.round.mode = RoundMode::Review(times);
        let submit = |wish| submitted(&school, school.round.id.clone(), Participation::TakingPart(wish));
        assert_eq!(submit(TakingPart { signature: None, ..wish() }), Ok(()));
        assert_eq!(submit(wish()), Err(Refusal::SignedTooEarly));
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
